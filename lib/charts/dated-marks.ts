import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { type Draft, find } from "../story/story";
import { middleOf, stretch } from "../story/time";
import { say } from "../words/prose";
import { type ChartType, figureId, seriesId, textSize } from "./chart";
import { datedMarksChecks } from "./dated-marks-checks";
import { type Datum, datum } from "./datum";
import { deadlineMoves, deadlineRoom, deadlineX } from "./deadline-mark";
import { figureTable } from "./figure-table";
import { tagEach } from "./marks";
import { axisMonths, monthsOf } from "./months";
import { textWidth, wrap } from "./wrap";

const settings = z.strictObject({
  /** Dated figures, one mark each, as large as their numbers; their categories are the lanes. */
  marks: z.union([seriesId, z.array(figureId).min(1)]),
  /** Figures to list in the table beside the dated ones. */
  totals: z.array(figureId).default([]),
  /** The day that the axis begins on; it ends at the deadline. */
  from: z.iso.date("expected a date such as 2019-05-01"),
});

export type DatedMarksSettings = z.output<typeof settings>;

interface Mark extends Datum {
  at: number;
  lane: string;
}

/** Things of a kind by day, in lanes, each mark as large as its number; dashed where they come from outside. */
export const datedMarks: ChartType<DatedMarksSettings> = {
  settings,
  checks: datedMarksChecks,
  shows: ["deadline"],
  moves: deadlineMoves,

  draw(settings, story, frame) {
    const { size, width, theme, language } = frame;
    const text = textSize(size);
    const beside = size === "wide" || size === "full";
    const marks = settings.marks
      .map((ref): Mark => {
        const row = datum(ref, story, frame);
        const { category, time } = row.figure;
        return {
          ...row,
          at: middleOf(time),
          lane: category ? say(category, language) : "",
        };
      })
      .toSorted((a, b) => a.at - b.at);
    const lanes = [...new Set(marks.map(({ lane }) => lane))];
    const [from, until] = [
      Date.parse(stretch(settings.from, story.zone).startsAt),
      Date.parse(story.deadline.instant),
    ];
    const most = Math.max(...marks.map(({ value }) => value));
    const whole = marks.every(({ value }) => Number.isInteger(value) && value < 10);
    const [least, largest] = whole ? [11, 15] : [4, 22];
    const r = ({ value }: Mark) => Math.max(least, largest * Math.sqrt(value / most));
    const column = beside ? 200 : 0;
    const named = lanes.map((lane) => ({
      lane,
      lines: lane ? wrap(lane, beside ? column - 24 : width, text) : [],
    }));
    const over = beside ? 0 : Math.max(...named.map(({ lines }) => lines.length)) * Math.round(text * 1.3);
    const x = (at: number) => ((at - from) / (until - from)) * (width - column - 14);
    const meet = marks.some((mark, index) =>
      marks
        .slice(0, index)
        .some((each) => each.lane === mark.lane && x(mark.at) - x(each.at) < r(mark) + r(each)),
    );
    const band = over + 2 * largest + (meet ? 1.3 * largest : 0) + (beside ? 6 : 2);
    const dodged = { anchor: "bottom" as const, padding: 1.5, x: "at", fy: "lane", r };
    const fits = (mark: Mark) => textWidth(mark.number, text, 600) < 2.1 * r(mark) && r(mark) > 0.55 * text;
    const top = deadlineRoom(story, frame);
    return [
      {
        height: top + lanes.length * band + 24,
        margin: 0,
        marginTop: top,
        marginBottom: 24,
        marginLeft: column + (beside ? 0 : largest),
        marginRight: 14,
        x: { type: "utc", domain: [from, until], axis: null },
        y: { axis: null },
        r: { type: "identity" },
        fy: { domain: lanes, padding: 0, axis: null },
        facet: { margin: 0 },
        marks: [
          ...axisMonths(monthsOf(from, until, story.zone, (width - column) / 44), frame, lanes.at(-1)),
          Plot.text(named, {
            fy: "lane",
            frameAnchor: beside ? "bottom-left" : "top-left",
            text: ({ lines }) => lines.join("\n"),
            textAnchor: "start",
            lineAnchor: beside ? "bottom" : "top",
            lineHeight: 1.25,
            dx: beside ? -column : -largest,
            dy: beside ? -5 : 3,
            fontSize: text,
            fill: theme.ink,
            stroke: theme.paper,
            strokeWidth: 4,
          }),
          Plot.dot(
            marks,
            Plot.dodgeY({
              ...dodged,
              fill: theme.paper,
              stroke: theme.vermilion,
              strokeWidth: 1.5,
              href: "href",
              render: tagEach(
                marks.map(({ standing }) => ({
                  "stroke-dasharray": standing.outside === "no" ? "none" : "3 2",
                })),
              ),
            }),
          ),
          Plot.text(
            marks,
            Plot.dodgeY({
              ...dodged,
              text: (mark: Mark) => (fits(mark) ? mark.number : ""),
              fontSize: text,
              fontWeight: 600,
              fill: theme.vermilion,
              pointerEvents: "none",
            }),
          ),
          // Numbers that their marks have no room for stand beside them, before the deadline.
          ...[true, false].map((after) =>
            Plot.text(
              marks,
              Plot.dodgeY({
                ...dodged,
                text: (mark: Mark) =>
                  fits(mark) || x(mark.at) < width - column - 50 !== after ? "" : mark.number,
                textAnchor: after ? "start" : "end",
                dx: after ? 11 : -11,
                fontSize: text,
                fill: theme.vermilion,
                pointerEvents: "none",
              }),
            ),
          ),
          ...deadlineX(story, frame, { fy: lanes[0] }),
        ],
      },
    ];
  },

  figures: shown,
  table: (settings, story, language) => figureTable(shown(settings, story), story, language),
};

/** The totals, then what is dated in order. */
function shown({ totals, marks }: DatedMarksSettings, story: Draft) {
  const figures = (refs: readonly { figure: string }[]) =>
    refs.map(({ figure }) => find(story.figures, figure));
  return [
    ...figures(totals),
    ...figures(marks).toSorted((a, b) => (a.time?.startsAt ?? "").localeCompare(b.time?.startsAt ?? "")),
  ];
}
