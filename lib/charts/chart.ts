import type { PlotOptions } from "@observablehq/plot";
import type { z } from "zod";
import { id } from "../figures/fields";
import type { PollFigures } from "../figures/polls";
import type { Rules } from "../lint/subject";
import type { Kind } from "../story/kinds";
import type { Citation, Draft, Figure } from "../story/story";
import type { Language } from "../story/text";
import type { Theme } from "./theme";

/** The widths in CSS pixels that a chart is drawn at; a page shows the one that fits. */
export const widths = { narrow: 330, middle: 500, wide: 680, full: 1100 } as const;
export type Size = keyof typeof widths;

/** The sizes of a chart that declares none; what fills a page is drawn only where a page has the room. */
export const usualSizes: readonly Size[] = ["narrow", "middle", "wide"];

/**
 * How much of itself a long drawing shows: all; its end, as a frame of limited height needs;
 * its end with what was before it told briefly, beside other charts; its end alone, across;
 * its heart, as a card for a network needs.
 */
export type Extent = "whole" | "excerpt" | "rail" | "strip" | "card";

/** How wide a rail is drawn. */
const railWidth = 426;

/** The width of a drawing in CSS pixels. */
export function widthOf({ size, extent }: Pick<Frame, "size" | "extent">): number {
  return extent === "rail" ? railWidth : widths[size];
}

/** What a drawing depends on besides its story. */
export interface Frame {
  size: Size;
  width: number;
  theme: Theme;
  language: Language;
  /** The moment that is drawn, in UTC. */
  now: string;
  /** Whether the page may move the moment: what could not yet be known is then drawn too, and hidden. */
  replay: boolean;
  /** How much of itself a drawing of many years shows; all of it without this. */
  extent?: Extent;
  /** The address that leads from a figure's number, or an event's name, to its source. */
  link: (to: { figure: string } | { event: string }) => string;
}

/** The table behind a picture. */
export interface Table {
  columns: string[];
  rows: Row[];
}
export interface Row {
  /** The figure or event that the row is about, for links that lead to it. */
  id: string | null;
  cells: Cell[];
}
export type Cell = string | { cites: Citation[] } | { text: string; note: string; cites?: Citation[] };

/** One plot of a drawing, as wide as its frame. */
export type Panel = PlotOptions & { height: number };

/** A kind of chart: what its settings may say, how it is drawn and the table behind it. */
export interface ChartType<Settings = unknown> {
  settings: z.ZodType<Settings>;
  /** Of a moment, what its drawing depends on: two with the same answer draw the same. Without it none matters. */
  moves?: (story: Draft, now: string) => string;
  /** Moves a drawing that was made for replay to another moment: the bytes that drawing it for that moment gives. */
  move?: (svg: string, now: string) => string;
  /** Whether it is the drawing of the story's countdown, whose clock stands with it. */
  clock?: boolean;
  /** What it shows of its story besides figures. */
  shows?: readonly Kind[];
  /** The ids of the events that it shows, where it does not show all. */
  events?: (settings: Settings) => string[];
  /** What its data hold of its story besides figures. */
  data?: (story: Draft) => object;
  /** What holds for charts of this kind. */
  checks?: Rules;
  /** The sizes that it is drawn at, from the smallest; the usual ones without this. */
  sizes?: readonly Size[];
  /** Whether it fills a page's whole width where there is room. */
  spans?: boolean;
  /** Its panels, which stand under each other, each with scales of its own. */
  draw: (settings: Settings, story: Draft, frame: Frame) => Panel[];
  table: (settings: Settings, story: Draft, language: Language) => Table;
  /** The figures that it shows, for its sources and its history. */
  figures: (settings: Settings, story: Draft) => Figure[];
}

/** A chart type whose settings have been checked when the story was. */
export function chartType<Settings>(type: ChartType<Settings>): ChartType {
  return type as unknown as ChartType;
}

/** In settings, the id of a figure; checked as a reference by the seed. */
export const figureId = id.transform((figure) => ({ figure }));
export type FigureId = z.output<typeof figureId>;

/** In settings, the id of a poll; the seed puts the poll's figures in its place. */
export const pollId = id.transform((poll) => ({ poll }) as unknown as PollFigures);

/** In settings, the id of a series; the seed puts its figures in its place, in the order of their times. */
export const seriesId = id.transform((series) => ({ series }) as unknown as FigureId[]);

/** In settings, the id of an event; checked as a reference by the seed. */
export const eventId = id.transform((event) => ({ event }));

/** Text sizes in a drawing, in pixels as drawn. Narrow drawings may be shown a little smaller. */
export function textSize(size: Size): number {
  return size === "wide" || size === "full" ? 13 : 14;
}
