import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { text } from "../figures/fields";
import { type Draft, find } from "../story/story";
import { say } from "../words/prose";
import { type ChartType, type Frame, figureId, type Panel, textSize } from "./chart";
import { type Datum, datum } from "./datum";
import { figureTable, withInputs } from "./figure-table";
import { byStanding, hatches } from "./ink";
import { type Label, labels } from "./labels";
import { shortTicks } from "./numbers";
import { rangeChecks } from "./range-checks";
import { textWidth, wrap } from "./wrap";

export const rangeSettings = z.strictObject({
  label: text,
  /** What is held against the intervals. */
  values: z
    .array(z.strictObject({ figure: figureId, label: text }))
    .min(1)
    .max(6),
  /** Known intervals, from the widest. */
  ranges: z
    .array(z.strictObject({ low: figureId, high: figureId, label: text }))
    .min(1)
    .max(4),
});

export type RangeSettings = z.output<typeof rangeSettings>;

/** Values against known intervals, on one axis. */
export const range: ChartType<RangeSettings> = {
  settings: rangeSettings,
  checks: rangeChecks,
  draw: (settings, story, frame) => [rangePanel(settings, story, frame)],
  figures: rangeFigures,
  table: (settings, story, language) => figureTable(rangeFigures(settings, story), story, language),
};

/** The figures that values and intervals are. */
export function rangeFigures({ values, ranges }: RangeSettings, story: Draft) {
  const refs = [...values.map(({ figure }) => figure), ...ranges.flatMap(({ low, high }) => [low, high])];
  return withInputs(
    refs.map(({ figure }) => find(story.figures, figure)),
    story,
  );
}

interface Value extends Datum {
  name: string;
  flag: number;
}

/** Values as flags over the intervals that they are held against, each interval a row. */
export function rangePanel(settings: RangeSettings, story: Draft, frame: Frame): Panel {
  const { size, width, theme, language } = frame;
  const letters = textSize(size);
  const line = Math.round(letters * 1.3);
  const values = settings.values
    .map(
      ({ figure, label }): Value => ({ ...datum(figure, story, frame), name: say(label, language), flag: 0 }),
    )
    .toSorted((a, b) => b.value - a.value)
    .map((value, flag) => ({ ...value, flag }));
  const ranges = settings.ranges.map(({ low, high, label }) => {
    const ends = [datum(low, story, frame), datum(high, story, frame)] as [Datum, Datum];
    return { name: say(label, language), low: ends[0], high: ends[1] };
  });
  const all = [...values, ...ranges.flatMap(({ low, high }) => [low, high])].map(({ value }) => value);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const pad = (most - least) * 0.1;
  const x = (value: number) => ((value - least + pad) / (most - least + 2 * pad)) * width;
  const heading = wrap(say(settings.label, language), width, letters, 600);
  const flags = values.length * line;
  const marginTop = 12 + heading.length * line + flags + 8;
  const band = line + 20;
  // A sign stands with its number, longer units in the heading alone.
  const told = ({ number, words, name }: Value) =>
    `${words.length > number.length + 2 ? number : words}, ${name}`;
  return {
    height: marginTop + ranges.length * band + 28,
    margin: 0,
    marginTop,
    marginBottom: 28,
    x: { domain: [least - pad, most + pad], axis: null },
    y: { type: "band", domain: ranges.map(({ name }) => name), padding: 0, axis: null },
    marks: [
      ...hatches(theme),
      Plot.axisX({
        ticks: size === "narrow" ? 4 : 6,
        tickSize: 5,
        label: null,
        tickFormat: ((_: number, index: number, all: number[]) =>
          shortTicks(all, (values[0] as Value).figure, language)[index]) as (tick: number) => string,
        fontSize: letters,
        color: theme.muted,
      }),
      Plot.frame({ anchor: "bottom", stroke: theme.muted }),
      ...byStanding(
        ranges,
        ({ low }) => low.standing,
        theme,
        (rows, ink) =>
          Plot.barX(rows, {
            x1: (row) => row.low.value,
            x2: (row) => row.high.value,
            y: "name",
            insetTop: line + 4,
            insetBottom: 8,
            ...ink,
            fill: ink.fill === theme.ink ? theme.muted : ink.fill,
            stroke: theme.muted,
            strokeWidth: 1.5,
          }),
      ),
      ...values.map((value) =>
        Plot.ruleX([value], {
          x: "value",
          insetTop: value.flag * line - flags - 6,
          stroke: theme.ink,
          strokeWidth: value.standing.outside === "no" ? 3 : 2,
          strokeDasharray: value.standing.outside === "no" ? undefined : "4 2",
        }),
      ),
      labels(
        ranges.map(({ name, low, high }): Label => {
          const starts = x(low.value) + textWidth(name, letters) <= width;
          return {
            text: name,
            x: starts ? low.value : high.value,
            y: name,
            dy: line / 2 - band / 2 - 2,
            anchor: starts ? "start" : "end",
            fill: theme.muted,
            halo: true,
            href: low.href,
          };
        }),
        frame,
      ),
      labels(
        [
          { text: heading.join("\n"), dy: 8 - marginTop, line: "top", weight: 600, fill: theme.muted },
          ...values.map((value): Label => {
            // A flag flies to the left where the right has no room for it.
            const left = x(value.value) + textWidth(told(value), letters, 600) + 10 > width;
            return {
              text: told(value),
              x: value.value,
              dx: left ? -6 : 6,
              dy: value.flag * line - flags - 6,
              line: "top",
              anchor: left ? "end" : "start",
              weight: 600,
              href: value.href,
            };
          }),
        ],
        frame,
      ),
    ],
  };
}
