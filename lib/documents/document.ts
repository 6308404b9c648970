import type { Asked, ThemeName } from "../addresses/addresses";
import type { Chart, Story } from "../story/story";
import type { Language } from "../story/text";

/** What an address answers with: bytes that are made once, their type and policy, and how long they are true. */
export interface Document {
  /** Names the bytes by everything that they are made of, so that they can be kept. */
  key: readonly unknown[];
  make: () => string | Buffer | Promise<string | Buffer>;
  type: string;
  /** How long others may keep it, as `Cache-Control` has it. */
  cache: string;
  status?: number;
  /** What a browser may load for it. */
  policy?: string;
  /** Whether other sites' scripts may read it. */
  shared?: boolean;
  headers?: Record<string, string>;
  /** What making it is: writing a page or a file, the usual; a picture of pixels; light, which waits for no turn. */
  work?: "page" | "picture" | "light";
}

/** What an address asks of its document, checked. */
export interface Ask {
  theme: ThemeName;
  language: Language;
  /** The edition to stay at; null for the open one. */
  pinned: number | null;
  /** `live`, an instant, or null for the story's own moment. */
  at: string | null;
  /** The same as it was asked, for links that keep it. */
  asked: Asked;
  /** The whole query, with its question mark, empty without one. */
  search: string;
  /** The site's origin. */
  site: string;
  now: Date;
}

/** A story at the edition asked for, with the open one. */
export interface StoryFound {
  story: Story;
  open: Story;
}

/** What stands at a chart's address: the chart at the edition asked for, what it left when it was retracted, nothing. */
export type ChartAsked =
  | (StoryFound & Named & { kind: "found"; chart: Chart })
  /** `last` is the last edition with the chart. */
  | (Named & { kind: "retracted"; open: Story; last: number })
  | { kind: "absent"; what: "story" | "chart" };

interface Named {
  /** The chart's name today. */
  id: string;
  /** Whether it was asked for by a name that it had before. */
  renamed: boolean;
}

/** Leads from an address that a chart had to the one that it has, where the same is asked; an origin is not named. */
export function movedDocument(path: string, { search }: Pick<Ask, "search">): Document {
  const to = path + search;
  return {
    key: ["moved", to],
    make: () => `moved to ${to}\n`,
    type: "text/plain; charset=utf-8",
    // A browser that kept it for ever would never hear of another name.
    cache: cacheFor.live,
    status: 308,
    shared: true,
    headers: { Location: to },
    work: "light",
  };
}

/** What a document is kept by of a story that it is made of. */
export interface EditionKey {
  /** `gsomia@3`. */
  madeOf: string;
  publishedAt: string;
}

/** What a document is kept by of a story that it is made of. */
export function editionKey({ slug, edition, publishedAt }: Story): EditionKey {
  return { madeOf: `${slug}@${edition}`, publishedAt };
}

/** The editions that a document is made of, as its key tells. */
export function editionsIn(key: unknown): string[] {
  if (Array.isArray(key)) return [...new Set(key.flatMap(editionsIn))];
  return key && typeof key === "object" && "madeOf" in key ? [String(key.madeOf)] : [];
}

/**
 * How long an answer may be kept by others: `live` answers are theirs for a minute and
 * may stand in for a failing server for a day; an edition's files never change.
 */
export const cacheFor = {
  live: "public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=86400",
  pinned: "public, max-age=60, s-maxage=60, stale-if-error=86400",
  forever: "public, max-age=31536000, immutable",
  none: "no-store",
  /** Words that are true for some seconds only. */
  seconds: (count: number) => `public, max-age=0, s-maxage=${count}`,
};

/** How long a document may be kept that shows a moment: a live one for as long as its words are true. */
export function cacheOf(
  { live, trueFor }: { live: boolean; trueFor: number },
  pinned: number | null,
): string {
  if (live) return cacheFor.seconds(trueFor);
  return pinned === null ? cacheFor.live : cacheFor.pinned;
}
