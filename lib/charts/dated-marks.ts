import * as Plot from "@observablehq/plot";
import { z } from "zod";

import { dateSuchAs } from "../figures/fields";

import { groupedBy } from "../story/grouped";

import { type Draft, find } from "../story/story";
import { middleOf } from "../story/time";
import { say } from "../words/prose";
import { type ChartType, figureId, seriesId, textSize } from "./chart";
import { datedMarksChecks } from "./dated-marks-checks";
import { type Datum, datum } from "./datum";
import { deadlineMoves, deadlineName, deadlineRoom, deadlineRule } from "./deadline-mark";
import { figureTable } from "./figure-table";
import { heap } from "./heap";
import { figureMoves, type Held, heldAttributes, shownAt } from "./held";
import { dashed } from "./ink";
import { ofStory } from "./kept";
import { type Label, labels } from "./labels";
import { beginningOf, monthLabels, monthRules, monthsOf, namedMonths } from "./months";
import { tagEach } from "./renders";
import { textWidth, wrap } from "./wrap";

const settings = z.strictObject({
  /** Dated figures, one mark each, as large as their numbers; their categories are the lanes. */
  marks: z.union([seriesId, z.array(figureId).min(1)]),
  /** Figures to list in the table beside the dated ones. */
  totals: z.array(figureId).default([]),
  /** The day that the axis begins on; it ends at the deadline. */
  from: dateSuchAs("2019-05-01"),
});

export type DatedMarksSettings = z.output<typeof settings>;

interface Mark extends Held {
  row: Datum;
  at: number;
  lane: string;
}

/** A lane's name in its lines. */
const laneLines = ofStory((_, name: string, width: number, size: number) =>
  name ? wrap(name, width, size) : [],
);

/** Things of a kind by day, in lanes, each mark as large as its number; dashed where they come from outside. */
export const datedMarks: ChartType<DatedMarksSettings> = {
  settings,
  checks: datedMarksChecks,
  shows: ["deadline"],
  moves: (story, now) => `${deadlineMoves(story, now)} ${figureMoves(story, now)}`,

  draw(settings, story, frame) {
    const { size, width, theme, language, now } = frame;
    const text = textSize(size);
    const beside = size === "wide" || size === "full";
    const all = settings.marks.map((ref): Mark => {
      const row = datum(ref, story, frame);
      const { category, time } = row.figure;
      const { from, until } = row.held;
      return { row, from, until, at: middleOf(time), lane: category ? say(category, language) : "" };
    });
    const marks = shownAt(all, frame).toSorted((a, b) => a.at - b.at);
    const lanes = [...new Set(marks.map(({ lane }) => lane))];
    const [from, until] = [beginningOf(story, settings.from), Date.parse(story.deadline.instant)];
    const most = Math.max(...all.map(({ row }) => row.value));
    const whole = marks.every(({ row: { value } }) => Number.isInteger(value) && value < 10);
    const [least, largest] = whole ? [11, 15] : [4, 22];
    const column = beside ? 200 : 0;
    const marginLeft = column + (beside ? 0 : largest);
    const room = width - marginLeft - 14;
    const x = (at: number) => ((at - from) / (until - from)) * room;
    const top = deadlineRoom(story, frame);
    let height = top;
    const placed = lanes.map((name) => {
      const lines = laneLines(story, name, beside ? column - 24 : width, text);
      const own = marks
        .filter(({ lane }) => lane === name)
        .map((mark) => {
          const { row, at } = mark;
          const r = Math.max(least, largest * Math.sqrt(row.value / most));
          return { row, at, x: x(at), r, attributes: heldAttributes(mark, now) };
        });
      const over = heap(own);
      const tall = Math.max(...own.map(({ r }, index) => (over[index] as number) + r));
      const named = lines.length * Math.round(text * 1.25);
      const begin = height;
      height += beside ? Math.max(tall, named) + 14 : named + tall + 10;
      const base = height - (beside ? 6 : 4);
      const y = (index: number) => base - (over[index] as number);
      const label: Label = beside
        ? { text: lines.join("\n"), dx: -column, dy: base - top, line: "bottom" }
        : { text: lines.join("\n"), dx: -marginLeft, dy: begin - top + 2, line: "top", halo: true };
      const placed = own.map(({ row, at, x, r, attributes }, index) => ({
        row,
        number: row.number,
        at,
        x,
        y: y(index),
        r,
        attributes,
      }));
      return { label, marks: placed };
    });
    const drawn = placed.flatMap(({ marks }) => marks);
    const months = monthsOf(story, from, until, room / 44);
    const numbers = numbered(drawn, room, text).map(
      ({ mark: { row, at, y, attributes }, inside, dx, anchor }): Label => ({
        text: row.number,
        x: at,
        dx,
        dy: y - top,
        anchor,
        weight: inside ? 600 : undefined,
        fill: inside && row.standing.outside === "no" ? theme.onVermilion : theme.vermilion,
        attributes,
      }),
    );
    return [
      {
        height: height + 24,
        margin: 0,
        marginTop: top,
        marginBottom: 24,
        marginLeft,
        marginRight: 14,
        x: { type: "utc", domain: [from, until], axis: null },
        y: { type: "identity", axis: null },
        r: { type: "identity" },
        marks: [
          monthRules(months, frame),
          Plot.dot(drawn, {
            x: "at",
            y: "y",
            r: "r",
            fill: ({ row }) => (row.standing.outside === "no" ? theme.vermilion : theme.paper),
            stroke: theme.vermilion,
            strokeWidth: 1.5,
            href: ({ row }) => row.href,
            render: tagEach(drawn.map(({ row, attributes }) => ({ ...attributes, ...dashed(row.standing) }))),
          }),
          deadlineRule(story, frame),
          labels(
            [
              ...placed.map(({ label }) => label),
              ...monthLabels(namedMonths(months, [from, until], room, frame), frame),
              ...numbers,
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

interface Placed {
  x: number;
  y: number;
  r: number;
  number: string;
}

/** Each number in its mark or, where that has no room for it, at the side of it where it meets nothing, before the deadline. */
function numbered<M extends Placed>(marks: readonly M[], room: number, text: number) {
  const row = (y: number) => Math.floor(y / text);
  const taken = groupedBy(
    marks.map(({ x, y, r }) => ({ from: x - r, to: x + r, y })),
    ({ y }) => row(y),
  );
  /** What stands at a height or a line's height from it. */
  const around = (y: number) => [-1, 0, 1].flatMap((by) => taken.get(row(y) + by) ?? []);
  // From the right, where the deadline leaves the least choice.
  return marks
    .toSorted((a, b) => b.x - a.x)
    .map((mark) => {
      const { x, y, r, number } = mark;
      const wide = textWidth(number, text, 600);
      if (wide < 2.1 * r && r > 0.55 * text) return { mark, inside: true, dx: 0, anchor: "middle" as const };
      const after = { from: x + r + 1, to: x + r + wide + 6, y };
      const before = { from: x - r - wide - 6, to: x - r - 1, y };
      const free = ({ from, to }: typeof after) =>
        to <= room &&
        !around(y).some((each) => Math.abs(each.y - y) < text && each.from < to && each.to > from);
      const side = [after, before].find(free) ?? (after.to > room ? before : after);
      taken.set(row(y), [...(taken.get(row(y)) ?? []), side]);
      return side === after
        ? { mark, inside: false, dx: r + 3, anchor: "start" as const }
        : { mark, inside: false, dx: -r - 3, anchor: "end" as const };
    });
}

/** The totals, then what is dated in order. */
function shown({ totals, marks }: DatedMarksSettings, story: Draft) {
  const figures = (refs: readonly { figure: string }[]) =>
    refs.map(({ figure }) => find(story.figures, figure));
  return [
    ...figures(totals),
    ...figures(marks).toSorted((a, b) => (a.time?.startsAt ?? "").localeCompare(b.time?.startsAt ?? "")),
  ];
}
