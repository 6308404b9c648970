import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { deadlineLabel } from "../story/moment";
import { type Draft, type Figure, find, type Language } from "../story/story";
import { beginnings, stretch } from "../story/time";
import { day, figureNumber } from "../words/format";
import { say } from "../words/prose";
import { type ChartType, figureId, textSize } from "./chart";
import { datedUnitsChecks } from "./dated-units-checks";
import { figureTable } from "./figure-table";
import { canvas, path, words } from "./marks";
import { textWidth, wrap } from "./wrap";

const settings = z.strictObject({
  /** Dated figures, one mark each; their categories are the lanes. */
  figures: z.array(figureId).min(1),
  /** Figures to list in the table beside the dated ones. */
  totals: z.array(figureId).default([]),
  /** The day that the axis begins on; it ends at the deadline. */
  from: z.iso.date("expected a date such as 2019-05-01"),
});

export type DatedUnitsSettings = z.output<typeof settings>;
type Settings = DatedUnitsSettings;

/** Dated things in lanes by category, each mark with its number; dashed where they come from outside. */
export const datedUnits: ChartType<Settings> = {
  settings,
  checks: datedUnitsChecks,
  shows: ["deadline"],
  moves: (story, now) => say(deadlineLabel(story.deadline, now), "en"),

  draw(settings, story, { size, width, theme, language, link, now }) {
    const text = textSize(size);
    const beside = size === "wide";
    const figures = dated(settings, story);
    const lanes = [...new Set(figures.map((figure) => lane(figure, language)))];
    const radius = size === "narrow" ? 13 : 12;
    const [left, right] = [beside ? 216 : radius + 1, width - 14];
    const top = 40;
    const laneHeight = beside ? 48 : 88;
    const bottom = top + lanes.length * laneHeight;
    const [start, end] = [
      Date.parse(stretch(settings.from, story.zone).startsAt),
      Date.parse(story.deadline.instant),
    ];
    const x = (at: number) => left + ((at - start) / (end - start)) * (right - left);
    const base = (index: number) => top + index * laneHeight + laneHeight - (beside ? 20 : radius + 7);

    const marks: Plot.Markish[] = [];
    for (const tick of beginnings(`${settings.from.slice(0, 7)}-01`, end, story.zone, "months").filter(
      (at) => at >= start,
    )) {
      const name = day(tick, story.zone, "short").split(" ")[1] ?? "";
      marks.push(
        path([x(tick), top, x(tick), bottom], { stroke: theme.hairline }),
        words(size === "narrow" ? name.slice(0, 1) : name, {
          x: x(tick) + 4,
          y: bottom + 12,
          size: text,
          fill: theme.muted,
        }),
      );
    }
    for (const [index, name] of lanes.entries()) {
      marks.push(
        words(wrap(name, beside ? left - 2 * radius : width, text).join("\n"), {
          x: 0,
          y: beside ? base(index) : base(index) - 57,
          size: text,
          fill: theme.ink,
          halo: theme.paper,
        }),
      );
      let last = { at: Number.NEGATIVE_INFINITY, y: base(index) };
      for (const figure of figures.filter((each) => lane(each, language) === name)) {
        const at = x(Date.parse(figure.time?.startsAt ?? ""));
        const number = figureNumber(figure, language);
        // A mark that would touch the one before it in its lane stands above it.
        const [apart, touching] = [at - last.at, 2 * radius + 1];
        const raised = apart < touching && last.y === base(index);
        const y = base(index) - (raised ? Math.sqrt(touching ** 2 - apart ** 2) : 0);
        last = { at, y };
        marks.push(
          Plot.dot([0], {
            x: [at],
            y: [y],
            r: radius,
            fill: theme.paper,
            stroke: theme.vermilion,
            strokeWidth: 1.5,
            strokeDasharray: figure.outside ? "3 2" : undefined,
            href: [link({ figure: figure.id })],
          }),
          words(number, {
            x: at,
            // A number that is wider than its mark stands over it.
            y: textWidth(number, text, 600) > 2 * radius ? y - radius - 8 : y + 0.5,
            anchor: "middle",
            size: text,
            weight: 600,
            fill: theme.vermilion,
            passive: true,
          }),
        );
      }
    }
    marks.push(
      path([0, bottom, width, bottom], { stroke: theme.muted }),
      path([right, 18, right, bottom], { stroke: theme.vermilion, width: 2 }),
      words(
        `${say(deadlineLabel(story.deadline, now), language)}, ${day(story.deadline.instant, story.deadline.zone, "short")}`,
        {
          x: right + 6,
          y: 8,
          anchor: "end",
          size: text,
          weight: 600,
          fill: theme.vermilion,
        },
      ),
    );
    return [canvas(bottom + 24, marks)];
  },

  figures: (settings, story) => [...totals(settings, story), ...dated(settings, story)],
  table: (settings, story, language) =>
    figureTable([...totals(settings, story), ...dated(settings, story)], story, language),
};

function dated(settings: Settings, story: Draft): Figure[] {
  return settings.figures
    .map((id) => find(story.figures, id.figure))
    .toSorted((a, b) => (a.time?.startsAt ?? "").localeCompare(b.time?.startsAt ?? ""));
}

function totals(settings: Settings, story: Draft): Figure[] {
  return settings.totals.map((id) => find(story.figures, id.figure));
}

function lane(figure: Figure, language: Language): string {
  return figure.category ? say(figure.category, language) : "";
}
