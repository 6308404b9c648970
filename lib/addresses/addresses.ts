/** The addresses of a chart, put together in one place. */
import type { Language } from "../story/text";
import { type Query, written } from "./form";

/** The colours of a document; `auto` follows the reader. */
export type ThemeName = "light" | "dark" | "auto";

/** A chart on a site, `site` being its origin. */
export interface Place {
  site: string;
  story: string;
  chart: string;
}

/** What an address asks for beyond its chart; null where it leaves the choice to the desk. */
export interface Asked {
  /** Embeds and files are light unless asked; a file follows nobody, so it takes no `auto`. */
  theme: ThemeName | null;
  language: Language | null;
  /** The edition to stay at. */
  pinned: number | null;
  /** `live` or an instant. */
  at: string | null;
}

/** What an address is asked for that asks for nothing. */
export const usual: Asked = { theme: null, language: null, pinned: null, at: null };

/** What is asked for, as it stands in an address; nothing for what is usual. */
function asking({ theme, language, pinned, at }: Asked, more: Record<string, string> = {}): Query {
  return Object.entries({
    ...(theme && theme !== "light" && { theme }),
    ...(language && language !== "en" && { lang: language }),
    ...(pinned !== null && { v: String(pinned) }),
    ...(at !== null && { at }),
    ...more,
  });
}

/** The front page. */
export const frontAddress = (site: string) => written(site, "/");

/** A story's dashboard. */
export function storyAddress(site: string, story: string, asked = usual): string {
  return written(site, `/${story}`, asking(asked));
}

/** How many editions a page of corrections lists. */
export const editionsListed = 20;

/** Every correction of a story, the newest first; a page of those up to an edition, where there are more. */
export function correctionsAddress(site: string, story: string, upTo?: number): string {
  return written(site, `/${story}/corrections`, upTo === undefined ? [] : [["upto", String(upTo)]]);
}

/** The place of an edition among a story's corrections, `newest` being the last edition that there is. */
export function editionAddress(site: string, story: string, edition: number, newest: number): string {
  const listed = edition > newest - editionsListed;
  return `${correctionsAddress(site, story, listed ? undefined : edition)}#edition-${edition}`;
}

/** The name that a feed gives an edition, or one of its corrections, for ever, however addresses are written. */
export function feedId(site: string, story: string, entry: number | string): string {
  return `${site}/${story}/corrections#edition-${entry}`;
}

/** The same as Atom. */
export function feedAddress(site: string, story: string): string {
  return written(site, `/${story}/feed.xml`);
}

/** The same of every story. */
export const everyCorrection = (site: string, upTo?: string) =>
  written(site, "/corrections", upTo === undefined ? [] : [["upto", upTo]]);
export const everyFeed = (site: string) => written(site, "/feed.xml");

/** What the marks of the charts mean. */
export const guideAddress = (site: string) => written(site, "/how-to-read");

/** What asks for an edition and leaves the rest to the desk. */
export function atEdition(pinned: number | null): Asked {
  return { ...usual, pinned };
}

/** A chart's own page. */
export function pageAddress({ site, story, chart }: Place, asked = usual): string {
  return written(site, `/${story}/${chart}`, asking(asked));
}

/** The document inside a chart's iframe. */
export function frameAddress({ site, story, chart }: Place, asked = usual): string {
  return written(site, `/embed/${story}/${chart}`, asking(asked));
}

/** A chart as a file; `extension` without its dot. */
export function fileAddress(
  { site, story, chart }: Place,
  extension: string,
  asked = usual,
  more: Record<string, string> = {},
): string {
  const theme = asked.theme === "auto" ? null : asked.theme;
  return written(site, `/charts/${story}/${chart}.${extension}`, asking({ ...asked, theme }, more));
}

/** The size that networks ask of a page's image, a chart's card, in pixels. */
export const cardSize = { width: 1200, height: 630 };

/** The loader that puts iframes into a page, and the site's sign. */
export const loaderAddress = (site: string) => written(site, "/embed.js");
export const iconAddress = () => written("", "/icon.svg");
