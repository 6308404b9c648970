import { plain } from "../prose";
import { cardSize } from "../render/card";
import { siteName } from "../site";
import type { Chart, Story } from "../story";
import { type Embed, iframe, pageAddress } from "./codes";

/** The largest sizes that a receiver has room for, in pixels; null where it set none. */
export interface Maxima {
  width: number | null;
  height: number | null;
}

/** An oEmbed 1.0 answer of type `rich`, its sizes within the maxima. */
export function oembedAnswer(
  embed: Embed,
  { story, chart }: { story: Story; chart: Chart },
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
    provider_url: `${embed.site}/`,
    author_name: plain(story.headline, story.figures, embed.language),
    author_url: `${embed.site}/${story.slug}`,
    cache_age: embed.pinned === null ? 60 : 3600,
    ...(thumbnailWidth >= 16 && {
      thumbnail_url: `${embed.site}/charts/${story.slug}/${chart.id}.card.png?${thumbnailQuery(embed, thumbnailWidth)}`,
      thumbnail_width: thumbnailWidth,
      thumbnail_height: Math.round((cardSize.height * thumbnailWidth) / cardSize.width),
    }),
    width: size.width,
    height: size.height,
    html: pair ? wordpressPair(embed, size) : sized(embed, size),
  };
}

/** The bare iframe at a size: what most receivers keep of it is source, size and title. */
function sized(embed: Embed, { width, height }: { width: number; height: number }): string {
  return iframe(embed)
    .replace(/ width="[^"]*" height="[^"]*"/, ` width="${width}" height="${height}"`)
    .replace(/height:[^"]*"/, `max-width:${width}px;height:${height}px"`);
}

/**
 * What WordPress resizes: a quotation with a link and an iframe, joined by a secret that
 * it puts in itself.
 */
function wordpressPair(embed: Embed, size: { width: number; height: number }): string {
  const frame = sized(embed, size).replace(
    "<iframe ",
    '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" ',
  );
  const [, title = ""] = / title=("[^"]*")/.exec(frame) ?? [];
  return `<blockquote class="wp-embedded-content"><a href="${pageAddress(embed)}">${title.slice(1, -1)}</a></blockquote>${frame}`;
}

/** The chart that an address of ours names, with its query; null for any other address. */
export function addressed(
  address: string,
  site: string,
): { story: string; chart: string; query: URLSearchParams } | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.host !== new URL(site).host || !/^https?:$/.test(url.protocol)) return null;
  const [, , story, chart] = /^(\/embed)?\/([^/]+)\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  return story && chart ? { story, chart, query: url.searchParams } : null;
}

/** A thumbnail at the edition and in the theme that the frame has. */
function thumbnailQuery({ pinned, theme }: Embed, width: number): string {
  const query = new URLSearchParams({ width: String(width) });
  if (pinned !== null) query.set("v", String(pinned));
  if (theme === "dark") query.set("theme", theme);
  return query.toString();
}
