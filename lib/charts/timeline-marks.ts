import * as Plot from "@observablehq/plot";
import type { Event } from "../story/story";
import type { Frame } from "./chart";
import { tagEach } from "./marks";

/** An event with its label, placed: where its time stands on the axis and where its label begins. */
export interface Placed {
  event: Event;
  known: string;
  at: number;
  /** The ends of a time of several days on the axis; null for a single one. */
  stretch: [number, number] | null;
  top: number;
  title: string[];
  under: string[];
}

interface Place {
  axisX: number;
  labelX: number;
  size: number;
  line: number;
}

/** The events of a timeline: few marks for all of them, each part carrying when it could be known. */
export function eventMarks(
  placed: Placed[],
  { axisX, labelX, size, line }: Place,
  { theme, now, link }: Frame,
): Plot.Markish[] {
  const render = (list: Placed[]) =>
    tagEach(list.map(({ known }) => ({ "data-known": known, ...(now < known && { "data-unknown": "" }) })));
  const outside = ({ event }: Placed) => event.outside || event.exact !== null;
  const inferred = ({ event }: Placed) => event.time.inferred;
  const dots = (list: Placed[], fill: string, { dash, r = 5 }: { dash?: string; r?: number } = {}) =>
    Plot.dot(list, {
      x: () => axisX,
      y: "at",
      r,
      fill,
      stroke: theme.ink,
      strokeWidth: 1.75,
      strokeDasharray: dash,
      render: render(list),
    });
  const doubts = (list: Placed[]) => [
    dots(
      list.filter((each) => !outside(each)),
      theme.paper,
      { r: 8 },
    ),
    dots(list.filter(outside), theme.paper, { r: 8, dash: "2.5 2" }),
    Plot.text(list, {
      x: () => axisX,
      y: "at",
      text: () => "?",
      fontSize: size,
      fontWeight: 700,
      fill: theme.ink,
      pointerEvents: "none",
      render: render(list),
    }),
  ];
  const texts = (list: Placed[], part: "title" | "under", italic: boolean) =>
    Plot.text(list, {
      x: () => labelX,
      y: (each: Placed) => each.top + (part === "under" ? each.title.length * line : 0),
      text: (each: Placed) => each[part].join("\n"),
      textAnchor: "start",
      lineAnchor: "top",
      lineHeight: 1.3,
      fontSize: size,
      fontWeight: part === "title" ? 600 : undefined,
      fontStyle: italic ? "italic" : undefined,
      fill: part === "title" ? theme.ink : theme.muted,
      stroke: theme.paper,
      strokeWidth: 4,
      href: part === "title" ? (each: Placed) => link({ event: each.event.id }) : undefined,
      render: render(list),
    });
  const stretched = placed.filter(({ stretch }) => stretch !== null);
  const [planned, done] = [
    placed.filter(({ event }) => event.planned),
    placed.filter(({ event }) => !event.planned),
  ];
  return [
    Plot.link(placed, {
      x1: () => axisX + 5,
      x2: () => labelX - 5,
      y1: "at",
      y2: (each: Placed) => each.top + line / 2,
      stroke: theme.muted,
      strokeWidth: 1,
      render: render(placed),
    }),
    Plot.link(stretched, {
      x1: () => axisX,
      x2: () => axisX,
      y1: (each: Placed) => each.stretch?.[0],
      y2: (each: Placed) => each.stretch?.[1],
      stroke: theme.ink,
      strokeWidth: 7,
      strokeLinecap: "butt",
      render: render(stretched),
    }),
    dots(
      done.filter((each) => !outside(each) && !inferred(each)),
      theme.ink,
    ),
    dots(
      planned.filter((each) => !outside(each) && !inferred(each)),
      theme.paper,
    ),
    dots(
      placed.filter((each) => outside(each) && !inferred(each)),
      theme.paper,
      { dash: "2.5 2" },
    ),
    ...doubts(placed.filter(inferred)),
    texts(done, "title", false),
    texts(planned, "title", true),
    texts(done, "under", false),
    texts(planned, "under", true),
  ];
}
