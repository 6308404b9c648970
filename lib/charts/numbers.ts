import * as Plot from "@observablehq/plot";
import { amount } from "../story/arithmetic";
import type { Figure } from "../story/story";
import { axisTicks } from "../words/axis";
import { type Frame, textSize } from "./chart";

/** Amounts along y in a figure's unit: a hairline for each of a few round ones, its number at the left. */
export function axisNumbers(
  figure: Figure,
  { size, theme, language }: Pick<Frame, "size" | "theme" | "language">,
  ticks = 4,
): Plot.Markish[] {
  const one = amount("1", figure.scale).toNumber();
  return [
    Plot.gridY({ ticks, stroke: theme.hairline, strokeOpacity: 1 }),
    Plot.axisY({
      ticks,
      label: null,
      tickSize: 0,
      tickPadding: 8,
      tickFormat: ((_: number, index: number, all: number[]) =>
        axisTicks(
          all.map((tick) => tick / one),
          figure,
          language,
        )[index]) as (tick: number) => string,
      fontSize: textSize(size),
      color: theme.muted,
    }),
  ];
}
