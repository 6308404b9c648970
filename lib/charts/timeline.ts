import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { knownFrom } from "../story/moment";
import { type Draft, type Event, find, type Language } from "../story/story";
import { beginnings, stretch } from "../story/time";
import { citation, clockParts, day, period } from "../words/format";
import { plain, say } from "../words/prose";
import { type ChartType, textSize } from "./chart";
import { datesTable, middle } from "./dates-table";
import { canvas, path, tag, words } from "./marks";
import { dodge, focusedScale, type TimeScale } from "./time-scale";
import { timelineChecks } from "./timeline-checks";
import { eventMarks, type Placed } from "./timeline-marks";
import { timelineAt } from "./timeline-moment";
import { wrap } from "./wrap";

const settings = z.strictObject({
  /** The days that the axis and its enlarged part begin on, in the story's zone. */
  from: z.iso.date("expected a date such as 2018-10-01"),
  focus: z.iso.date("expected a date such as 2019-11-08"),
});

export type TimelineSettings = z.output<typeof settings>;
type Settings = TimelineSettings;

const hours = 3_600_000;
const top = 14;
const leastLongHeight = 240;
const dayHeight = 28;
const axisX = 78;
const labelX = axisX + 24;

/**
 * The annotated countdown: events down an axis that enlarges its last days and ends at
 * the deadline. Groups carry `data-known` and the axis `data-times` and `data-places`,
 * so that a page can move the moment without drawing again. An excerpt counts what stands
 * before the last days.
 */
export const timeline: ChartType<Settings> = {
  settings,
  checks: timelineChecks,
  clock: true,
  shows: ["deadline", "event"],
  data: ({ deadline, events }) => ({ deadline, events }),
  moves: (_story, now) => now,
  move: timelineAt,
  sizes: ["narrow", "middle"],

  draw(settings, story, frame) {
    const { size, width, theme, language, now, replay, excerpt = false, link } = frame;
    const text = textSize(size);
    const line = Math.round(text * 1.3);
    const zone = story.zone;
    const [from, focus] = [midnight(settings.from, zone), midnight(settings.focus, zone)];
    const end = Date.parse(story.deadline.instant);
    const days = beginnings(settings.focus, end, zone, "days");

    const labels = story.events
      .map((event) => ({ event, at: middle(event), known: knownFrom(event, story.sources) }))
      .filter(({ known }) => replay || known <= now)
      .toSorted((a, b) => a.at - b.at)
      .map(({ event, at, known }) => {
        const title = wrap(plain(event.label, story.figures, language), width - labelX, text, 600);
        const told = wrap(aside(event, story, language, at >= focus), width - labelX, text);
        const brief = excerpt && told.length > 2;
        const under = brief ? wrap(aside(event, story, language, true, false), width - labelX, text) : told;
        return { event, at, known, title, under, height: (title.length + under.length) * line + 6 };
      });
    const earlier = labels.filter((label) => label.at < focus);
    const long = excerpt ? [] : earlier;
    const near = labels.filter((label) => label.at >= focus);
    const tall = (list: typeof labels) => list.reduce((sum, label) => sum + label.height, 0);
    const longHeight = excerpt ? 1.5 * line : Math.max(leastLongHeight, tall(long) + 8);
    const nearHeight = Math.max(days.length * dayHeight, tall(near) + 2 * line);
    const [y0, y1, y2] = [top, top + longHeight, top + longHeight + nearHeight];
    const scale = focusedScale([iso(from), iso(focus), story.deadline.instant], [longHeight, nearHeight]);
    const y: TimeScale = (at) => Math.round(top + scale(at));
    const wished = (list: typeof labels) => list.map(({ at, height }) => ({ at: y(at) - line / 2, height }));
    const places = [...dodge(wished(long), y1 - 4), ...dodge(wished(near), y2 - line / 2)];

    const marks: Plot.Markish[] = [
      Plot.ruleY([0], {
        y: [y(now)],
        x1: [axisX - 12],
        x2: [labelX - 6],
        stroke: theme.vermilion,
        strokeWidth: 1.25,
        render: tag({
          "data-now": "",
          "data-times": [from, focus, end].join(" "),
          "data-places": [y0, y1, y2].join(" "),
        }),
      }),
    ];
    const months = monthTicks(settings.from, focus, zone, Math.floor(longHeight / (1.6 * line))).filter(
      ({ at }) => y(at) < y1 - line / 2,
    );
    const whole = days.filter((at) => at + 24 * hours <= end);
    const axisLabels = [
      ...months.map(({ at, label }) => ({ at: y(at), label })),
      ...whole.map((at) => {
        const { weekday, day } = clockParts(at + 12 * hours, zone);
        return { at: y(at + 12 * hours), label: `${weekday.slice(0, 3)} ${day}` };
      }),
    ];
    marks.push(
      Plot.link([...months.map(({ at }) => y(at)), ...days.map(y)], {
        x1: () => axisX - 5,
        x2: () => axisX,
        y1: (at: number) => at,
        y2: (at: number) => at,
        stroke: theme.muted,
        strokeWidth: 1,
      }),
      Plot.text(axisLabels, {
        x: () => axisX - 10,
        y: "at",
        text: "label",
        textAnchor: "end",
        fontSize: text,
        fill: theme.muted,
      }),
      path([0, y1, width, y1], { stroke: theme.hairline }),
    );
    if (excerpt && earlier.length) {
      const before = `${earlier.length} earlier, on the chart’s own page`;
      marks.push(words(before, { x: labelX, y: y0, size: text, fill: theme.muted }));
    }
    marks.push(
      path([axisX, y0, axisX, y2], { stroke: theme.muted, width: 1.5, dash: "2 3" }),
      Plot.ruleX([0], {
        x: [axisX],
        y1: [y0],
        y2: [y(now)],
        stroke: theme.ink,
        strokeWidth: 3,
        render: tag({ "data-elapsed": "" }),
      }),
    );

    const placed = [...long, ...near].map(({ event, at, known, title, under }, index): Placed => {
      const { startsAt, endsAt, precision } = (event.exact ?? event).time;
      const several = precision === "day" && Date.parse(endsAt) - Date.parse(startsAt) > 24 * hours;
      const stretch: Placed["stretch"] = several ? [y(startsAt), y(endsAt)] : null;
      return { event, known, title, under, at: y(at), stretch, top: places[index] as number };
    });
    marks.push(...eventMarks(placed, { axisX, labelX, size: text, line }, frame));

    const { time, day: last, weekday } = clockParts(story.deadline.instant, story.deadline.zone);
    marks.push(
      path([axisX - 12, y2, width, y2], { stroke: theme.vermilion, width: 2 }),
      Plot.dot([0], { x: [axisX], y: [y2], r: 7, fill: theme.vermilion }),
      words(`${weekday.slice(0, 3)} ${last}`, {
        x: axisX - 10,
        y: y2 + 15,
        anchor: "end",
        size: text,
        weight: 600,
        fill: theme.vermilion,
      }),
    );
    const { label: planned, city, outcome } = story.deadline;
    const endings = [
      { label: planned, from: null, until: outcome?.at ?? null },
      ...(outcome ? [{ label: outcome.relabel, from: outcome.at, until: null }] : []),
    ].filter(
      ({ from, until }) => replay || ((from === null || from <= now) && (until === null || now < until)),
    );
    let endingLines = 1;
    for (const { label, from, until } of endings) {
      const ending = wrap(
        `${say(label, language)}, ${time} in ${say(city, language)}`,
        width - labelX,
        text,
        700,
      );
      endingLines = Math.max(endingLines, ending.length);
      const unknown = (from !== null && now < from) || (until !== null && now >= until);
      marks.push(
        words(ending.join("\n"), {
          x: labelX,
          y: y2 + 6,
          baseline: "top",
          leading: 1.3,
          size: text,
          weight: 700,
          fill: theme.vermilion,
          href: link({ event: "deadline" }),
          render: tag({
            ...(from && { "data-known": from }),
            ...(until && { "data-until": until }),
            ...(unknown && { "data-unknown": "" }),
          }),
        }),
      );
    }
    return [canvas(y2 + 10 + endingLines * line, marks)];
  },

  figures: () => [],
  table: (_settings, story, language) => datesTable(story, language),
};

/** When an event was, among the last days what came of it, and its sources. */
function aside(event: Event, story: Draft, language: Language, near: boolean, whole = near): string {
  const cites = [...event.cites, ...(event.exact?.cites ?? [])].map((cite) =>
    citation(cite, find(story.sources, cite.source), true),
  );
  const { time } = event.exact ?? event;
  const dated = period(time, story.zone, "short");
  const when = near ? dated.replace(/ \d{4}\b/g, "") : dated;
  const said = whole && event.detail ? `${when}. ${plain(event.detail, story.figures, language)}` : when;
  const standing = event.planned ? "planned for " : event.time.inferred ? "inferred: " : "";
  return `${standing}${said} · ${cites.join(", ")}`;
}

/** Months between two marks of the axis's first part. */
const monthSteps = [3, 6, 12, 24, 60, 120];

/** Marks every three months of the axis's first part, or as few as `most`; the year named where it begins. */
function monthTicks(
  from: string,
  until: number,
  zone: string,
  most: number,
): { at: number; label: string }[] {
  const marks = (step: number) => beginnings(`${from.slice(0, 7)}-01`, until, zone, "months", step);
  const step = monthSteps.find((each) => marks(each).length <= most) ?? 240;
  return marks(step).map((at, index) => {
    const { year, month } = clockParts(at, zone);
    const name = day(at, zone, "short").split(" ")[1] ?? "";
    return { at, label: index === 0 || month <= 1 || step >= 12 ? `${name} ${year}` : name };
  });
}

/** A day's first moment in a zone, in milliseconds since 1970. */
function midnight(date: string, zone: string): number {
  return Date.parse(stretch(date, zone).startsAt);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
