import { Guide } from "../../components/guide";
import { SiteFeedLink } from "../../components/head";
import { Page } from "../../components/page";
import { guideAddress } from "../addresses/addresses";
import { guideWords } from "../words/guide";
import { type Ask, cacheFor, type Document } from "./document";
import { deskStyle, page } from "./page";

/** The page that explains the marks of the charts. */
export function guideDocument({ theme, language, site }: Pick<Ask, "theme" | "language" | "site">): Document {
  const { title, intro } = guideWords(language);
  const written = () => (
    <Page
      theme={theme}
      language={language}
      style={deskStyle}
      title={title}
      head={
        <>
          <link rel="canonical" href={guideAddress(site)} />
          <meta name="description" content={intro} />
          <SiteFeedLink site={site} />
        </>
      }
    >
      <Guide language={language} />
    </Page>
  );
  return page([], written, { key: ["guide", theme, language, site], cache: cacheFor.live }, deskStyle);
}
