import * as Plot from "@observablehq/plot";
import { beginnings, stretch } from "../story/time";
import { clockParts, day } from "../words/dates";
import type { Frame } from "./chart";
import { ofStory } from "./kept";
import type { Label } from "./labels";

/** The first moment of a day in the story's zone, in milliseconds since 1970. */
export const beginningOf = ofStory(({ zone }, date: string) => Date.parse(stretch(date, zone).startsAt));

interface Month {
  at: number;
  name: string;
}

/** The first moments of a stretch's months in the story's zone, at most as many as have `room`, named; the year where one begins. */
export const monthsOf = ofStory(({ zone }, from: number, until: number, room: number): Month[] => {
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
});

/** The names of months under a frame, each beside where it begins. */
export function monthLabels(months: readonly Month[], { theme }: Pick<Frame, "theme">): Label[] {
  return months.map(({ at, name }) => ({
    text: name,
    x: at,
    edge: "bottom",
    line: "top",
    dx: 3,
    dy: 4,
    fill: theme.muted,
  }));
}

/** A hairline along x where each month begins. */
export function monthRules(months: Month[], { theme }: Pick<Frame, "theme">, insetTop = 0): Plot.Markish {
  return Plot.ruleX(months, { x: "at", stroke: theme.hairline, insetTop });
}
