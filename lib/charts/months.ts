import * as Plot from "@observablehq/plot";
import { beginnings, stretch } from "../story/time";
import { clockParts, day } from "../words/dates";
import { type Frame, textSize } from "./chart";
import { ofStory } from "./kept";
import type { Label } from "./labels";
import { textWidth } from "./wrap";

/** The first moment of a day in the story's zone, in milliseconds since 1970. */
export const beginningOf = ofStory(({ zone }, date: string) => Date.parse(stretch(date, zone).startsAt));

interface Month {
  at: number;
  name: string;
}

/**
 * The first moments of a stretch's months in the story's zone, or of its weeks or days where it
 * has fewer than three, at most as many as have `room`, named; the year where one begins and,
 * where it has room, with the first.
 */
export const monthsOf = ofStory(({ zone }, from: number, until: number, room: number): Month[] => {
  const { year, month } = clockParts(from, zone);
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const along = (unit: "days" | "months", steps: readonly number[]) =>
    steps
      .map((step) => beginnings(first, until, zone, unit, step).filter((at) => at >= from))
      .find((each) => each.length <= room) ?? [];
  const months = along("months", [1, 2, 3, 6, 12, 24, 60, 120, 240]);
  const named = months.length > 2 || until - from > 90 * 86_400_000;
  const ticks = named ? months : along("days", [1, 2, 7, 14, 28]);
  return ticks.map((at, index) => {
    const { year, month } = clockParts(at, zone);
    const short = day(at, zone, "short");
    const name = named ? (short.split(" ")[1] ?? "") : short;
    const begins = index > 0 && month === 1 && named;
    return { at, name: begins || (index === 0 && ticks.length < 0.5 * room) ? `${name} ${year}` : name };
  });
});

/** The months whose names end before an axis does that is `room` pixels long, or little after it. */
export function namedMonths<Named extends Month>(
  months: readonly Named[],
  [from, until]: readonly [from: number, until: number],
  room: number,
  { size }: Pick<Frame, "size">,
): Named[] {
  const left = (at: number) => ((until - at) / (until - from)) * room;
  return months.filter(({ at, name }) => textWidth(name, textSize(size)) <= left(at) + 27);
}

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
