import * as Plot from "@observablehq/plot";
import type { Draft } from "../story/story";
import { clockParts } from "../words/dates";
import { plain } from "../words/prose";
import { type Frame, type Panel, textSize } from "./chart";
import { shownAt } from "./held";
import { lanes, placeLabels } from "./label-places";
import { citesOf, dateOf, detailOf, type Entry, entriesOf, standings } from "./timeline-entries";
import {
  eventDots,
  type Label,
  labelTexts,
  leaders,
  momentMarks,
  note,
  type Points,
  pixels,
  placeOf,
  type Stretches,
  scaleOf,
  strokes,
} from "./timeline-marks";
import { endings, type Span } from "./timeline-span";
import { timelineWords } from "./timeline-words";
import { wrap } from "./wrap";

const top = 12;
const axisX = 74;
const laneWidth = 6;
const labelX = axisX + 32;

/** The least height of a label, so that a finger finds it; a rail is never shown smaller than it is drawn. */
const leastOf = ({ extent }: Frame) => (extent === "rail" ? 24 : 26);

/**
 * A timeline down the page: the last days to scale, what was before them event by event,
 * each on a line of its own with its date, and the change of scale drawn as a break in the axis.
 */
export function timelineColumn(story: Draft, span: Span, frame: Frame): Panel {
  const { size, width, theme, language, extent = "whole" } = frame;
  const { from, focus, end, days } = span;
  const least = leastOf(frame);
  const text = extent === "rail" ? 13 : textSize(size);
  const line = Math.round(text * 1.3);
  const entries = entriesOf(story, frame);
  const past = entries.filter(({ at }) => at < focus);
  const listed = extent === "excerpt" || extent === "card" ? [] : past;
  const near = entries.filter(({ at }) => at >= focus);
  const brief = ({ at }: Entry) => extent === "rail" && at < focus;

  const years = listed.map(({ event }) => clockParts((event.exact ?? event).time.startsAt, story.zone).year);
  const told = [
    ...listed.map((entry, index) => {
      const first = years[index] !== years[index - 1];
      const when = dateOf(entry.event, story.zone, String(years[index]));
      const [standing] = standings(entry, "").map(({ words }) => words.replace(/: $/, "").trim());
      const detail = [standing, detailOf(entry.event, story, language)].filter(Boolean).join(". ");
      const under = `${detail}${detail && " · "}${citesOf(entry.event, story)}`;
      return {
        entry,
        when: first ? [when, String(years[index])] : [when],
        under: extent === "rail" ? [] : [{ words: under, from: entry.known, until: null }],
      };
    }),
    ...near.map((entry) => ({ entry, when: [] as string[], under: nearWords(entry, story, frame) })),
  ].map(({ entry, when, under }) => {
    const room = width - labelX;
    const weight = brief(entry) ? 400 : 600;
    const title = wrap(plain(entry.event.label, story, language), room, text, weight);
    const versions = shownAt(under, frame).map((each) => ({ ...each, lines: wrap(each.words, room, text) }));
    const lines = title.length + Math.max(0, ...versions.map((version) => version.lines.length));
    const height = Math.max(least, Math.max(lines, when.length) * line + 6);
    return { entry, when, title, versions, height };
  });
  const tall = (list: typeof told) => list.reduce((sum, { height }) => sum + height, 0);
  const [above, below] = [told.slice(0, listed.length), told.slice(listed.length)];

  const noted = listed.length
    ? wrap(timelineWords.scale, width - labelX, text)
    : past.length
      ? wrap(timelineWords.earlier(past.length), width - labelX, text)
      : [];
  const gap = noted.length && noted.length * line + 10;
  const breakY = Math.round(top + tall(above) + gap / 2);
  const y1 = Math.round(top + tall(above) + gap);
  const dayHeight = extent === "rail" || extent === "card" ? least : extent === "excerpt" ? 28 : 29;
  const y2 = y1 + Math.round(Math.max(days.length * dayHeight, tall(below) + line));

  let listY = top;
  const rows = above.map(({ height }) => {
    listY += height;
    return listY - height + line / 2 + 3;
  });
  const axis = listAxis(
    listed.map(({ at }) => at),
    rows.map(Math.round),
    [from, focus, end],
    [top, y1, y2],
  );
  const dotY = ({ at }: Entry) => placeOf(axis, at);
  const settled = placeLabels(
    below.map(({ entry, height }) => ({
      at: dotY(entry),
      before: line / 2 + 3,
      after: height - line / 2 - 3,
    })),
    y1 + 2,
    y2 - line / 2,
  );
  const titleY = [...rows, ...settled];
  const turns = lanes(told.map(({ entry }, index) => ({ from: dotY(entry), to: titleY[index] as number })));

  const labels = told.map(({ entry, title }, index): Label => {
    const { event, known } = entry;
    const held = { from: known, until: null };
    return {
      id: event.id,
      x: labelX,
      y: titleY[index] as number,
      lines: title,
      planned: event.planned,
      ...held,
    };
  });
  const unders = told.flatMap(({ entry, title, versions }, index) =>
    versions.map(({ lines, from, until }): Label => {
      const y = (titleY[index] as number) + title.length * line;
      return { id: entry.event.id, x: labelX, y, lines, planned: entry.event.planned, from, until };
    }),
  );
  const dates = told.flatMap(({ entry, when }, index): Label[] => {
    const { event, known } = entry;
    if (when.length === 0) return [];
    const at = { x: axisX - 12, y: titleY[index] as number };
    return [{ id: event.id, ...at, lines: when, planned: event.planned, from: known, until: null }];
  });
  const lines = told.map(({ entry }, index) => {
    const [from, to] = [dotY(entry), Math.round(titleY[index] as number)];
    const turn = axisX + 12 + laneWidth * (turns[index] as number);
    const points: Points =
      from === to
        ? [
            [axisX + 5, from],
            [labelX - 5, to],
          ]
        : [
            [axisX + 5, from],
            [turn, from],
            [turn, to],
            [labelX - 5, to],
          ];
    return { points, from: entry.known, until: null };
  });

  const dayLabels = days
    .filter((at) => at + span.day <= end)
    .map((at) => {
      const { weekday, day } = clockParts(at + span.day / 2, story.zone);
      return { at: at + span.day / 2, label: `${weekday.slice(0, 3)} ${day}` };
    });
  const face = { size: text, linked: true };
  const ended = endings(story, width - labelX, text, frame);
  return {
    height: Math.round(y2 + 13 + Math.max(...ended.map((each) => each.lines.length)) * line),
    margin: 0,
    axis: null,
    x: { type: "identity" },
    y: scaleOf(axis),
    marks: [
      strokes(
        [
          [
            [axisX, top],
            [axisX, y2],
          ],
        ],
        { stroke: theme.muted, strokeWidth: 1.5, strokeDasharray: "2 3" },
      ),
      Plot.text(dayLabels, {
        x: pixels(() => axisX - 12),
        y: "at",
        text: "label",
        textAnchor: "end",
        fontSize: text,
        fill: theme.muted,
      }),
      ...momentMarks(axis, "y", axisX, [axisX - 12, labelX - 6], frame),
      ...(gap ? axisBreak(breakY, frame) : []),
      note(noted, labelX, breakY, { fontSize: text, fontStyle: "italic", fill: theme.muted }),
      leaders(lines, frame),
      ...eventDots([...listed, ...near], "y", axisX, frame),
      ...labelTexts(dates, { size: text, textAnchor: "end", fill: theme.muted }, frame),
      ...labelTexts(
        labels.slice(0, listed.length),
        { ...face, fontWeight: extent === "rail" ? undefined : 600 },
        frame,
      ),
      ...labelTexts(labels.slice(listed.length), { ...face, fontWeight: 600 }, frame),
      ...labelTexts(unders, { size: text, fill: theme.muted }, frame),
      strokes(
        [
          [
            [axisX - 12, y2],
            [width, y2],
          ],
        ],
        { stroke: theme.vermilion, strokeWidth: 2 },
      ),
      Plot.dot([end], { x: pixels(() => axisX), y: (at: number) => at, r: 7, fill: theme.vermilion }),
      note([span.endDay], axisX - 12, y2 + 9 + Math.round(0.65 * text), {
        textAnchor: "end",
        fontSize: text,
        fontWeight: 600,
        fill: theme.vermilion,
      }),
      ...labelTexts(
        ended.map((each) => ({ ...each, x: labelX, y: y2 + 9 + Math.round(0.65 * text) })),
        { ...face, fontWeight: 700, fill: theme.vermilion },
        frame,
      ),
    ],
  };
}

/** What stands under a title among the last days: its date in each standing, what came of it where there is room, its sources. */
function nearWords(entry: Entry, story: Draft, frame: Frame) {
  const { event } = entry;
  const { year } = clockParts((event.exact ?? event).time.startsAt, story.zone);
  const detail = frame.extent === "whole" || !frame.extent ? detailOf(event, story, frame.language) : null;
  return standings(entry, dateOf(event, story.zone, String(year))).map(({ words, from, until }) => ({
    words: `${words}${detail ? `. ${detail}` : ""} · ${citesOf(event, story)}`,
    from,
    until,
  }));
}

/** The axis's scale: from place to place of the list, then the last days evenly. */
function listAxis(
  at: number[],
  rows: number[],
  [from, focus, end]: [number, number, number],
  [first, y1, y2]: [number, number, number],
): Stretches {
  const points = [[Math.min(from, (at[0] ?? from) - 1), first]];
  for (const [index, moment] of at.entries())
    if (moment > (points.at(-1)?.[0] as number)) points.push([moment, rows[index] as number]);
  points.push([focus, y1], [end, y2]);
  return {
    times: points.map(([time]) => time as number),
    places: points.map(([, place]) => place as number),
  };
}

/** Two slanted strokes over a gap in the axis. */
function axisBreak(y: number, { theme }: Frame): Plot.Markish[] {
  const slanted = (at: number): Points => [
    [axisX - 7, at + 3],
    [axisX + 7, at - 3],
  ];
  const gap: Points = [
    [axisX, y - 3],
    [axisX, y + 3],
  ];
  return [
    strokes([gap], { stroke: theme.paper, strokeWidth: 6 }),
    strokes([slanted(y - 3), slanted(y + 3)], { stroke: theme.ink, strokeWidth: 1.5 }),
  ];
}
