import { createHash } from "node:crypto";
import { fileAddress, frameAddress, pageAddress, storyAddress } from "../addresses";
import { escaped } from "../escape";
import { plain } from "../prose";
import { cardSize } from "../render/card";
import { siteName } from "../site";
import type { Story } from "../story";
import { type Embed, iframe, quoted } from "./codes";

/** The largest sizes that a receiver has room for, in pixels; null where it set none. */
export interface Maxima {
  width: number | null;
  height: number | null;
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
    provider_url: `${embed.site}/`,
    author_name: plain(story.headline, story.figures, embed.language ?? "en"),
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
  const [, framed, story, chart = null] = /^(\/embed)?\/([^/]+)(?:\/([^/]+))?\/?$/.exec(url.pathname) ?? [];
  return !story || (framed && !chart) ? null : { story, chart, query: url.searchParams };
}
