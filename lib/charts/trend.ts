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
import { figureMoves, type Held, held, heldAttributes, shownAt } from "./held";
import { intervalY } from "./interval";
import { type Label, labels } from "./labels";
import { monthLabels, monthRules, monthsOf, namedMonths } from "./months";
import { axisNumbers, numbersRoom } from "./numbers";
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

interface Point extends Datum, Held {
  line: string;
  stroke: string;
  at: number;
  low: Datum | null;
  high: Datum | null;
}

/** The ends of what is drawn of a value, its own where it has no interval. */
const reachOf = ({ value, low, high }: Point) => [low?.value ?? value, high?.value ?? value] as const;

/** What goes up and down: dots with their intervals, a line for each that one house measured, and the deadline. */
export const trend: ChartType<TrendSettings> = {
  settings,
  checks: trendChecks,
  shows: ["deadline"],
  moves: (story, now) => `${deadlineMoves(story, now)} ${figureMoves(story, now)}`,

  draw(settings, story, frame) {
    const { size, width, theme, language, now } = frame;
    const letters = textSize(size);
    const every = settings.lines.map((line) =>
      pointsOf(line)
        .map(({ value, low, high }): Point => {
          const row = datum(value, story, frame);
          return {
            ...row,
            ...row.held,
            line: say(line.label, language),
            stroke: theme[line.colour],
            at: middleOf(row.figure.time),
            low: low && datum(low, story, frame),
            high: high && datum(high, story, frame),
          };
        })
        .toSorted((a, b) => a.at - b.at),
    );
    const lines = every.map((points) => shownAt(points, frame));
    const points = lines.flat();
    const until = Date.parse(story.deadline.instant);
    // An axis has some length, even of what is dated to its end alone.
    const from = Math.min(until - 3_600_000, ...every.flat().map(({ at }) => at));
    const step = Math.round(letters * 1.25);
    // Over the frame a line's name may stand, under the deadline's.
    const [marginTop, marginRight] = [deadlineRoom(story, frame) + step, 14];
    const reach = (points.length ? points : every.flat()).flatMap(reachOf);
    const [first] = every.flat();
    const marginLeft = Math.max(44, first ? numbersRoom(reach, first.figure, frame) : 0);
    const room = width - marginLeft - marginRight;
    const x = ({ at }: Point) => ((at - from) / (until - from)) * room;
    const label = (point: Point, over: boolean) => ({
      x: point.at,
      line: over ? ("bottom" as const) : ("top" as const),
      weight: 600 as const,
      fill: point.stroke,
      halo: true,
    });
    /** A line's name where it ends, over it where it comes from below, and at each of its points the number that holds until the next. */
    const words = lines.flatMap((own): Label[] => {
      const [before, last] = own.length > 1 ? own.slice(-2) : [undefined, own[0]];
      if (!last) return [];
      const over = !before || before.value <= last.value;
      const named = wrap(last.line, Math.max(x(last), room - x(last)), letters, 600);
      const wide = Math.max(...named.map((each) => textWidth(each, letters, 600)));
      const leftward = wide <= x(last) + 8;
      const [start, end] = leftward ? [x(last) - wide, x(last)] : [x(last), x(last) + wide];
      const under = own.filter((each) => x(each) >= start - 8 && x(each) <= end + 8);
      const reach = over
        ? Math.max(...under.map((each) => reachOf(each)[1]))
        : Math.min(...under.map((each) => reachOf(each)[0]));
      // Past its own number, where that is the furthest.
      const past = 8 + (reach === reachOf(last)[over ? 1 : 0] ? step : 0);
      const numbers = own.map((point, index) => ({
        point,
        from: point.from,
        until: own[index + 1]?.from ?? null,
      }));
      return [
        {
          ...label(last, over),
          text: named.join("\n"),
          y: reach,
          dx: leftward ? 8 : -8,
          dy: over ? -past : past,
          anchor: leftward ? "end" : "start",
        },
        ...shownAt(numbers, frame).map(
          ({ point, ...held }): Label => ({
            ...label(point, over),
            text: point.words,
            y: reachOf(point)[over ? 1 : 0],
            dx: room - x(point) < 24 ? 8 : 0,
            dy: over ? -8 : 8,
            anchor: room - x(point) < 24 ? "end" : "middle",
            attributes: heldAttributes(held, now),
          }),
        ),
      ];
    });
    const steps = lines.flatMap((own) =>
      own.slice(1).map((to, index) => ({ ...to, before: own[index] as Point })),
    );
    const months = monthsOf(story, from, until, room / 44);
    const polled = points.filter(({ low }) => low);
    return [
      {
        height: marginTop + (size === "narrow" ? 264 : 294),
        margin: 0,
        marginTop,
        marginBottom: 24,
        marginLeft,
        marginRight,
        x: { type: "utc", domain: [from, until], axis: null },
        y: { domain: [Math.min(...reach), Math.max(...reach)], nice: 4, axis: null },
        marks: [
          ...(first ? axisNumbers(first.figure, frame) : []),
          monthRules(months, frame),
          intervalY(polled, {
            y1: ({ low }: Point) => low?.value,
            y2: ({ high }: Point) => high?.value,
            x: "at",
            stroke: "stroke",
            render: held(polled, now),
          }),
          Plot.link(steps, {
            x1: ({ before }) => before.at,
            y1: ({ before }) => before.value,
            x2: "at",
            y2: "value",
            stroke: "stroke",
            strokeWidth: 2,
            render: held(steps, now),
          }),
          Plot.dot(points, {
            x: "at",
            y: "value",
            r: 4.5,
            fill: "stroke",
            stroke: theme.paper,
            href: "href",
            render: held(points, now),
          }),
          deadlineRule(story, frame, step),
          labels(
            [
              ...monthLabels(namedMonths(months, [from, until], room, frame), frame),
              ...words,
              deadlineName(story, frame, step),
            ],
            frame,
          ),
        ],
      },
    ];
  },

  figures,
  table: (settings, story, language) => figureTable(figures(settings, story), story, language),
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
function figures({ lines }: TrendSettings, story: Draft) {
  const refs = lines.flatMap((line) => [
    ...pointsOf(line).flatMap(({ value, low, high }) => [value, low, high]),
    ...("polls" in line ? line.polls.map(({ respondents }) => respondents) : []),
  ]);
  const found = refs.flatMap((ref) => (ref ? [find(story.figures, ref.figure)] : []));
  return withInputs([...new Set(found)], story);
}
