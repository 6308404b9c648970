import * as Plot from "@observablehq/plot";
import { amount } from "../story/arithmetic";
import type { Figure } from "../story/story";
import type { Language } from "../story/text";
import { axisTicks } from "../words/axis";
import { type Frame, textSize } from "./chart";
import { textWidth } from "./wrap";

/** Round amounts along an axis in a figure's unit, its words with one of them where they are no more than a sign. */
export function shortTicks(ticks: readonly number[], figure: Figure, language: Language): string[] {
  const one = amount("1", figure.scale).toNumber();
  const told = axisTicks(
    ticks.map((tick) => tick / one),
    figure,
    language,
  );
  const bare = axisTicks(
    ticks.map((tick) => tick / one),
    { ...figure, unit: { en: "percent" }, scale: "one" },
    language,
  ).map((each) => each.replace("%", ""));
  return told.every((each, index) => each.length <= (bare[index] ?? "").length + 2) ? told : bare;
}

/** What the numbers at the left of an axis take, in pixels: those of its ends, and of a round number a digit shorter. */
export function numbersRoom(
  reach: readonly number[],
  figure: Figure,
  { size, language }: Pick<Frame, "size" | "language">,
): number {
  const ends = [Math.min(...reach), Math.max(...reach)].map((value) => Math.trunc(value));
  const told = ends.every((value) => Math.abs(value) < 1000) ? [] : shortTicks(ends, figure, language);
  return 12 + Math.ceil(Math.max(0, ...told.map((words) => textWidth(words, textSize(size)))));
}

/** Amounts along y in a figure's unit: a hairline for each of a few round ones, its number at the left. */
export function axisNumbers(
  figure: Figure,
  { size, theme, language }: Pick<Frame, "size" | "theme" | "language">,
  ticks = 4,
): Plot.Markish[] {
  return [
    Plot.gridY({ ticks, stroke: theme.hairline, strokeOpacity: 1 }),
    Plot.axisY({
      ticks,
      label: null,
      tickSize: 0,
      tickPadding: 8,
      tickFormat: ((_: number, index: number, all: number[]) => shortTicks(all, figure, language)[index]) as (
        tick: number,
      ) => string,
      fontSize: textSize(size),
      color: theme.muted,
    }),
  ];
}
