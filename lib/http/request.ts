/** From checked parameters to what they ask for. */
import type { Laid } from "../addresses/heights";
import { readHeights } from "../database/heights";
import { getStory, lastEditionWith } from "../database/stories";
import type { Ask, ChartAsked, StoryFound } from "../documents/document";
import { unmeasured } from "../documents/unmeasured";
import { momentAsked } from "../story/moment";
import { WrongParameter } from "./parameters";

/** Whether a word of an address can be the id of anything. */
const idLike = (word: string) => word.length <= 100 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word);

/** A story at an edition, with the one that is open at `now`; null when there is no such story or edition. */
export async function storyAsked(
  slug: string,
  { pinned, now }: Pick<Ask, "pinned" | "now">,
): Promise<StoryFound | null> {
  const open = idLike(slug) ? await getStory(slug, now) : null;
  const story = open && pinned !== null ? await getStory(slug, now, pinned) : open;
  return open && story && { story, open };
}

/** What a chart's address asks for. Throws `WrongParameter` for an edition that there is not yet. */
export async function chartAsked(
  slug: string,
  id: string,
  { pinned, now }: Pick<Ask, "pinned" | "now">,
): Promise<ChartAsked> {
  const open = idLike(slug) && idLike(id) ? await getStory(slug, now) : null;
  if (!open) return { kind: "absent", what: "story" };
  if (pinned !== null && pinned > open.edition) {
    throw new WrongParameter(`v: expected an edition from 1 to ${open.edition}`);
  }
  const story = pinned === null ? open : await getStory(slug, now, pinned);
  const chart = story?.charts.find((each) => each.id === id);
  if (story && chart) return { kind: "found", story, open, chart };
  const last = pinned === null ? await lastEditionWith(slug, id, open.edition) : null;
  return last === null ? { kind: "absent", what: "chart" } : { kind: "retracted", id, open, last };
}

/** How tall a chart's embed is, as it was laid out for its edition, or about so when it never was; null without a chart. */
export async function heightsAsked(
  found: ChartAsked,
  { at, now }: Pick<Ask, "at" | "now">,
): Promise<Laid | null> {
  if (found.kind !== "found") return null;
  const { story, chart } = found;
  const laid = await readHeights(story.slug, chart.id, story.edition);
  return laid ?? unmeasured(story, chart, momentAsked(story, at, now).at);
}
