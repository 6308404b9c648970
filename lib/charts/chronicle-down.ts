import * as Plot from "@observablehq/plot";
import type { Draft } from "../story/story";
import { type Frame, type Panel, textSize } from "./chart";
import type { Chronicled, Done } from "./chronicle";
import { axisRoom, markRadius, shortest } from "./chronicle-checks";
import { countedDot, countedText, doneDots } from "./chronicle-marks";
import { deadlineLines } from "./deadline-mark";
import { heap as piled } from "./heap";
import { held } from "./held";
import { lanes, placeLabels } from "./label-places";
import { labels as labelled, type Label as PlacedLabel } from "./labels";
import { monthsOf } from "./months";
import { type Points, pixels, strokes } from "./timeline-marks";
import { textWidth, wrap } from "./wrap";

/** Words beside the axis: of something done, of the band, or a remark. */
interface Label {
  at: number;
  title: string[];
  colour: string;
  bold: boolean;
  done: Done | null;
}

/** From the left edge to the axis, which the counted marks lean on, and to the words. */
const [axis, words] = [axisRoom, 106];
/** The room that leaders turn in, and the most between two turns, in pixels. */
const [turning, turnWidth] = [14, 4];
const r = markRadius;

/** A chronicle from top to bottom: what is counted left of the axis, what was done right of it. */
export function down(all: Chronicled, story: Draft, frame: Frame): Panel[] {
  const { size, width, theme, now } = frame;
  const text = textSize(size);
  const line = Math.round(text * 1.3);
  const lines = (title: string, weight = 600) => wrap(title, width - words, text, weight);
  const said = (at: number, title: string, colour: string, bold = false): Label => ({
    at,
    title: lines(title, bold ? 600 : 400),
    colour,
    bold,
    done: null,
  });
  const labels = [
    ...all.done.map(
      (done): Label => ({
        at: done.at,
        title: lines(`${done.when} ${done.title}`),
        colour: done.colour,
        bold: true,
        done,
      }),
    ),
    ...(all.band ? [said(all.band.begins, all.band.label, theme.vermilion, true)] : []),
    ...(all.remark ? [said(all.remark.at, all.remark.label, theme.muted)] : []),
  ].toSorted((a, b) => a.at - b.at);
  const tall = ({ title }: Label) => title.length * line + 3;
  const height = Math.max(
    shortest,
    labels.reduce((sum, label) => sum + tall(label), 40),
  );
  const head = wrap(all.label, axis + 12, text, 600);
  let named = 0;
  const names = all.lanes.map(({ name, colour }): PlacedLabel => {
    const wrapped = lines(name);
    named += wrapped.length * line;
    return {
      text: wrapped.join("\n"),
      dx: words,
      dy: named - wrapped.length * line,
      line: "top",
      weight: 600,
      fill: colour,
    };
  });
  const ending = deadlineLines(story, frame, width - words);
  const [marginTop, marginBottom] = [Math.max(head.length * line, named) + 12, ending.length * line + 8];
  const y = (at: number) => Math.round(marginTop + ((at - all.from) / (all.until - all.from)) * height);

  const middles = placeLabels(
    labels.map((label) => ({ at: y(label.at), before: line / 2, after: tall(label) - line / 2 })),
    marginTop,
    marginTop + height - 4,
  );
  const turns = lanes(labels.map(({ at }, index) => ({ from: y(at), to: middles[index] as number })));
  const placed = labels.map((label, index) => {
    const [from, to] = [y(label.at), middles[index] as number];
    const turn = axis + 8 + Math.min(turnWidth, turning / Math.max(...turns, 1)) * (turns[index] as number);
    const points: Points = [
      [axis + 6, from],
      [turn, from],
      [turn, to],
      [words - 5, to],
    ];
    const top = to - line / 2;
    return { ...label, points, top };
  });
  const told = placed.flatMap(({ done, ...label }) => (done ? [{ ...label, done }] : []));
  const remarks = placed.filter(({ done }) => !done);
  const doneOnes = told.map(({ done }) => done);
  const letters = {
    x: () => words,
    textAnchor: "start" as const,
    lineAnchor: "top" as const,
    lineHeight: 1.3,
    fontSize: text,
  };
  const title = ({ title }: Label) => title.join("\n");
  const heap = { anchor: "right" as const, padding: 1, r, y: "at", dx: axis - width - 1 };
  const [first, ...others] = monthsOf(story, all.from, all.until, height / (2 * line));
  // Beside the axis a month has no room for its year.
  const months = first ? [{ ...first, name: first.name.replace(/ \d{4}$/, "") }, ...others] : [];
  const reaches = piled(all.counted.map(({ at }) => ({ x: y(at), r })));
  /** Where marks are heaped up to a month's name, its line tells it, between its neighbours. */
  const free = ({ at, name }: (typeof months)[number]) =>
    all.counted.every((mark, index) => {
      const beside = Math.abs(y(mark.at) - (y(at) + 4 + text / 2)) > r + text / 2;
      return beside || axis - (reaches[index] as number) - r > textWidth(name, text);
    });

  return [
    {
      height: marginTop + height + marginBottom,
      margin: 0,
      marginTop,
      marginBottom,
      x: { domain: [0, width], axis: null },
      y: { type: "utc", domain: [all.from, all.until], reverse: true, axis: null },
      marks: [
        // The lanes are told apart by their colours, which their names have.
        labelled(
          [
            { text: head.join("\n"), dy: -marginTop, line: "top", weight: 600, fill: theme.vermilion },
            ...names.map(({ dy = 0, ...name }) => ({ ...name, dy: dy - marginTop })),
          ],
          frame,
        ),
        ...(all.band
          ? [
              Plot.rect([all.band], {
                x1: () => 0,
                x2: () => width,
                y1: "begins",
                y2: "ends",
                fill: theme.vermilion,
                fillOpacity: 0.1,
              }),
            ]
          : []),
        Plot.ruleY(months, { y: "at", x1: () => 0, x2: () => axis, stroke: theme.hairline }),
        Plot.text(months.filter(free), {
          x: () => 0,
          y: "at",
          text: "name",
          textAnchor: "start",
          lineAnchor: "top",
          dy: 4,
          fontSize: text,
          fill: theme.muted,
        }),
        Plot.ruleX([axis], { stroke: theme.ink, strokeWidth: 1.5 }),
        ...(all.turn
          ? [
              Plot.ruleY([all.turn], {
                y: "at",
                x1: () => 0,
                x2: () => axis,
                stroke: theme.ink,
                strokeWidth: 1.5,
                render: held([all.turn], now),
              }),
            ]
          : []),
        strokes(
          told.map(({ points }) => points),
          { stroke: theme.muted, render: held(doneOnes, now) },
        ),
        strokes(
          remarks.map(({ points }) => points),
          { stroke: theme.muted },
        ),
        Plot.dot(all.counted, Plot.dodgeX({ ...countedDot(all, frame), ...heap })),
        Plot.text(all.counted, Plot.dodgeX({ ...countedText(all, frame), ...heap })),
        ...doneDots(doneOnes, { x: () => axis, y: "at" }, frame),
        Plot.text(told, {
          ...letters,
          y: pixels("top"),
          text: title,
          fontWeight: 600,
          fill: "colour",
          href: ({ done }) => done.href,
          render: held(doneOnes, now),
        }),
        labelled(
          remarks.map(
            ({ title, top, colour, bold }): PlacedLabel => ({
              text: title.join("\n"),
              dx: words,
              dy: top - marginTop,
              line: "top",
              ...(bold ? { weight: 700 } : { italic: true }),
              fill: colour,
            }),
          ),
          frame,
        ),
        Plot.ruleY([all.until], {
          x1: () => axis - 12,
          x2: () => width,
          stroke: theme.vermilion,
          strokeWidth: 2,
        }),
        Plot.text([ending.join("\n")], {
          ...letters,
          frameAnchor: "bottom",
          dy: 6,
          fontWeight: 600,
          fill: theme.vermilion,
        }),
      ],
    },
  ];
}
