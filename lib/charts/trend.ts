import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { text } from "../figures/fields";
import type { FigureRef } from "../figures/polls";
import { type Draft, find } from "../story/story";
import { middleOf } from "../story/time";
import { say } from "../words/prose";
import { type ChartType, type FigureId, pollId, seriesId, textSize } from "./chart";
import { type Datum, datum } from "./datum";
import { deadlineMoves, deadlineX } from "./deadline-mark";
import { figureTable, withInputs } from "./figure-table";
import { intervalY } from "./interval";
import { axisMonths, monthsOf } from "./months";
import { axisNumbers } from "./numbers";
import { trendChecks } from "./trend-checks";

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
    const ends = names
      .flatMap((name) => points.filter(({ line }) => line === name).at(-1) ?? [])
      .toSorted((a, b) => b.value - a.value);
    const all = points.flatMap(({ value, low, high }) => [value, low?.value ?? value, high?.value ?? value]);
    const until = Date.parse(story.deadline.instant);
    const from = Math.min(...points.map(({ at }) => at));
    const tall = size === "narrow" ? 260 : 280;
    const [marginTop, marginBottom, marginLeft] = [34, 24, 36];
    const marginRight = 14;
    const room = width - marginLeft - marginRight;
    const x: Plot.ScaleOptions = { type: "utc", domain: [from, until], axis: null };
    return [
      {
        height: marginTop + tall + marginBottom,
        margin: 0,
        marginTop,
        marginBottom,
        marginLeft,
        marginRight,
        x,
        y: { domain: [Math.min(...all), Math.max(...all)], nice: 4, axis: null },
        marks: [
          ...axisNumbers((points[0] as Point).figure, frame),
          ...axisMonths(monthsOf(from, until, story.zone, room / 44), frame),
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
          ...deadlineX(story, frame),
          // The lowest line is named under its last value, the others over theirs.
          ...[ends.slice(0, -1), ends.slice(-1)].map((named, under) =>
            Plot.text(named, {
              x: "at",
              y: ({ value, low, high }: Point) => (under ? (low?.value ?? value) : (high?.value ?? value)),
              text: ({ line, words }: Point) => `${line} ${words}`,
              textAnchor: "end",
              lineAnchor: under ? "top" : "bottom",
              dx: 10,
              dy: under ? 7 : -7,
              fontSize: letters,
              fontWeight: 600,
              fill: "stroke",
              stroke: theme.paper,
              strokeWidth: 4,
              pointerEvents: "none",
            }),
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
