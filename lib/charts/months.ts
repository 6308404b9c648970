import * as Plot from "@observablehq/plot";
import { beginnings } from "../story/time";
import { clockParts, day } from "../words/format";
import { type Frame, textSize } from "./chart";

/** The first moments of a stretch's months in a zone, at most as many as have `room`, named; the year where one begins. */
export function monthsOf(
  from: number,
  until: number,
  zone: string,
  room: number,
): { at: number; name: string }[] {
  const { year, month } = clockParts(from, zone);
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find(
    (each) => beginnings(first, until, zone, "months", each).length <= room,
  );
  return beginnings(first, until, zone, "months", step ?? 240)
    .filter((at) => at >= from)
    .map((at, index) => {
      const { year, month } = clockParts(at, zone);
      const name = day(at, zone, "short").split(" ")[1] ?? "";
      return { at, name: index > 0 && month === 1 ? `${name} ${year}` : name };
    });
}

/** Months as a grid along x: a hairline where each begins, its name under the frame beside it; with facets, under that of `fy`. */
export function axisMonths(
  months: { at: number; name: string }[],
  { size, theme }: Pick<Frame, "size" | "theme">,
  fy?: string,
): Plot.Markish[] {
  return [
    Plot.ruleX(months, { x: "at", stroke: theme.hairline }),
    Plot.text(months, {
      x: "at",
      fy: fy === undefined ? undefined : () => fy,
      frameAnchor: "bottom",
      text: "name",
      textAnchor: "start",
      lineAnchor: "top",
      dx: 3,
      dy: 5,
      fontSize: textSize(size),
      fill: theme.muted,
    }),
  ];
}
