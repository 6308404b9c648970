import { z } from "zod";
import { dateSuchAs } from "../figures/fields";
import type { ChartType } from "./chart";
import { datesTable } from "./dates-table";
import { timelineChecks } from "./timeline-checks";
import { timelineColumn } from "./timeline-column";
import { timelineAt } from "./timeline-moment";
import { spanOf } from "./timeline-span";
import { timelineStrip } from "./timeline-strip";

const settings = z.strictObject({
  /** The days that the axis and its enlarged part begin on, in the story's zone. */
  from: dateSuchAs("2018-10-01"),
  focus: dateSuchAs("2019-11-08"),
});

export type TimelineSettings = z.output<typeof settings>;

/**
 * The annotated countdown: events along an axis that ends at the deadline, its last days
 * to scale. Parts carry `data-known` and `data-until`, the moment drawn `data-now`,
 * `data-times` and `data-places`, so that a page can move it without drawing again.
 */
export const timeline: ChartType<TimelineSettings> = {
  settings,
  checks: timelineChecks,
  clock: true,
  shows: ["deadline", "event"],
  data: ({ deadline, events }) => ({ deadline, events }),
  moves: (_story, now) => now,
  move: timelineAt,
  sizes: ["narrow", "middle"],
  draw: (settings, story, frame) => {
    const span = spanOf(story, settings);
    if (frame.extent === "strip") return [timelineStrip(story, span, frame)];
    return [timelineColumn(story, span, frame)];
  },
  figures: () => [],
  table: (_settings, story, language) => datesTable(story, language),
};
