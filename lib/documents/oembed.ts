import { createHash } from "node:crypto";
import {
  cardSize,
  fileAddress,
  frameAddress,
  frontAddress,
  pageAddress,
  storyAddress,
} from "../addresses/addresses";
import { type Embed, iframe, previewed, quoted } from "../addresses/codes";
import { type Laid, roomIn } from "../addresses/heights";
import { siteName } from "../addresses/site";
import type { Story } from "../story/story";
import { escaped } from "../words/escape";
import { plain } from "../words/prose";
import { type Ask, type ChartAsked, type Document, editionKey } from "./document";
import { chartRefusal } from "./refusal";
import { flatXml } from "./xml";

/** The largest sizes that a receiver has room for, in pixels; null where it set none. */
export interface Maxima {
  width: number | null;
  height: number | null;
}

/** The width of a frame for a receiver that says nothing of its own. */
const usualWidth = 680;

/** What a receiver asked for besides an address. */
export interface OembedAsk {
  maxima: Maxima;
  format: "json" | "xml";
  /** Whether it is a WordPress that embeds what was pasted. */
  wordpress: boolean;
}

/** oEmbed 1.0: how to embed a chart whose address a producer pasted; `laid` are its embed's heights. */
export function oembedDocument(
  found: ChartAsked,
  { asked, at, site, language }: Ask,
  { maxima, format, wordpress }: OembedAsk,
  laid: Laid | null,
): Document {
  if (found.kind !== "found" || !laid) {
    return chartRefusal(found.kind === "found" ? { kind: "absent", what: "chart" } : found);
  }
  const { story, chart } = found;
  const heights = at === "live" && laid.live ? laid.live : laid.still;
  const make = () => {
    const width = Math.min(maxima.width ?? usualWidth, previewed.column);
    const room = roomIn(heights, width, asked);
    const most = (height: number) => Math.min(height, maxima.height ?? height);
    const embed: Embed = {
      site,
      story: story.slug,
      chart: chart.id,
      ...asked,
      title: plain(chart.title, story, language),
      heights: { narrow: most(room.narrow), column: most(room.column) },
      column: width,
    };
    const size = { width, height: embed.heights.column };
    const fields = oembedAnswer(embed, story, size, maxima, wordpress);
    return format === "xml" ? flatXml("oembed", fields) : `${JSON.stringify(fields)}\n`;
  };
  return {
    key: ["oembed", chart.id, editionKey(story), asked, heights, maxima, format, wordpress, site],
    make,
    type: format === "xml" ? "text/xml; charset=utf-8" : "application/json; charset=utf-8",
    cache: "public, max-age=0, s-maxage=60, stale-if-error=86400",
    shared: true,
    headers: { Vary: "Accept-Encoding, User-Agent" },
  };
}

/** An oEmbed 1.0 answer of type `rich`, its sizes within the maxima. */
export function oembedAnswer(
  embed: Embed,
  story: Story,
  size: { width: number; height: number },
  maxima: Maxima,
  pair: boolean,
): Record<string, string | number> {
  const factor = Math.min(
    1,
    (maxima.width ?? Infinity) / cardSize.width,
    (maxima.height ?? Infinity) / cardSize.height,
  );
  const thumbnailWidth = Math.floor(cardSize.width * factor);
  return {
    version: "1.0",
    type: "rich",
    title: embed.title,
    provider_name: siteName,
    provider_url: frontAddress(embed.site),
    author_name: plain(story.headline, story, embed.language ?? "en"),
    author_url: storyAddress(embed.site, story.slug),
    cache_age: embed.pinned === null ? 60 : 3600,
    ...(thumbnailWidth >= 16 && {
      thumbnail_url: fileAddress(embed, "card.png", embed, { width: String(thumbnailWidth) }),
      thumbnail_width: thumbnailWidth,
      thumbnail_height: Math.round((cardSize.height * thumbnailWidth) / cardSize.width),
    }),
    width: size.width,
    height: size.height,
    html: pair ? wordpressPair(embed, size) : iframe(embed, String(size.width), size.height),
  };
}

/**
 * What WordPress resizes: a quotation and an iframe, joined by a secret. For a provider
 * that it does not know it puts in a secret of its own, behind this one; one that it was
 * told to trust it takes as it stands. It drops the style with the first height.
 */
function wordpressPair(embed: Embed, { height }: { height: number }): string {
  const address = frameAddress(embed, embed);
  const secret = createHash("sha256").update(address).digest("hex").slice(0, 10);
  const joined = `class="wp-embedded-content" data-secret="${secret}"`;
  const frame = iframe(embed, "100%", height)
    .replace("<iframe ", `<iframe ${joined} frameborder="0" marginwidth="0" marginheight="0" `)
    .replace(quoted(address), quoted(`${address}#?secret=${secret}`));
  return `<blockquote ${joined}><a href=${quoted(pageAddress(embed, embed))}>${escaped(embed.title)}</a></blockquote>${frame}`;
}

/** The story or chart that an address of ours names, with its query; null for any other address. */
export function addressed(
  address: string,
  site: string,
): { story: string; chart: string | null; query: URLSearchParams } | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.host !== new URL(site).host || !/^https?:$/.test(url.protocol)) return null;
  const path = url.pathname.slice(new URL(site).pathname.replace(/\/$/, "").length);
  const [, framed, story, chart = null] = /^(\/embed)?\/([^/]+)(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  return !story || (framed && !chart) ? null : { story, chart, query: url.searchParams };
}
