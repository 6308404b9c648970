/** Pages of one sentence, in the site's face: what is not there, was asked for wrongly or could not be made. */
import { Page, Sentence } from "../../components/page";
import { frontAddress } from "../addresses/addresses";
import { siteName } from "../addresses/site";
import { cacheFor, type Document } from "./document";
import { page, style } from "./page";

const titles = {
  400: "This address asks for something that there is not",
  404: "There is no page at this address",
  500: "This page could not be made",
  503: "This page cannot be made just now",
};

/** A refusal or a failure in one sentence, in the site's face. What says that too much waits does not wait itself. */
export function sentenceDocument(status: keyof typeof titles, sentence: string): Document {
  const written = () => (
    <Page
      theme="auto"
      language="en"
      style={style}
      title={titles[status]}
      head={<meta name="robots" content="noindex" />}
    >
      <Sentence title={titles[status]}>
        {sentence} <a href={frontAddress("")}>{siteName}’s front page</a>
      </Sentence>
    </Page>
  );
  return page([], written, {
    key: ["sentence", status, sentence],
    cache: cacheFor.none,
    status,
    work: "light",
  });
}

/** Says that there is no page. */
export function missingDocument(): Document {
  return sentenceDocument(404, "It may have been mistyped.");
}
