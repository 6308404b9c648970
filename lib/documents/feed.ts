import { generateAtomFeed } from "feedsmith";
import { atEdition, correctionsAddress, feedAddress, storyAddress } from "../addresses/addresses";
import { siteName } from "../addresses/site";
import type { Language, Story } from "../story/story";
import { correctionWords } from "../words/corrections";
import { escaped } from "../words/escape";
import { plain } from "../words/prose";
import { traced } from "../words/taken-back";
import { type Ask, cacheFor, type Document, editionKey } from "./document";
import { refusal } from "./refusal";

/** Texts as HTML, one paragraph each when there are several: readers of feeds eat a plain text's tags. */
function html(...texts: string[]) {
  const value =
    texts.length > 1 ? texts.map((text) => `<p>${escaped(text)}</p>`).join("") : escaped(texts[0] ?? "");
  return { type: "html", value };
}

/** A story's feed, or the refusal of one that is not there. */
export function feedDocument(
  story: Story | null,
  { site, language }: Pick<Ask, "site" | "language">,
): Document {
  if (!story) return refusal(404, "no such story");
  return {
    key: ["feed", editionKey(story), site, language],
    make: () => feed(story, site, language),
    type: "application/atom+xml; charset=utf-8",
    cache: cacheFor.live,
    shared: true,
  };
}

/** A story's corrections and updates as Atom, newest first, and its first edition last. */
export function feed(story: Story, site: string, language: Language): string {
  const at = (edition?: number | string) => correctionsAddress(site, story.slug, edition);
  const self = feedAddress(site, story.slug);
  const headline = plain(story.headline, story, language);
  const entries = traced(story.corrections).map((correction, index, all) => {
    const { head, changes, why } = correctionWords(correction, story.zone, language, { whole: true });
    // Of one edition's entries the last has always been 1, so that ids stay when the list grows.
    const number = all.slice(index).filter(({ edition }) => edition === correction.edition).length;
    return {
      id: at(`${correction.edition}-${number}`),
      title: html(`${head}: ${correction.items[0]?.label[language] ?? headline}`),
      updated: correction.publishedAt,
      published: correction.publishedAt,
      links: [{ rel: "alternate", type: "text/html", href: at(correction.edition) }],
      categories: [{ term: correction.reason }],
      content: html(...changes, why),
    };
  });
  return generateAtomFeed({
    xml: { lang: language },
    id: self,
    title: html(`Corrections and updates: ${headline}`),
    updated: story.corrections[0]?.publishedAt ?? story.firstPublishedAt,
    authors: [{ name: siteName, uri: `${site}/` }],
    links: [
      { rel: "self", type: "application/atom+xml", href: self },
      { rel: "alternate", type: "text/html", href: at() },
    ],
    entries: [
      ...entries,
      {
        id: at(1),
        title: html(`Published: ${headline}`),
        updated: story.firstPublishedAt,
        published: story.firstPublishedAt,
        links: [{ rel: "alternate", type: "text/html", href: storyAddress(site, story.slug, atEdition(1)) }],
        content: html(plain(story.dek, story, language)),
      },
    ],
  });
}
