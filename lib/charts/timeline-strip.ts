import * as Plot from "@observablehq/plot";
import type { Draft } from "../story/story";
import { clockParts } from "../words/dates";
import { plain } from "../words/prose";
import { type Frame, type Panel, textSize } from "./chart";
import { type Held, shownAt } from "./held";
import { entriesOf } from "./timeline-entries";
import {
  eventDots,
  type Label,
  labelTexts,
  leaders,
  momentMarks,
  type Points,
  pixels,
  placeOf,
  type Stretches,
  scaleOf,
  strokes,
} from "./timeline-marks";
import { endings, type Span } from "./timeline-span";
import { timelineWords } from "./timeline-words";
import { textWidth, wrap } from "./wrap";

const edge = 8;
/** The least height of a row, so that a finger finds its labels. */
const least = 26;
/** From a line to the words that it leads to. */
const step = 5;
/** What the axis and its days' numbers take between the rows above and below. */
const band = { above: 12, below: 28 };

/** A label of several versions, hung from its place on the axis to one side of it. */
interface Hung {
  id: string;
  planned: boolean;
  place: number;
  /** What it takes of its row, from left to right. */
  takes: [number, number];
  /** When its line appears; null for the deadline, which has none. */
  known: string | null;
  versions: (Held & { lines: string[] })[];
}

/**
 * The last days across: what has room to the right of its mark hangs below the axis, the
 * rest stands above it and ends at its mark, in rows that no line crosses.
 */
export function timelineStrip(story: Draft, span: Span, frame: Frame): Panel {
  const { size, width, theme, language } = frame;
  const text = textSize(size);
  const line = Math.round(text * 1.3);
  const { focus, end, days } = span;
  const right = width - edge;
  const axis: Stretches = { times: [focus, end], places: [edge, right] };
  const near = entriesOf(story, frame).filter(({ at }) => at >= focus);

  const hung = near.map(({ event, at, known }): Hung => {
    const place = placeOf(axis, at);
    const title = plain(event.label, story, language);
    const { endsAt } = (event.exact ?? event).time;
    const named = event.planned
      ? [
          { words: timelineWords.plan(title), from: known, until: endsAt },
          { words: timelineWords.pastPlan(title), from: endsAt, until: null },
        ]
      : [{ words: title, from: known, until: null }];
    const longest = Math.max(...named.map(({ words }) => textWidth(words, text)));
    const ahead = place + step + longest <= width;
    const room = Math.min(longest, place - step);
    return {
      id: event.id,
      planned: event.planned,
      place,
      takes: ahead ? [place, place + step + longest] : [place - step - room, place],
      known,
      versions: shownAt(named, frame).map(({ words, ...each }) => ({
        ...each,
        lines: ahead ? [words] : wrap(words, room, text),
      })),
    };
  });
  const versions = endings(story, width - 2 * edge, text, frame);
  const longest = Math.max(
    ...versions.flatMap(({ lines }) => lines.map((each) => textWidth(each, text, 700))),
  );
  const ending: Hung = {
    id: "deadline",
    planned: false,
    place: right + step,
    takes: [right - longest, right + step],
    known: null,
    versions,
  };
  const below = rowsOf(hung.filter(({ takes, place }) => takes[0] === place).toReversed());
  const above = rowsOf([...hung.filter(({ takes, place }) => takes[1] === place), ending]);
  const tall = (row: Hung[]) => Math.max(least, Math.max(...row.map(linesOf)) * line + 4);
  const axisY = above.reduce((sum, row) => sum + tall(row), band.above);
  const height = below.reduce((sum, row) => sum + tall(row), axisY + band.below);

  const places = [
    ...above.map((row, index) => {
      const nearer = above.slice(0, index + 1).reduce((sum, each) => sum + tall(each), band.above);
      return { row, way: -1, y: axisY - nearer };
    }),
    ...below.map((row, index) => {
      const nearer = below.slice(0, index).reduce((sum, each) => sum + tall(each), band.below);
      return { row, way: 1, y: axisY + nearer };
    }),
  ].flatMap(({ row, way, y }) =>
    row.map((each) => ({
      ...each,
      way,
      y: Math.round(y + (tall(row) - linesOf(each) * line) / 2 + line / 2),
    })),
  );
  const labels = (way: number): Label[] =>
    places
      .filter((each) => each.way === way)
      .flatMap(({ versions, place, ...each }) =>
        versions.map((version) => ({ ...each, ...version, x: place + way * step })),
      );
  const lines = places.flatMap(({ place, y, known, way }) => {
    const points: Points = [
      [place, axisY],
      [place, y],
      [place + way * (step - 2), y],
    ];
    return known ? [{ points, from: known, until: null }] : [];
  });
  const each = Math.ceil((18 * days.length) / (right - edge));
  const numbers = days
    .filter((at, index) => index % each === 0 && at + span.day <= end)
    .map((at) => ({
      at: at + span.day / 2,
      label: String(clockParts(at + span.day / 2, story.zone).day),
    }));
  const isEnding = ({ id }: Label) => id === ending.id;
  const face = { size: text, linked: true };
  return {
    height,
    margin: 0,
    axis: null,
    x: scaleOf(axis),
    y: { type: "identity" },
    marks: [
      strokes(
        [
          [
            [edge, axisY],
            [right, axisY],
          ],
        ],
        { stroke: theme.muted, strokeWidth: 1.5, strokeDasharray: "2 3" },
      ),
      leaders(lines, frame),
      Plot.tickX(days, {
        x: (at: number) => at,
        y: null,
        insetTop: axisY,
        insetBottom: height - axisY - 5,
        stroke: theme.muted,
      }),
      Plot.text(numbers, {
        x: "at",
        y: pixels(() => axisY + 16),
        text: "label",
        fontSize: text,
        fill: theme.muted,
        stroke: theme.paper,
        strokeWidth: 5,
      }),
      ...momentMarks(axis, "x", axisY, [axisY - 11, axisY + 11], frame),
      ...eventDots(near, "x", axisY, frame),
      ...labelTexts(labels(1), face, frame),
      ...labelTexts(
        labels(-1).filter((label) => !isEnding(label)),
        { ...face, textAnchor: "end" },
        frame,
      ),
      strokes(
        [
          [
            [right, axisY - 11],
            [right, axisY + 11],
          ],
        ],
        { stroke: theme.vermilion, strokeWidth: 3 },
      ),
      ...labelTexts(
        labels(-1).filter(isEnding),
        { ...face, textAnchor: "end", fontWeight: 700, fill: theme.vermilion },
        frame,
      ),
    ],
  };
}

const linesOf = ({ versions }: Hung) => Math.max(0, ...versions.map(({ lines }) => lines.length));

/** Labels in rows, the first nearest to the axis: each in the first row where it meets no other, nor the line of one further out. */
function rowsOf(labels: Hung[]): Hung[][] {
  const rows: Hung[][] = [];
  for (const label of labels) {
    const [first, last] = label.takes;
    const free = (row: Hung[], index: number) =>
      row.every(({ takes }) => last + 8 < takes[0] || takes[1] + 8 < first) &&
      rows
        .slice(index + 1)
        .every((outer) => outer.every(({ place }) => place < first - 3 || place > last + 3));
    const row = rows.find(free);
    if (row) row.push(label);
    else rows.push([label]);
  }
  return rows;
}
