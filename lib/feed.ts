import { generateAtomFeed } from "feedsmith";
import { atEdition, correctionsAddress, feedAddress, storyAddress } from "./addresses";
import { correctionWords } from "./corrections";
import { escaped } from "./escape";
import { plain } from "./prose";
import { siteName } from "./site";
import type { Language, Story } from "./story";

/** Texts as HTML, one paragraph each when there are several: readers of feeds eat a plain text's tags. */
function html(...texts: string[]) {
  const value =
    texts.length > 1 ? texts.map((text) => `<p>${escaped(text)}</p>`).join("") : escaped(texts[0] ?? "");
  return { type: "html", value };
}

/** A story's corrections and updates as Atom, newest first, and its first edition last. */
export function feed(story: Story, site: string, language: Language): string {
  const at = (edition?: number | string) => correctionsAddress(site, story.slug, edition);
  const self = feedAddress(site, story.slug);
  const headline = plain(story.headline, story.figures, language);
  const entries = story.corrections.map((correction, index, all) => {
    const { head, changes, why } = correctionWords(correction, story.zone, language, true);
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
        content: html(plain(story.dek, story.figures, language)),
      },
    ],
  });
}
