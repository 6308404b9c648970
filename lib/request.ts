/** From checked parameters to what they ask for. */

import { readHeights } from "./database/heights";
import { getStory, lastEditionWith } from "./database/stories";
import type { Laid } from "./embed/heights";
import { unmeasured } from "./embed/unmeasured";
import { refuse } from "./http";
import { openingMoment } from "./moment";
import { WrongParameter } from "./parameters";
import type { Chart, Story } from "./story";

/** Whether a word of an address can be the id of anything. */
const idLike = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A story at an edition, with the open one; null when there is no such story or edition. */
export async function storyAsked(
  slug: string,
  pinned: number | null,
): Promise<{ story: Story; open: Story } | null> {
  const open = slug.length <= 100 && idLike.test(slug) ? await getStory(slug) : null;
  const story = open && pinned !== null && pinned !== open.edition ? await getStory(slug, pinned) : open;
  return open && story && { story, open };
}

/** What stands at a chart's address: the chart at the edition asked for, what it left when it was retracted, nothing. */
export type ChartAsked =
  | { kind: "found"; story: Story; open: Story; chart: Chart }
  /** `last` is the last edition with the chart. */
  | { kind: "retracted"; open: Story; last: number }
  | { kind: "absent"; what: "story" | "chart" };

/** What a chart's address asks for. Throws `WrongParameter` for an edition that there is not yet. */
export async function chartAsked(slug: string, id: string, pinned: number | null): Promise<ChartAsked> {
  const possible = slug.length <= 100 && id.length <= 100 && idLike.test(slug) && idLike.test(id);
  const open = possible ? await getStory(slug) : null;
  if (!open) return { kind: "absent", what: "story" };
  if (pinned !== null && pinned > open.edition) {
    throw new WrongParameter(`v: expected an edition from 1 to ${open.edition}`);
  }
  const story = pinned === null || pinned === open.edition ? open : await getStory(slug, pinned);
  const chart = story?.charts.find((each) => each.id === id);
  if (story && chart) return { kind: "found", story, open, chart };
  const last = pinned === null ? await lastEditionWith(slug, id) : null;
  return last === null ? { kind: "absent", what: "chart" } : { kind: "retracted", open, last };
}

const absent = { story: "no such story", chart: "no such chart in this story" };

/** The refusal of what is not there, or no more, in one sentence. */
export function refuseAsked(asked: Exclude<ChartAsked, { kind: "found" }>): Response {
  return asked.kind === "absent"
    ? refuse(404, absent[asked.what])
    : refuse(410, `this chart has been retracted; v=${asked.last} is the last edition that has it`);
}

/** How tall a chart's embed is, as it was laid out for its edition, or about so when it never was. */
export async function heightsOf(story: Story, chart: Chart, now: string): Promise<Laid> {
  return (await readHeights(story.slug, chart.id, story.edition)) ?? unmeasured(story, chart, now);
}

/** A moment to draw and for how many seconds its words stay true. */
export interface Moment {
  at: string;
  live: boolean;
  trueFor: number;
}

/**
 * The moment that `at` asks for, without it the story's own. A live one is the minute
 * that `now` is in, within the last day the second, so that what is drawn for it can be kept.
 */
export function momentAsked(story: Story, at: "live" | string | null, now: Date): Moment {
  const asked = at ?? openingMoment(story) ?? "live";
  if (asked !== "live") return { at: asked, live: false, trueFor: 60 };
  const left = Date.parse(story.deadline.instant) - now.getTime();
  const grain = left > 0 && left <= 86_400_000 ? 1000 : 60_000;
  const begun = Math.floor(now.getTime() / grain) * grain;
  const trueFor = Math.max(1, Math.floor((begun + grain - now.getTime()) / 1000));
  return { at: new Date(begun).toISOString().replace(".000Z", "Z"), live: true, trueFor };
}
