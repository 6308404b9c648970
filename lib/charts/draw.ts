import { createDocument } from "@mixmark-io/domino";
import * as Plot from "@observablehq/plot";
import { LRUCache } from "lru-cache";
import type { Chart, Story } from "../story/story";
import { find } from "../story/story";
import { type Frame, type Panel, type Size, widthOf } from "./chart";
import { typeOf } from "./cited";
import { namedLinks } from "./link-names";
import { layTarget } from "./target";

export interface Drawing {
  size: Size;
  width: number;
  height: number;
  /** An `<svg>` element whose ids begin with the chart's id and size. */
  svg: string;
}

/** What all of a chart's drawings share: everything of a frame but its size. */
export interface Setting extends Omit<Frame, "size" | "width"> {
  /** Names what `link` leads to; drawings with such a name are kept for as long as their story is. */
  links?: string;
}

/** How many drawings of one story are kept; a moment that goes on makes more all the time. */
const most = 200;
const kept = new WeakMap<Story, LRUCache<string, Drawing>>();

const xlink = "http://www.w3.org/1999/xlink";

/** Draws a chart at one size. The same input gives the same bytes. */
export function draw(story: Story, chart: Chart, size: Size, setting: Setting): Drawing {
  const { link: _link, links, ...named } = setting;
  if (links === undefined) return drawn(story, chart, size, setting);
  const drawings = kept.get(story) ?? new LRUCache<string, Drawing>({ max: most });
  kept.set(story, drawings);
  const { now, ...still } = named;
  const type = typeOf(chart);
  const move = setting.replay ? type.move : undefined;
  const key = JSON.stringify([chart.id, size, links, still, move ? null : type.moves?.(story, now)]);
  const known = drawings.get(key) ?? drawn(story, chart, size, setting);
  drawings.set(key, known);
  return move ? { ...known, svg: move(known.svg, now) } : known;
}

function drawn(story: Story, chart: Chart, size: Size, setting: Setting): Drawing {
  const type = typeOf(chart);
  const width = widthOf({ size, extent: setting.extent });
  const named = namedLinks(setting.link, story, setting.language);
  const panels = type.draw(chart.settings, story, { ...setting, size, width, link: named.link });
  const { svg, height } = stack(panels, width);
  // Attributes, not styles: a strict policy for content forbids the latter.
  svg.setAttribute("font-family", setting.theme.font);
  svg.setAttribute("color", setting.theme.ink);
  tidy(svg, `${chart.id}-${size}-`);
  for (const link of Array.from(svg.querySelectorAll("a"))) {
    const words = Array.from(link.querySelectorAll("text"), wordsOf).join(" ");
    const name = named.name(link.getAttribute("href") ?? "", words);
    if (name) link.setAttribute("aria-label", name);
    layTarget(link);
  }
  return { size, width, height, svg: written(svg) };
}

/** Panels under each other in one element, each from where the one before it ends. */
function stack(panels: Panel[], width: number): { svg: SVGSVGElement; height: number } {
  const document = createDocument("", true);
  let height = 0;
  let whole: SVGSVGElement | undefined;
  for (const panel of panels) {
    const svg = Plot.plot({ ...panel, width, document }) as unknown as SVGSVGElement;
    if (whole) {
      const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
      group.setAttribute("transform", `translate(0,${height})`);
      for (const node of Array.from(svg.childNodes)) group.appendChild(node);
      whole.appendChild(group);
    }
    whole ??= svg;
    height += panel.height;
  }
  if (!whole) throw new Error("a drawing without panels");
  whole.setAttribute("height", `${height}`);
  whole.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { svg: whole, height };
}

/** An element as text, in which shapes close themselves, as both HTML and XML read them, and level and upright lines are written short. */
function written(svg: SVGSVGElement): string {
  return svg.outerHTML
    .replace(/><\/(?:rect|line|path|circle)>/g, "/>")
    .replace(/([\d.]+),([\d.]+)L\1,([\d.]+)/g, "$1,$2V$3")
    .replace(/([\d.]+),([\d.]+)L([\d.]+),\2(?![\d.])/g, "$1,$2H$3");
}

/** What a text shows, its lines as one. */
function wordsOf(text: Element): string {
  const lines = Array.from(text.querySelectorAll("tspan"), (line) => line.textContent ?? "");
  return (lines.length ? lines.join(" ") : (text.textContent ?? "")).trim();
}

/** Draws a chart of a story by its id. */
export function drawById(story: Story, id: string, size: Size, setting: Setting): Drawing {
  return draw(story, find(story.charts, id), size, setting);
}

/**
 * Takes off what Plot adds for its own pages, a style element and labels on groups
 * without a role, writes links as SVG 2 has them, rounds coordinates to tenths of a pixel, and makes ids depend on
 * the drawing alone: Plot counts clip paths up for as long as the process lives.
 */
function tidy(svg: SVGSVGElement, prefix: string): void {
  for (const style of Array.from(svg.querySelectorAll("style"))) style.remove();
  svg.removeAttribute("class");
  svg.removeAttribute("style");
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const all = [svg, ...Array.from(svg.querySelectorAll("*"))];
  const ids = new Map<string, string>();
  for (const element of all) {
    element.removeAttribute("aria-label");
    element.removeAttribute("aria-description");
    const id = element.getAttribute("id");
    if (!id) continue;
    ids.set(id, `${prefix}${id.startsWith("plot-clip-") ? `clip-${ids.size}` : id}`);
    element.setAttribute("id", ids.get(id) as string);
  }
  for (const element of all) {
    const href = element.getAttributeNS(xlink, "href");
    // Which colour a link's parts have, their groups say.
    if (element.tagName === "a") element.removeAttribute("fill");
    if (href !== null) {
      element.removeAttributeNS(xlink, "href");
      element.setAttribute("href", href);
    }
    for (const { name, value } of Array.from(element.attributes)) {
      if (name === "href") continue;
      const tidied = value
        .replace(/url\(#([^)]+)\)/g, (whole, id) => (ids.has(id) ? `url(#${ids.get(id)})` : whole))
        .replace(/-?\d+\.\d{2,}(?![\dem])/g, (long) => String(Math.round(Number(long) * 10) / 10));
      if (tidied !== value) element.setAttribute(name, tidied);
    }
  }
}
