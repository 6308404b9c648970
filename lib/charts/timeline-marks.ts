/** The marks that a timeline has whichever way it runs; each part carries from when it could be known. */
import * as Plot from "@observablehq/plot";
import { placeAt } from "../story/replay";
import type { Frame } from "./chart";
import { type Held, held } from "./held";
import { tagEach } from "./renders";
import type { Entry } from "./timeline-entries";

/** An axis of linear stretches: moments in milliseconds since 1970 and their places in pixels. */
export interface Stretches {
  times: number[];
  places: number[];
}

/** The same as a scale of Plot's. */
export function scaleOf({ times, places }: Stretches): Plot.ScaleOptions {
  return { type: "utc", domain: times.map((at) => new Date(at)), range: places, clamp: true, round: true };
}

/** The place of a moment, where letters have to be measured against it. */
export function placeOf({ times, places }: Stretches, at: number): number {
  return Math.round(placeAt(times, places, at));
}

/** A channel that is in pixels whatever the scale. */
export function pixels<Datum>(value: keyof Datum | ((datum: Datum) => number)) {
  return { value, scale: null } as Plot.ChannelValueSpec;
}

const knownOf = (list: Entry[]): Held[] => list.map(({ known }) => ({ from: known, until: null }));

/** Events on their axis: solid for what was done, hollow for what was planned, dashed for a date from outside, "?" for one inferred. */
export function eventDots(entries: Entry[], along: "x" | "y", across: number, frame: Frame): Plot.Markish[] {
  const { theme, now, extent } = frame;
  const places = { [along]: "at", [along === "x" ? "y" : "x"]: pixels(() => across) };
  const outside = ({ event }: Entry) => event.outside || event.exact !== null;
  const inferred = ({ event }: Entry) => event.time.inferred;
  const sure = entries.filter((each) => !inferred(each));
  const dots = (list: Entry[], fill: string, dash?: string, r = 5) =>
    Plot.dot(list, {
      ...places,
      r,
      fill,
      stroke: theme.ink,
      strokeWidth: 1.75,
      strokeDasharray: dash,
      render: held(knownOf(list), now),
    });
  const several = entries.filter(({ days }) => days);
  const days = (end: 0 | 1) => (entry: Entry) => entry.days?.[end];
  // Of one place what is sure is told without a question.
  const settled = new Set(sure.map(({ at }) => at));
  const doubted = entries.filter((each) => inferred(each) && !settled.has(each.at));
  return [
    Plot.link(several, {
      ...(along === "x"
        ? { x1: days(0), x2: days(1), y: pixels(() => across) }
        : { y1: days(0), y2: days(1), x: pixels(() => across) }),
      stroke: theme.ink,
      strokeWidth: 7,
      strokeLinecap: "butt",
      render: held(knownOf(several), now),
    }),
    dots(
      sure.filter((each) => !outside(each) && !each.event.planned),
      theme.ink,
    ),
    dots(
      sure.filter((each) => !outside(each) && each.event.planned),
      theme.paper,
    ),
    dots(sure.filter(outside), theme.paper, "2.5 2"),
    dots(
      doubted.filter((each) => !outside(each)),
      theme.paper,
      undefined,
      8,
    ),
    dots(doubted.filter(outside), theme.paper, "2.5 2", 8),
    Plot.text(doubted, {
      ...places,
      text: () => "?",
      fontSize: extent === "rail" ? 13 : 14,
      fontWeight: 700,
      fill: theme.ink,
      pointerEvents: "none",
      render: held(knownOf(doubted), now),
    }),
  ];
}

/** Words of a timeline, placed in pixels. */
export interface Label extends Held {
  id: string;
  x: number;
  /** The middle of the first line. */
  y: number;
  lines: string[];
  planned: boolean;
}

type Face = Pick<Plot.TextOptions, "textAnchor" | "fontWeight" | "fill"> & { size: number; linked?: boolean };

/** Labels of one face, of which a plan's are slanted; linked ones lead to their event's row. */
export function labelTexts(all: Label[], face: Face, { theme, now, link }: Frame): Plot.Markish[] {
  const { size, linked = false, ...style } = face;
  return [false, true].flatMap((planned) => {
    const labels = all.filter((label) => label.planned === planned);
    if (labels.length === 0) return [];
    return Plot.text(labels, {
      x: pixels("x"),
      y: pixels<Label>(({ y, lines }) => y + ((lines.length - 1) / 2) * Math.round(1.3 * size)),
      text: ({ lines }: Label) => lines.join("\n"),
      lineHeight: 1.3,
      textAnchor: "start",
      fontSize: size,
      fontStyle: planned ? "italic" : undefined,
      fill: theme.ink,
      href: linked ? ({ id }: Label) => link({ event: id }) : undefined,
      ...style,
      render: held(labels, now),
    });
  });
}

/** A line through points in pixels, given as pairs. */
export type Points = [number, number][];

/** Lines of few corners that lead to labels. */
export function leaders(lines: (Held & { points: Points })[], { theme, now }: Frame): Plot.Markish {
  return strokes(
    lines.map(({ points }) => points),
    { stroke: theme.muted, render: held(lines, now) },
  );
}

/** Lines of one style. */
export function strokes(lines: Points[], style: Plot.LineOptions): Plot.Markish {
  const corners = lines.flatMap((points, line) => points.map(([x, y]) => ({ x, y, line })));
  return Plot.line(corners, { x: pixels("x"), y: pixels("y"), z: "line", strokeWidth: 1, ...style });
}

/** Words in lines that hold at every moment, from the middle of their first line. */
export function note(lines: string[], x: number, y: number, style: Plot.TextOptions): Plot.Markish {
  return Plot.text([lines.join("\n")], {
    x: pixels(() => x),
    y: pixels(() => y),
    text: (text: string) => text,
    textAnchor: "start",
    lineHeight: 1.3,
    ...style,
  });
}

/** What is past of the axis, in ink, and the moment drawn, across it; both carry the scale by which a page moves them. */
export function momentMarks(
  stretches: Stretches,
  along: "x" | "y",
  across: number,
  reach: [number, number],
  { theme, now }: Frame,
): Plot.Markish[] {
  const place = placeOf(stretches, Date.parse(now));
  const rule = along === "y" ? Plot.ruleY : Plot.ruleX;
  const axis = along === "y" ? Plot.ruleX : Plot.ruleY;
  const [first, last] = along === "y" ? ["x1", "x2"] : ["y1", "y2"];
  const [begin, end] = along === "y" ? ["y1", "y2"] : ["x1", "x2"];
  const at = along === "y" ? "y" : "x";
  const side = along === "y" ? "x" : "y";
  const tag = (attributes: Record<string, string>) => tagEach([attributes]);
  return [
    axis([0], {
      [side]: pixels(() => across),
      [begin]: pixels(() => stretches.places[0] as number),
      [end]: pixels(() => place),
      stroke: theme.ink,
      strokeWidth: 3,
      render: tag({ "data-elapsed": along }),
    }),
    rule([0], {
      [at]: pixels(() => place),
      [first]: pixels(() => reach[0]),
      [last]: pixels(() => reach[1]),
      stroke: theme.vermilion,
      strokeWidth: 1.5,
      render: tag({
        "data-now": along,
        "data-times": stretches.times.join(" "),
        "data-places": stretches.places.join(" "),
      }),
    }),
  ];
}
