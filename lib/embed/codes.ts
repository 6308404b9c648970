/** What a producer pastes: the ways into a page, a CMS, AMP, a newsletter, a text. */

import type { ThemeName } from "../parameters";
import type { Language } from "../story";

export interface Embed {
  /** The site's origin. */
  site: string;
  story: string;
  chart: string;
  /** The finding, as plain words. */
  title: string;
  /** Heights in CSS pixels at phone and column width. */
  heights: { narrow: number; wide: number };
  theme: ThemeName;
  language: Language;
  /** The edition to stay at; null to follow corrections. */
  pinned: number | null;
  /** The moment to draw; null for the story's own. */
  at: string | null;
}

/** The widths that the heights are for, in CSS pixels. */
export const measured = { narrow: 340, wide: 720 };

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as an HTML attribute's value. */
function quoted(text: string): string {
  return `"${text.replace(/[&<>"']/g, (letter) => escapes[letter] as string)}"`;
}

function query(embed: Embed, file = false): string {
  const parameters = new URLSearchParams();
  if (embed.theme !== "light" && !(file && embed.theme === "auto")) parameters.set("theme", embed.theme);
  if (embed.language !== "en") parameters.set("lang", embed.language);
  if (embed.pinned !== null) parameters.set("v", String(embed.pinned));
  if (embed.at !== null) parameters.set("at", embed.at);
  const text = parameters.toString();
  return text && `?${text}`;
}

export function pageAddress(embed: Embed): string {
  return `${embed.site}/${embed.story}/${embed.chart}`;
}

export function frameAddress(embed: Embed): string {
  return `${embed.site}/embed/${embed.story}/${embed.chart}${query(embed)}`;
}

/** The window's widths until which a frame is a phone's, and from which a column's. */
const phone = 500;
const column = 760;

/** The height as a length: the one for phones, the one for columns, and between the two in a line. */
export function reservedHeight({ heights: { narrow, wide } }: Embed): string {
  if (narrow <= wide) return `${wide}px`;
  const perPixel = (narrow - wide) / (column - phone);
  const start = Math.ceil(narrow + perPixel * phone);
  return `clamp(${wide}px,calc(${start}px - ${Math.round(perPixel * 10_000) / 100}vw),${narrow}px)`;
}

/** A bare iframe, its height reserved. */
export function iframe(embed: Embed): string {
  const style = `display:block;width:100%;border:0;height:${reservedHeight(embed)}`;
  return `<iframe src=${quoted(frameAddress(embed))} title=${quoted(embed.title)} loading="lazy" width="100%" height="${embed.heights.narrow}" style="${style}"></iframe>`;
}

export const codes: Record<string, { name: string; code: (embed: Embed) => string }> = {
  iframe: { name: "HTML", code: iframe },
  loader: {
    name: "HTML with height that follows",
    code: (embed) =>
      [
        `<div data-deadline=${quoted(pageAddress(embed))} data-title=${quoted(embed.title)}${data(embed)} style="min-height:${reservedHeight(embed)}"></div>`,
        `<script async src=${quoted(`${embed.site}/embed.js`)}></script>`,
      ].join("\n"),
  },
  wordpress: { name: "WordPress, Ghost, Drupal", code: (embed) => `${pageAddress(embed)}${query(embed)}` },
  amp: {
    name: "AMP",
    code: (embed) =>
      `<amp-iframe src=${quoted(frameAddress(embed))} title=${quoted(embed.title)} width="680" height="${Math.max(100, embed.heights.wide)}" layout="responsive" sandbox="allow-scripts allow-popups" resizable frameborder="0"><amp-img layout="fill" src=${quoted(image(embed))} alt=${quoted(embed.title)} placeholder></amp-img><div overflow tabindex="0" role="button" aria-label="Show the whole chart">Show the whole chart</div></amp-iframe>`,
  },
  newsletter: {
    name: "Newsletter, RSS",
    code: (embed) =>
      `<a href=${quoted(pageAddress(embed))}><img src=${quoted(image(embed))} width="680" style="max-width:100%;height:auto" alt=${quoted(embed.title)}></a>`,
  },
  markdown: {
    name: "Markdown",
    code: (embed) =>
      `[![${embed.title.replace(/[[\]\\]/g, "\\$&")}](${image(embed)})](${pageAddress(embed)})`,
  },
};

/** The picture that stands for the chart where no frame can. */
export function image(embed: Embed): string {
  return `${embed.site}/charts/${embed.story}/${embed.chart}.png${query(embed, true)}`;
}

function data(embed: Embed): string {
  const pairs = Object.entries({
    theme: embed.theme === "light" ? null : embed.theme,
    lang: embed.language === "en" ? null : embed.language,
    v: embed.pinned,
    at: embed.at,
  });
  return pairs
    .map(([name, value]) => (value === null ? "" : ` data-${name}=${quoted(String(value))}`))
    .join("");
}
