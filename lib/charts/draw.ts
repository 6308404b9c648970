import * as Plot from "@observablehq/plot";
import { LRUCache } from "lru-cache";
import { numberOf } from "../story/number-of";
import type { Chart, Story } from "../story/story";
import { find } from "../story/story";
import { type Frame, type Panel, type Size, widthOf } from "./chart";
import { typeOf } from "./cited";
import { namedLinks } from "./link-names";
import { type Drawn, Paper } from "./paper";
import { layTarget } from "./target";
import type { Theme } from "./theme";
import { written } from "./written";

export interface Drawing {
  size: Size;
  width: number;
  height: number;
  /** An `<svg>` element whose ids begin with the chart's id and size. */
  svg: string;
}

/** What all of a chart's drawings share: everything of a frame but its size. */
export interface Setting extends Omit<Frame, "size" | "width"> {
  /** Names what `link` leads to; drawings with such a name are kept for a while. */
  links?: string;
  /** What its ids begin with where drawings of several stories stand in one document. */
  prefix?: string;
}

/** The drawings that were asked for last, of every story and edition: 24 million letters at most. */
const kept = new LRUCache<string, Drawing>({
  maxSize: 24 * 1024 * 1024,
  sizeCalculation: ({ svg }, key) => svg.length + key.length,
});

const paper = new Paper();
const document = paper as unknown as Document;

const xlink = "http://www.w3.org/1999/xlink";

/** Draws a chart at one size. The same input gives the same bytes. */
export function draw(story: Story, chart: Chart, size: Size, setting: Setting): Drawing {
  const { link: _link, links, ...named } = setting;
  if (links === undefined) return drawn(story, chart, size, setting);
  const { now, ...still } = named;
  const type = typeOf(chart);
  const move = setting.replay ? type.move : undefined;
  const moment = move ? null : type.moves?.(story, now);
  const key = JSON.stringify([numberOf(story), chart.id, size, links, still, moment]);
  const known = kept.get(key) ?? drawn(story, chart, size, setting);
  kept.set(key, known);
  return move ? { ...known, svg: move(known.svg, now) } : known;
}

function drawn(story: Story, chart: Chart, size: Size, setting: Setting): Drawing {
  const type = typeOf(chart);
  const width = widthOf({ size, extent: setting.extent });
  const named = namedLinks(setting.link, story, setting.language);
  const panels = type.draw(chart.settings, story, { ...setting, size, width, link: named.link });
  const ids = `${setting.prefix ?? ""}${chart.id}-${size}-`;
  return { size, width, ...drawPanels(panels, { width, theme: setting.theme, ids, nameOf: named.name }) };
}

/** What panels need to be drawn: what their ids begin with, and the name of a link by its address and its words. */
interface Sheet {
  width: number;
  theme: Theme;
  ids: string;
  nameOf: (href: string, words: string) => string | null;
}

/** Panels as one element that can stand in any document. */
export function drawPanels(
  panels: Panel[],
  { width, theme, ids, nameOf }: Sheet,
): Pick<Drawing, "height" | "svg"> {
  const { svg, height } = stack(panels, width);
  // Attributes, not styles: a strict policy for content forbids the latter.
  svg.setAttribute("font-family", theme.font);
  svg.setAttribute("color", theme.ink);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.removeAttribute("class");
  svg.removeAttribute("style");
  for (const link of svg.within("a")) {
    // As SVG 2 writes it.
    const href = link.getAttribute("href") ?? link.getAttributeNS(xlink, "href") ?? "";
    link.removeAttributeNS(xlink, "href");
    link.setAttribute("href", href);
    const words = link.within("text").map(wordsOf).join(" ");
    const name = nameOf(href, words);
    if (name) link.setAttribute("aria-label", name);
    layTarget(link);
  }
  return { height, svg: written(svg, ids) };
}

/** Panels under each other in one element, each from where the one before it ends. */
function stack(panels: Panel[], width: number): { svg: Drawn; height: number } {
  let height = 0;
  let whole: Drawn | undefined;
  for (const panel of panels) {
    const svg = Plot.plot({ ...panel, width, document }) as unknown as Drawn;
    if (whole) {
      const group = paper.createElementNS("", "g");
      group.setAttribute("transform", `translate(0,${height})`);
      for (const node of [...svg.childNodes]) group.appendChild(node);
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

/** What a text shows, its lines as one. */
function wordsOf(text: Drawn): string {
  const lines = text.within("tspan").map((line) => line.textContent);
  return (lines.length ? lines.join(" ") : text.textContent).trim();
}

/** Draws a chart of a story by its id. */
export function drawById(story: Story, id: string, size: Size, setting: Setting): Drawing {
  return draw(story, find(story.charts, id), size, setting);
}
