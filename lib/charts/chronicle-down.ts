import * as Plot from "@observablehq/plot";
import type { Draft } from "../story/story";
import { type Frame, type Panel, textSize } from "./chart";
import type { Chronicled, Done } from "./chronicle";
import { countedDot, countedText, doneDots, known } from "./chronicle-marks";
import { deadlineLines } from "./deadline-mark";
import { monthsOf } from "./months";
import { spread } from "./spread";
import { wrap } from "./wrap";

/** Words beside the axis: of something done, of the band, or a remark. */
interface Label {
  at: number;
  title: string[];
  under: string;
  colour: string;
  done: Done | null;
}

/** From the left edge to the axis, which the counted marks lean on, and from there to the words. */
const [axis, words] = [92, 114];
const r = 10;

/** A chronicle from top to bottom: what is counted left of the axis, what was done right of it. */
export function down(all: Chronicled, story: Draft, frame: Frame): Panel[] {
  const { size, width, theme } = frame;
  const text = textSize(size);
  const line = Math.round(text * 1.3);
  const lines = (title: string, weight = 600) => wrap(title, width - words, text, weight);
  const labels = [
    ...all.done.map(
      (done): Label => ({
        at: done.at,
        title: lines(done.title),
        under: `${done.when} · ${done.lane}`,
        colour: done.colour,
        done,
      }),
    ),
    ...(all.band
      ? [{ at: all.band.from, title: lines(all.band.label), under: "", colour: theme.vermilion, done: null }]
      : []),
    ...(all.remark
      ? [
          {
            at: all.remark.at,
            title: lines(all.remark.label, 400),
            under: "",
            colour: theme.muted,
            done: null,
          },
        ]
      : []),
  ].toSorted((a, b) => a.at - b.at);
  const tall = ({ title, under }: Label) => (title.length + (under ? 1 : 0)) * line + 7;
  const height = Math.max(560, labels.reduce((sum, label) => sum + tall(label), 0) + 40);
  const ms = (all.until - all.from) / height;
  const wished = labels.map((label) => ({ at: label.at - (line / 2) * ms, height: tall(label) * ms }));
  const places = spread(wished, all.from, all.until - 4 * ms);
  const placed = labels.map((label, index) => ({
    ...label,
    top: places[index] as number,
    middle: (places[index] as number) + (line / 2) * ms,
    below: (places[index] as number) + label.title.length * line * ms,
  }));
  const of = (done: boolean) => placed.filter((label) => (label.done !== null) === done);
  const doneOf = (list: typeof placed) => list.flatMap(({ done }) => done ?? []);
  const letters = {
    textAnchor: "start" as const,
    lineAnchor: "top" as const,
    lineHeight: 1.3,
    fontSize: text,
    x: () => words,
  };
  const ending = deadlineLines(story, frame, width - words);
  const months = monthsOf(all.from, all.until, story.zone, height / (2 * line));
  const marginTop = 2 * line + 6;
  const marginBottom = ending.length * line + 8;
  return [
    {
      height: marginTop + height + marginBottom,
      margin: 0,
      marginTop,
      marginBottom,
      x: { domain: [0, width], axis: null },
      y: { type: "utc", domain: [all.from, all.until], reverse: true, axis: null },
      marks: [
        Plot.text([wrap(all.label, axis + 12, text, 600).join("\n")], {
          frameAnchor: "top-left",
          lineAnchor: "top",
          lineHeight: 1.25,
          dy: -marginTop,
          fontSize: text,
          fontWeight: 600,
          fill: theme.vermilion,
        }),
        ...(all.band
          ? [
              Plot.rect([all.band], {
                x1: 0,
                x2: width,
                y1: "from",
                y2: "to",
                fill: theme.vermilion,
                fillOpacity: 0.1,
              }),
            ]
          : []),
        Plot.ruleY(months, { y: "at", x1: 0, x2: axis, stroke: theme.hairline }),
        Plot.text(months, {
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
                x1: 0,
                x2: axis,
                stroke: theme.ink,
                strokeWidth: 1.5,
                render: known([all.turn]),
              }),
            ]
          : []),
        ...[true, false].map((done) => {
          const list = of(done);
          return Plot.link(list, {
            x1: () => axis + (done ? 6 : 0),
            x2: () => words - 5,
            y1: "at",
            y2: "middle",
            curve: "step",
            stroke: theme.muted,
            render: done ? known(doneOf(list)) : undefined,
          });
        }),
        Plot.dot(
          all.counted,
          Plot.dodgeX({ anchor: "right", padding: 1, r, y: "at", ...leaning(countedDot(all, frame)) }),
        ),
        Plot.text(
          all.counted,
          Plot.dodgeX({ anchor: "right", padding: 1, r, y: "at", ...leaning(countedText(frame)) }),
        ),
        ...doneDots(doneOf(of(true)), { x: () => axis, y: "at" }, frame),
        Plot.text(of(true), {
          ...letters,
          y: "top",
          text: ({ title }) => title.join("\n"),
          fontWeight: 600,
          fill: theme.ink,
          href: ({ done }) => done?.href,
          render: known(doneOf(of(true))),
        }),
        Plot.text(of(true), {
          ...letters,
          y: "below",
          text: "under",
          fill: "colour",
          render: known(doneOf(of(true))),
        }),
        Plot.text(of(false), {
          ...letters,
          y: "top",
          text: ({ title }) => title.join("\n"),
          fontStyle: "italic",
          fill: "colour",
        }),
        Plot.ruleY([all.until], { x1: axis - 12, x2: width, stroke: theme.vermilion, strokeWidth: 2 }),
        Plot.text([ending.join("\n")], {
          ...letters,
          x: () => words,
          frameAnchor: "bottom",
          dy: 6,
          fontWeight: 600,
          fill: theme.vermilion,
        }),
      ],
    },
  ];

  /** Marks against the axis, not against the frame's edge. */
  function leaning<Options extends Plot.MarkOptions>(options: Options): Options {
    return { ...options, dx: axis - width - 1 };
  }
}
