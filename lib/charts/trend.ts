import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { text } from "../figures/fields";
import type { FigureRef } from "../figures/polls";
import { type Draft, find } from "../story/story";
import { middleOf } from "../story/time";
import { say } from "../words/prose";
import { type ChartType, type FigureId, pollId, seriesId, textSize } from "./chart";
import { type Datum, datum } from "./datum";
import { deadlineMoves, deadlineName, deadlineRoom, deadlineRule } from "./deadline-mark";
import { figureTable, withInputs } from "./figure-table";
import { intervalY } from "./interval";
import { type Label, labels } from "./labels";
import { monthLabels, monthRules, monthsOf } from "./months";
import { axisNumbers } from "./numbers";
import { trendChecks } from "./trend-checks";
import { textWidth, wrap } from "./wrap";

const colour = z.enum(["vermilion", "blue", "grey"]).default("grey");

const settings = z.strictObject({
  /** What goes over time: one answer of the same house's polls, or a series. */
  lines: z
    .array(
      z.union([
        z.strictObject({ label: text, colour, polls: z.array(pollId).min(1), answer: z.string() }),
        z.strictObject({ label: text, colour, series: seriesId }),
      ]),
    )
    .min(1)
    .max(6),
});

export type TrendSettings = z.output<typeof settings>;
export type TrendLine = TrendSettings["lines"][number];

interface Point extends Datum {
  line: string;
  stroke: string;
  at: number;
  low: Datum | null;
  high: Datum | null;
}

/** What goes up and down: dots with their intervals, a line for each that one house measured, and the deadline. */
export const trend: ChartType<TrendSettings> = {
  settings,
  checks: trendChecks,
  shows: ["deadline"],
  moves: deadlineMoves,

  draw(settings, story, frame) {
    const { size, width, theme, language } = frame;
    const letters = textSize(size);
    const points = settings.lines.flatMap((line) =>
      pointsOf(line)
        .map(({ value, low, high }): Point => {
          const row = datum(value, story, frame);
          return {
            ...row,
            line: say(line.label, language),
            stroke: theme[line.colour],
            at: middleOf(row.figure.time),
            low: low && datum(low, story, frame),
            high: high && datum(high, story, frame),
          };
        })
        .toSorted((a, b) => a.at - b.at),
    );
    const names = settings.lines.map(({ label }) => say(label, language));
    const until = Date.parse(story.deadline.instant);
    const from = Math.min(...points.map(({ at }) => at));
    const tall = size === "narrow" ? 240 : 270;
    const [marginTop, marginLeft, marginRight] = [deadlineRoom(story, frame), 44, 14];
    const room = width - marginLeft - marginRight;
    // A line is named at its last value: over it where it comes from below, and before it where there is room.
    const ends = names.flatMap((name) => {
      const [before, last] = points.filter(({ line }) => line === name).slice(-2);
      const point = last ?? before;
      if (!point) return [];
      const x = ({ at }: Point) => ((at - from) / (until - from)) * room;
      const most = Math.max(x(point), room - x(point));
      const lines = wrap(`${point.line} ${point.words}`, most, letters, 600);
      const wide = Math.max(...lines.map((each) => textWidth(each, letters, 600)));
      const leftward = wide <= x(point) + 8;
      const over = !last || !before || before.value <= last.value;
      const [start, end] = leftward ? [x(point) - wide, x(point)] : [x(point), x(point) + wide];
      const under = points.filter((each) => each.line === name && x(each) >= start - 8 && x(each) <= end + 8);
      const reach = over
        ? Math.max(...under.map(({ value, high }) => high?.value ?? value))
        : Math.min(...under.map(({ value, low }) => low?.value ?? value));
      return [{ ...point, lines, over, leftward, reach }];
    });
    const all = points.flatMap(({ value, low, high }) => [value, low?.value ?? value, high?.value ?? value]);
    const months = monthsOf(story, from, until, room / 44);
    const x: Plot.ScaleOptions = { type: "utc", domain: [from, until], axis: null };
    return [
      {
        height: marginTop + tall + 24,
        margin: 0,
        marginTop,
        marginBottom: 24,
        marginLeft,
        marginRight,
        x,
        y: { domain: [Math.min(...all), Math.max(...all)], nice: 4, axis: null },
        marks: [
          ...axisNumbers((points[0] as Point).figure, frame),
          monthRules(months, frame),
          intervalY(
            points.filter(({ low }) => low),
            {
              y1: (point: Point) => point.low?.value,
              y2: (point: Point) => point.high?.value,
              x: "at",
              stroke: "stroke",
            },
          ),
          Plot.line(points, { x: "at", y: "value", z: "line", stroke: "stroke", strokeWidth: 2 }),
          Plot.dot(points, {
            x: "at",
            y: "value",
            r: 4.5,
            fill: "stroke",
            stroke: theme.paper,
            strokeWidth: 1,
            href: "href",
          }),
          deadlineRule(story, frame),
          labels(
            [
              ...monthLabels(months, frame),
              ...ends.map(
                ({ at, reach, lines, over, leftward, stroke }): Label => ({
                  text: lines.join("\n"),
                  x: at,
                  y: reach,
                  dx: leftward ? 8 : -8,
                  dy: over ? -8 : 8,
                  anchor: leftward ? "end" : "start",
                  line: over ? "bottom" : "top",
                  weight: 600,
                  fill: stroke,
                  halo: true,
                }),
              ),
              deadlineName(story, frame),
            ],
            frame,
          ),
        ],
      },
    ];
  },

  figures: shown,
  table: (settings, story, language) => figureTable(shown(settings, story), story, language),
};

/** A line's values with the ends of their intervals. */
export function pointsOf(
  line: TrendLine,
): { value: FigureRef; low: FigureRef | null; high: FigureRef | null }[] {
  if ("series" in line) return line.series.map((value: FigureId) => ({ value, low: null, high: null }));
  return line.polls.flatMap(({ answers }) =>
    answers
      .filter(({ answer }) => answer === line.answer)
      .map(({ share, low, high }) => ({ value: share, low, high })),
  );
}

/** Every value, and of polls whom they asked and the ends of the intervals. */
function shown({ lines }: TrendSettings, story: Draft) {
  const refs = lines.flatMap((line) => [
    ...pointsOf(line).flatMap(({ value, low, high }) => [value, low, high]),
    ...("polls" in line ? line.polls.map(({ respondents }) => respondents) : []),
  ]);
  const figures = refs.flatMap((ref) => (ref ? [find(story.figures, ref.figure)] : []));
  return withInputs([...new Set(figures)], story);
}
