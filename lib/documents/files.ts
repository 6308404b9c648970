import { fileAddress } from "../addresses/addresses";
import { momentAsked } from "../story/moment";
import { type Ask, type ChartAsked, cacheFor, type Document, editionKey, movedDocument } from "./document";
import { type Format, formats } from "./formats";
import { chartRefusal, refusal } from "./refusal";

/** The chart and the format that a file's name asks for; null for no format that there is. */
export function fileNamed(name: string): { chart: string; extension: string; format: Format } | null {
  const [, chart = "", extension = ""] = /^([a-z0-9-]+)\.([a-z.]+)$/.exec(name) ?? [];
  const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined;
  return format ? { chart, extension, format } : null;
}

/** The refusal of a file whose name ends like none. */
export function noSuchFile(): Document {
  return refusal(404, `no such file: a chart has ${Object.keys(formats).join(", ")}`);
}

/** A chart as a file, at a width in CSS pixels and so many device pixels for each. */
export function fileDocument(
  found: ChartAsked,
  ask: Ask,
  { extension, format, width, scale }: { extension: string; format: Format; width: number; scale: number },
): Document {
  if (found.kind !== "absent" && found.renamed) {
    return movedDocument(fileAddress({ site: "", story: found.open.slug, chart: found.id }, extension), ask);
  }
  if (found.kind !== "found") return chartRefusal(found);
  const { story, chart } = found;
  const { language, pinned, site } = ask;
  const theme = ask.theme === "dark" ? "dark" : "light";
  const moment = momentAsked(story, ask.at, ask.now);
  const drawn = { theme, language, now: moment.at, site, width, scale } as const;
  const counts = format.pictured ? drawn : { language, site };
  return {
    key: ["file", chart.id, extension, editionKey(story), counts],
    make: () => format.render(story, chart, drawn),
    type: format.type,
    policy: "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    cache: moment.live ? cacheFor.seconds(moment.trueFor) : pinned ? cacheFor.forever : cacheFor.live,
    shared: true,
    headers: {
      "Content-Disposition": `inline; filename="${story.slug}-${chart.id}-v${story.edition}.${extension}"`,
      "Cross-Origin-Resource-Policy": "cross-origin",
    },
    work: format.type === "image/png" ? "picture" : "page",
  };
}
