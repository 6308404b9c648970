/** What an export begins with: everything that can be linked to or chosen in a panel of codes. */
import {
  type Asked,
  everyCorrection,
  everyFeed,
  feedAddress,
  fileAddress,
  frameAddress,
  frontAddress,
  guideAddress,
  loaderAddress,
  pageAddress,
  storyAddress,
  type ThemeName,
} from "../addresses/addresses";
import { oembedAddress } from "../addresses/form";
import { formats } from "../documents/formats";
import { languages } from "../words/languages";
import type { Held } from "./held";

const themes: (ThemeName | null)[] = [null, "dark", "auto"];

/** What can be asked of a story's addresses: themes, languages, editions, the reader's now. */
function choices({ editions }: Held): Asked[] {
  // The open edition without its number follows corrections.
  const pinned = [null, ...editions];
  return themes.flatMap((theme) =>
    languages.flatMap((each) =>
      pinned.flatMap((edition) =>
        [null, "live"].map((at) => ({
          theme,
          language: each === "en" ? null : each,
          pinned: edition,
          at,
        })),
      ),
    ),
  );
}

/** Writes every address that an export begins with, `site` being where it is served. */
export function writeRoots(site: string, stories: readonly Held[]): void {
  frontAddress(site);
  guideAddress(site);
  everyCorrection(site);
  everyFeed(site);
  loaderAddress(site);
  for (const held of stories) {
    const story = held.open.slug;
    feedAddress(site, story);
    for (const asked of choices(held)) {
      const page = storyAddress(site, story, asked);
      for (const format of ["json", "xml"] as const) oembedAddress(site, page, format);
      for (const chart of held.charts) writeChart({ site, story, chart }, asked);
    }
  }
}

function writeChart(place: { site: string; story: string; chart: string }, asked: Asked): void {
  frameAddress(place, asked);
  const page = pageAddress(place, asked);
  for (const format of ["json", "xml"] as const) oembedAddress(place.site, page, format);
  for (const [extension, { pictured }] of Object.entries(formats))
    fileAddress(place, extension, pictured ? asked : { ...asked, theme: null, at: null });
}
