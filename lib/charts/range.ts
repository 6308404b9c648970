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
  /** What its flag says, and how far that begins under the first flag. */
  lines: string[];
  flag: number;
}

/** Values as flags over the intervals that they are held against, each interval a row. */
export function rangePanel(settings: RangeSettings, story: Draft, frame: Frame): Panel {
  const { size, width, theme, language } = frame;
  const letters = textSize(size);
  const line = Math.round(letters * 1.3);
  const given = settings.values
    .map(({ figure, label }) => ({ ...datum(figure, story, frame), name: say(label, language) }))
    .toSorted((a, b) => b.value - a.value);
  const ranges = settings.ranges.map(({ low, high, label }) => {
    const ends = [datum(low, story, frame), datum(high, story, frame)] as [Datum, Datum];
    return { name: say(label, language), low: ends[0], high: ends[1] };
  });
  const all = [...given, ...ranges.flatMap(({ low, high }) => [low, high])].map(({ value }) => value);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  // Around a single value the axis has some length all the same.
  const pad = (most - least) * 0.1 || Math.abs(most) || 1;
  const x = (value: number) => ((value - least + pad) / (most - least + 2 * pad)) * width;
  const heading = wrap(say(settings.label, language), width, letters, 600);
  // A sign stands with its number, longer units in the heading alone.
  const told = ({ number, words, name }: (typeof given)[number]) =>
    `${words.length > number.length + 2 ? number : words}, ${name}`;
  let flags = 0;
  const values = given.map((value): Value => {
    const lines = wrap(told(value), Math.max(x(value.value), width - x(value.value)) - 10, letters, 600);
    flags += lines.length * line;
    return { ...value, lines, flag: flags - lines.length * line };
  });
  const marginTop = 12 + heading.length * line + flags + 8;
  const names = ranges.map(({ name, low, high }) =>
    wrap(name, Math.max(width - x(low.value), x(high.value)), letters),
  );
  const over = Math.max(...names.map(({ length }) => length)) * line;
  const band = over + 20;
  const wide = (words: readonly string[], weight?: number) =>
    Math.max(...words.map((each) => textWidth(each, letters, weight)));
  const [first] = given as [(typeof given)[number]];
  const longest = wide(shortTicks([least, most].map(Math.trunc), first.figure, language));
  const ticks = Math.max(1, Math.min(size === "narrow" ? 4 : 6, Math.floor(width / (longest + 24))));
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
        ticks,
        tickSize: 5,
        label: null,
        tickFormat: ((tick: number, index: number, all: number[]) => {
          const words = shortTicks(all, first.figure, language)[index] ?? "";
          // A number that would not end within the drawing is left out.
          const half = textWidth(words, letters) / 2;
          return x(tick) - half < -16 || x(tick) + half > width + 16 ? "" : words;
        }) as (tick: number) => string,
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
            insetTop: over + 4,
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
          insetTop: value.flag - flags - 6,
          stroke: theme.ink,
          strokeWidth: value.standing.outside === "no" ? 3 : 2,
          strokeDasharray: value.standing.outside === "no" ? undefined : "4 2",
        }),
      ),
      labels(
        ranges.map(({ name, low, high }, index): Label => {
          const lines = names[index] ?? [];
          const starts = x(low.value) + wide(lines) <= width;
          return {
            text: lines.join("\n"),
            x: starts ? low.value : high.value,
            y: name,
            dy: over / 2 - band / 2 - 2,
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
            const left = x(value.value) + wide(value.lines, 600) + 10 > width;
            return {
              text: value.lines.join("\n"),
              x: value.value,
              dx: left ? -6 : 6,
              dy: value.flag - flags - 6,
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
