import * as Plot from "@observablehq/plot";
import type { Draft } from "../story/story";
import { type Frame, type Panel, textSize } from "./chart";
import type { Chronicled, Done } from "./chronicle";
import { banded, countedDot, countedText, doneDots } from "./chronicle-marks";
import { deadlineName, deadlineRoom, deadlineRule, deadlineWidth } from "./deadline-mark";
import { heap } from "./heap";
import { held } from "./held";
import { type Label, labels } from "./labels";
import { monthsOf, namedMonths } from "./months";
import { textWidth, wrap } from "./wrap";

/** Something done, in the row of its lane that has room for its words. */
interface Rowed extends Done {
  row: string;
  /** Whether its words stand before it, where they have no room after it. */
  before: boolean;
  told: string;
}

/** The words of a stretch over it: within its width in two lines, or in one that goes past it, from its near end where that has room. */
function bandName(
  band: NonNullable<Chronicled["band"]>,
  x: (at: number) => number,
  [room, free]: [whole: number, untilDeadline: number],
  { size, theme }: Frame,
): { label: Label; lift: number; over: number } {
  const text = textSize(size);
  const within = wrap(band.label, x(band.ends) - x(band.begins) - 6, text, 700);
  const lines = within.length <= 2 ? within : [band.label];
  const wide = Math.max(...lines.map((line) => textWidth(line, text, 700)));
  const fits = x(band.begins) + wide < room;
  // Under the deadline's name, where they would meet.
  const lift = x(band.begins) + wide > free - 12 ? 18 : 0;
  return {
    label: {
      text: lines.join("\n"),
      x: fits ? band.begins : band.ends,
      dx: fits ? 4 : -4,
      dy: -5,
      line: "bottom",
      anchor: fits ? "start" : "end",
      weight: 700,
      fill: theme.vermilion,
    },
    lift: lift * lines.length,
    over: (lines.length - 1) * 18,
  };
}

/** A chronicle from left to right: what is counted in heaps over the months, the lanes under them. */
export function across(all: Chronicled, story: Draft, frame: Frame): Panel[] {
  const { size, width, theme, now } = frame;
  const text = textSize(size);
  const column = size === "full" ? 150 : 108;
  const room = width - column - 14;
  const x = (at: number) => ((at - all.from) / (all.until - all.from)) * room;
  const months = monthsOf(story, all.from, all.until, room / 44);
  const scale: Plot.ScaleOptions = { type: "utc", domain: [all.from, all.until], axis: null };
  const sides = { margin: 0, marginLeft: column, marginRight: 14, x: scale };
  const r = size === "full" ? 12 : 10;
  const named = all.band && bandName(all.band, x, [room, room - deadlineWidth(story, frame)], frame);
  const lift = named?.lift ?? 0;
  const top = deadlineRoom(story, frame) + 6 + Math.max(lift, named?.over ?? 0);
  const heights = heap(all.counted.map(({ at }) => ({ x: x(at), r })));
  // A remark stands over one layer of marks.
  const tall = Math.max(...heights, all.remark ? 5 * r : 0) + r;
  const heading = {
    textAnchor: "start" as const,
    lineHeight: 1.25,
    dx: -column,
    fontSize: text,
    fontWeight: 600,
  };

  const lanes = all.lanes.map(({ name, colour }) => {
    const taken: [number, number][][] = [];
    const done = all.done
      .filter(({ lane }) => lane === name)
      .map((each): Rowed => {
        const at = x(each.at);
        const told = `${each.when} ${each.title}`;
        const before = at + textWidth(told, text) + 16 > room && at > room / 2;
        const lines = wrap(
          before ? `${each.title} ${each.when}` : told,
          (before ? at : room - at) - 16,
          text,
        );
        const wide = Math.max(...lines.map((words) => textWidth(words, text))) + 16;
        const [from, to] = before ? [at - wide, at + 10] : [at - 8, at + wide];
        const free = (row: number) => (taken[row] ?? []).every(([start, end]) => to < start || from > end);
        let row = 0;
        while (!lines.every((_, line) => free(row + line))) row += 1;
        for (const line of lines.keys()) {
          const others = taken[row + line] ?? [];
          taken[row + line] = [...others, [from, to]];
        }
        return { ...each, row: `${name} ${row}`, before, told: lines.join("\n") };
      });
    const lines = wrap(name, column - 12, text, 600);
    const rows = Array.from({ length: Math.max(taken.length, lines.length) }, (_, row) => `${name} ${row}`);
    return { name: lines.join("\n"), colour, done, rows };
  });
  const done = lanes.flatMap(({ done }) => done);
  const rows = lanes.flatMap(({ rows }) => rows);
  const words = (list: Rowed[], before: boolean) =>
    Plot.text(list, {
      x: "at",
      y: "row",
      text: "told",
      lineAnchor: "top",
      lineHeight: 1.25,
      dy: -Math.round(0.6 * text),
      textAnchor: before ? "end" : "start",
      dx: before ? -11 : 11,
      fontSize: text,
      fill: theme.ink,
      stroke: theme.paper,
      strokeWidth: 4,
      href: "href",
      render: held(list, now),
    });
  /** The turn's line, through what is counted to its own words. */
  const turn = (options: Plot.RuleXOptions) =>
    all.turn
      ? [
          Plot.ruleX([all.turn], {
            x: "at",
            stroke: theme.ink,
            strokeWidth: 1.5,
            render: held([all.turn], now),
            ...options,
          }),
        ]
      : [];
  const turned = done.find(({ id }) => id === all.turn?.id);

  return [
    {
      ...sides,
      height: Math.round(top + tall + 10),
      marginTop: top,
      marks: [
        Plot.text([wrap(all.label, column - 12, text, 600).join("\n")], {
          ...heading,
          frameAnchor: "bottom-left",
          lineAnchor: "bottom",
          dy: -8,
          fill: theme.vermilion,
        }),
        ...turn({}),
        Plot.dot(
          all.counted,
          Plot.dodgeY({ anchor: "bottom", padding: 1, r, x: "at", ...countedDot(all, frame) }),
        ),
        Plot.text(
          all.counted,
          Plot.dodgeY({ anchor: "bottom", padding: 1, r, x: "at", ...countedText(all, frame) }),
        ),
        ...(all.remark
          ? [
              Plot.ruleX([all.remark], {
                x: "at",
                insetTop: tall + 10 - 3.2 * r,
                insetBottom: 2 * r + 2,
                stroke: theme.muted,
              }),
              Plot.text([all.remark], {
                x: "at",
                frameAnchor: "bottom",
                text: ({ at, label }) => wrap(label, room - x(at) - r - 16, text).join("\n"),
                textAnchor: "start",
                lineAnchor: "bottom",
                lineHeight: 1.25,
                dx: 6,
                dy: -2.4 * r,
                fontSize: text,
                fontStyle: "italic",
                fill: theme.muted,
              }),
            ]
          : []),
        Plot.frame({ anchor: "bottom", stroke: theme.ink }),
        ...banded(all, -24, frame),
        deadlineRule(story, frame, lift),
        labels([...(named ? [named.label] : []), deadlineName(story, frame, lift)], frame),
      ],
    },
    {
      ...sides,
      height: 30 + rows.length * 25 + 6,
      marginTop: 30,
      marginBottom: 6,
      y: { type: "band", domain: rows, padding: 0, axis: null },
      marks: [
        Plot.ruleX(months, { x: "at", stroke: theme.hairline, insetTop: -30 }),
        Plot.text(namedMonths(months, [all.from, all.until], room, frame), {
          x: "at",
          frameAnchor: "top",
          text: "name",
          textAnchor: "start",
          lineAnchor: "bottom",
          dx: 4,
          dy: -10,
          fontSize: text,
          fill: theme.muted,
        }),
        ...lanes.map(({ name, colour, rows }) =>
          Plot.text([name], {
            ...heading,
            y: () => rows[0],
            frameAnchor: "left",
            lineAnchor: "top",
            dy: -text / 2,
            fill: colour,
          }),
        ),
        Plot.ruleY(
          lanes.map(({ rows }) => rows[0]),
          { y: (row: string) => row, dy: -12.5, insetLeft: -column, stroke: theme.hairline },
        ),
        ...turn({
          ...(turned && { y1: () => rows[0], y2: () => turned.row, insetBottom: 12.5 }),
          insetTop: -30,
        }),
        words(
          done.filter(({ before }) => !before),
          false,
        ),
        words(
          done.filter(({ before }) => before),
          true,
        ),
        ...doneDots(done, { x: "at", y: "row" }, frame),
        ...banded(all, -30, frame),
        Plot.ruleX([all.until], { stroke: theme.vermilion, strokeWidth: 2, insetTop: -30 }),
      ],
    },
  ];
}
