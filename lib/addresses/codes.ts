import type { Laid } from "./heights";
/** What a producer pastes: the ways into a page, a CMS, AMP, a newsletter, a text. */

import { escaped } from "../words/escape";
import { type Asked, fileAddress, frameAddress, loaderAddress, type Place, pageAddress } from "./addresses";

export interface Embed extends Place, Asked {
  /** The finding, as plain words. */
  title: string;
  /** Heights in CSS pixels: in frames that are narrower than the producer's column, and in it. */
  heights: { narrow: number; column: number };
  /** The column's width in CSS pixels. */
  column: number;
}

/** The widths that a panel previews: a phone's and the widest column that a drawing grows in. */
export const previewed = { phone: 340, column: 720 };

/** The width from which a column shows the widest drawing. */
const wide = 630;

/** A text as an HTML attribute's value. */
export function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/**
 * The height as a length that holds the chart in every window: the column's where the
 * column has its width, otherwise the narrow one. A page's own margins are up to 50 px.
 */
export function reservedHeight({ heights: { narrow, column }, column: width }: Embed): string {
  if (narrow === column) return `${column}px`;
  const turn = Math.min(width, wide) + (narrow > column ? 50 : -30);
  // Twenty pixels of height for each of the window's: a step, where CSS knows only slopes.
  const step = 20;
  return narrow > column
    ? `clamp(${column}px,calc(${narrow + step * turn}px - ${step * 100}vw),${narrow}px)`
    : `clamp(${narrow}px,calc(${step * 100}vw - ${step * turn - narrow}px),${column}px)`;
}

/** A bare iframe, its height reserved; `height` is for those who drop its style. */
export function iframe(embed: Embed, width = "100%", height = embed.heights.narrow): string {
  const style = `display:block;width:100%;border:0;height:${reservedHeight(embed)}`;
  return `<iframe src=${quoted(frameAddress(embed, embed))} title=${quoted(embed.title)} loading="lazy" width="${width}" height="${height}" style="${style}"></iframe>`;
}

export const codes: Record<string, { name: string; code: (embed: Embed) => string }> = {
  // In a container of its own, since themes set the margins of a frame that stands in the text itself.
  iframe: { name: "HTML", code: (embed) => `<div>${iframe(embed)}</div>` },
  loader: {
    name: "HTML with height that follows",
    code: (embed) =>
      [
        `<div data-deadline=${quoted(pageAddress(embed))}${data(embed)}>${linkedPicture(embed, "svg")}</div>`,
        `<script async src=${quoted(loaderAddress(embed.site))}></script>`,
      ].join("\n"),
  },
  wordpress: { name: "WordPress, Ghost, Drupal", code: (embed) => pageAddress(embed, embed) },
  amp: {
    name: "AMP",
    code: (embed) =>
      `<amp-iframe src=${quoted(frameAddress(embed, embed))} title=${quoted(embed.title)} width="${embed.column}" height="${Math.max(100, embed.heights.column)}" layout="responsive" sandbox="allow-scripts allow-popups" resizable frameborder="0"><amp-img layout="fill" src=${quoted(image(embed))} alt=${quoted(embed.title)} placeholder></amp-img><div overflow tabindex="0" role="button" aria-label="Show the whole chart">Show the whole chart</div></amp-iframe>`,
  },
  newsletter: { name: "Newsletter, RSS", code: (embed) => linkedPicture(embed, "png") },
  markdown: {
    name: "Markdown",
    code: (embed) =>
      `[![${embed.title.replace(/[[\]\\<*_`]/g, "\\$&")}](${image(embed)})](${pageAddress(embed, embed)})`,
  },
};

/** The picture that stands for the chart where no frame can. */
function image(embed: Embed, extension = "png"): string {
  return fileAddress(embed, extension, embed);
}

/** The picture, leading to the chart. */
function linkedPicture(embed: Embed, extension: string): string {
  return `<a href=${quoted(pageAddress(embed, embed))}><img src=${quoted(image(embed, extension))} width="680" style="max-width:100%;height:auto" alt=${quoted(embed.title)}></a>`;
}

/** What the loader reads: the title, the heights to reserve, what is asked for. */
function data({ title, heights, column, theme, language, pinned, at }: Embed): string {
  const pairs = Object.entries({
    title,
    heights: `${heights.narrow} ${heights.column} ${Math.min(column, wide)}`,
    theme: theme === "light" ? null : theme,
    lang: language === "en" ? null : language,
    v: pinned,
    at,
  });
  return pairs
    .map(([name, value]) => (value === null ? "" : ` data-${name}=${quoted(String(value))}`))
    .join("");
}

/** What `data-embed-panel` holds as JSON. */
export interface PanelData {
  /** The chart, and what its page shows without a choice. */
  embed: Omit<Embed, "heights" | "column">;
  /** The heights of the embed. */
  laid: Laid;
  edition: number;
  /** The folder of a site that files alone answer for; null for a server's. */
  root: string | null;
}
