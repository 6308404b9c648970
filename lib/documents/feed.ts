import { generateAtomFeed } from "feedsmith";
import {
  atEdition,
  correctionsAddress,
  editionAddress,
  everyCorrection,
  everyFeed,
  feedAddress,
  feedId,
  frontAddress,
  storyAddress,
} from "../addresses/addresses";
import { held } from "../addresses/form";
import { siteName } from "../addresses/site";
import type { Correction } from "../story/correction";
import type { Story } from "../story/story";
import type { Language } from "../story/text";
import { correctionWords } from "../words/corrections";
import { escaped } from "../words/escape";
import { plain, say } from "../words/prose";
import { type Ask, cacheFor, type Document, editionKey } from "./document";
import { refusal } from "./refusal";

/** Texts as HTML, one paragraph each when there are several: readers of feeds eat a plain text's tags. */
function html(...texts: string[]) {
  const value =
    texts.length > 1 ? texts.map((text) => `<p>${escaped(text)}</p>`).join("") : escaped(texts[0] ?? "");
  return { type: "html", value };
}

/** The newest corrections and updates of a story at its open edition, newest first, all of each edition's. */
type Newest = (story: string, open: number) => Promise<Correction[]>;

/** How many corrections and updates a feed has. */
const longest = 30;

/** A story's feed, or the refusal of one that is not there. */
export function feedDocument(
  story: Story | null,
  { site, language }: Pick<Ask, "site" | "language">,
  newest: Newest,
): Document {
  if (!story) return refusal(404, "no such story");
  return {
    key: ["feed", editionKey(story), site, language],
    make: async () => feed({ story, corrections: await newest(story.slug, story.edition) }, site, language),
    type: "application/atom+xml; charset=utf-8",
    cache: cacheFor.live,
    shared: true,
  };
}

/** The feed of every story. */
export function everyFeedDocument(
  stories: Story[],
  { site, language }: Pick<Ask, "site" | "language">,
  newest: Newest,
): Document {
  return {
    key: ["every feed", stories.map(editionKey), site, language],
    make: async () => {
      const told = await Promise.all(
        stories.map(async (story) => ({ story, corrections: await newest(story.slug, story.edition) })),
      );
      return feedOfEvery(told, site, language);
    },
    type: "application/atom+xml; charset=utf-8",
    cache: cacheFor.live,
    shared: true,
  };
}

type Atom = Parameters<typeof generateAtomFeed>[0];
type Entry = NonNullable<Atom["entries"]>[number];

/** A story with what has been explained of its changes, newest first. */
export interface ToldStory {
  story: Story;
  corrections: Correction[];
}

/** A story's corrections and updates, newest first, and its first edition last; `named` where titles have to name it. */
function entriesOf(
  { story, corrections }: ToldStory,
  site: string,
  language: Language,
  named = false,
): (Entry & { updated: string })[] {
  const headline = plain(story.headline, story, language);
  const entries = corrections.map((correction, index, all) => {
    const { head, changes, why } = correctionWords(correction, story.zone, language, { whole: true });
    // Of one edition's entries the last has always been 1, so that ids stay when the list grows.
    const number = all.slice(index).filter(({ edition }) => edition === correction.edition).length;
    const [item] = correction.items;
    const about = item ? say(item.label, language) : headline;
    return {
      id: feedId(site, story.slug, `${correction.edition}-${number}`),
      title: html(`${head}: ${about}${named && item ? ` (${headline})` : ""}`),
      updated: correction.publishedAt,
      published: correction.publishedAt,
      links: [
        {
          rel: "alternate",
          type: "text/html",
          href: editionAddress(site, story.slug, correction.edition, story.edition),
        },
      ],
      categories: [{ term: correction.reason }],
      content: html(...changes, why),
    };
  });
  const address = storyAddress(site, story.slug, atEdition(1));
  const first = held(story.slug, 1, address) ?? storyAddress(site, story.slug);
  return [
    ...entries.slice(0, longest),
    {
      id: feedId(site, story.slug, 1),
      title: html(`Published: ${headline}`),
      updated: story.firstPublishedAt,
      published: story.firstPublishedAt,
      links: [{ rel: "alternate", type: "text/html", href: first }],
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
    authors: [{ name: siteName, uri: frontAddress(site) }],
    links: [
      { rel: "self", type: "application/atom+xml", href: rest.id },
      { rel: "alternate", type: "text/html", href: page },
    ],
    ...rest,
  });
}

/** What a story's feed is called, and when it changed last. */
function feedOf({ story, corrections }: ToldStory, site: string, language: Language) {
  return {
    id: feedAddress(site, story.slug),
    title: html(`Corrections and updates: ${plain(story.headline, story, language)}`),
    updated: corrections[0]?.publishedAt ?? story.firstPublishedAt,
  };
}

/** A story's corrections and updates as Atom. */
export function feed(told: ToldStory, site: string, language: Language): string {
  return atom(site, language, {
    ...feedOf(told, site, language),
    page: correctionsAddress(site, told.story.slug),
    entries: entriesOf(told, site, language),
  });
}

/** The same of every story, the newest first: each story's own entries, with the feed that they come from. */
export function feedOfEvery(stories: ToldStory[], site: string, language: Language): string {
  const entries = stories
    .flatMap((told) => {
      const source = feedOf(told, site, language);
      return entriesOf(told, site, language, true).map((entry) => ({ ...entry, source }));
    })
    .toSorted((a, b) => b.updated.localeCompare(a.updated))
    .slice(0, Math.max(longest, 2 * stories.length));
  return atom(site, language, {
    id: everyFeed(site),
    page: everyCorrection(site),
    title: html(`Corrections and updates: ${siteName}`),
    updated: entries[0]?.updated ?? "1970-01-01T00:00:00Z",
    entries,
  });
}
