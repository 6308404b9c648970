import { generateAtomFeed } from "feedsmith";
import {
  atEdition,
  correctionsAddress,
  everyCorrection,
  everyFeed,
  feedAddress,
  storyAddress,
} from "../addresses/addresses";
import { siteName } from "../addresses/site";
import type { Language, Story } from "../story/story";
import { correctionWords } from "../words/corrections";
import { escaped } from "../words/escape";
import { plain, say } from "../words/prose";
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

/** The feed of every story. */
export function everyFeedDocument(
  stories: Story[],
  { site, language }: Pick<Ask, "site" | "language">,
): Document {
  return {
    key: ["every feed", stories.map(editionKey), site, language],
    make: () => feedOfEvery(stories, site, language),
    type: "application/atom+xml; charset=utf-8",
    cache: cacheFor.live,
    shared: true,
  };
}

type Atom = Parameters<typeof generateAtomFeed>[0];
type Entry = NonNullable<Atom["entries"]>[number];

/** A story's corrections and updates, newest first, and its first edition last; `named` where titles have to name it. */
function entriesOf(
  story: Story,
  site: string,
  language: Language,
  named = false,
): (Entry & { updated: string })[] {
  const at = (edition?: number | string) => correctionsAddress(site, story.slug, edition);
  const headline = plain(story.headline, story, language);
  const entries = traced(story.corrections).map((correction, index, all) => {
    const { head, changes, why } = correctionWords(correction, story.zone, language, { whole: true });
    // Of one edition's entries the last has always been 1, so that ids stay when the list grows.
    const number = all.slice(index).filter(({ edition }) => edition === correction.edition).length;
    const [item] = correction.items;
    const about = item ? say(item.label, language) : headline;
    return {
      id: at(`${correction.edition}-${number}`),
      title: html(`${head}: ${about}${named && item ? ` (${headline})` : ""}`),
      updated: correction.publishedAt,
      published: correction.publishedAt,
      links: [{ rel: "alternate", type: "text/html", href: at(correction.edition) }],
      categories: [{ term: correction.reason }],
      content: html(...changes, why),
    };
  });
  return [
    ...entries,
    {
      id: at(1),
      title: html(`Published: ${headline}`),
      updated: story.firstPublishedAt,
      published: story.firstPublishedAt,
      links: [{ rel: "alternate", type: "text/html", href: storyAddress(site, story.slug, atEdition(1)) }],
      content: html(plain(story.dek, story, language)),
    },
  ];
}

/** What every feed of the site is, `page` being the same for readers. */
function atom(
  site: string,
  language: Language,
  { page, ...rest }: Pick<Atom, "id" | "title" | "updated" | "entries"> & { page: string },
): string {
  return generateAtomFeed({
    xml: { lang: language },
    authors: [{ name: siteName, uri: `${site}/` }],
    links: [
      { rel: "self", type: "application/atom+xml", href: rest.id },
      { rel: "alternate", type: "text/html", href: page },
    ],
    ...rest,
  });
}

/** What a story's feed is called, and when it changed last. */
function feedOf(story: Story, site: string, language: Language) {
  return {
    id: feedAddress(site, story.slug),
    title: html(`Corrections and updates: ${plain(story.headline, story, language)}`),
    updated: story.corrections[0]?.publishedAt ?? story.firstPublishedAt,
  };
}

/** A story's corrections and updates as Atom. */
export function feed(story: Story, site: string, language: Language): string {
  return atom(site, language, {
    ...feedOf(story, site, language),
    page: correctionsAddress(site, story.slug),
    entries: entriesOf(story, site, language),
  });
}

/** The same of every story, the newest first: each story's own entries, with the feed that they come from. */
export function feedOfEvery(stories: Story[], site: string, language: Language): string {
  const entries = stories
    .flatMap((story) => {
      const source = feedOf(story, site, language);
      return entriesOf(story, site, language, true).map((entry) => ({ ...entry, source }));
    })
    .toSorted((a, b) => b.updated.localeCompare(a.updated));
  return atom(site, language, {
    id: everyFeed(site),
    page: everyCorrection(site),
    title: html(`Corrections and updates: ${siteName}`),
    updated: entries[0]?.updated ?? "1970-01-01T00:00:00Z",
    entries,
  });
}
