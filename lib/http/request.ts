/** From checked parameters to what they ask for. */
import type { Laid } from "../addresses/heights";
import { readHeights } from "../database/heights";
import { getStory, lastEditionWith } from "../database/stories";
import type { Ask, ChartAsked, StoryFound } from "../documents/document";
import { unmeasured } from "../documents/unmeasured";
import { momentAsked } from "../story/moment";
import { idsOf } from "../story/renames";
import { WrongParameter } from "./parameters";

/** Whether a word of an address can be the id of anything. */
const idLike = (word: string) => word.length <= 100 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word);

/** A story at an edition, with the open one; null when there is no such story or edition. */
export async function storyAsked(slug: string, pinned: number | null): Promise<StoryFound | null> {
  const open = idLike(slug) ? await getStory(slug) : null;
  const story = open && pinned !== null && pinned !== open.edition ? await getStory(slug, pinned) : open;
  return open && story && { story, open };
}

/** What a chart's address asks for, by any name that the chart has had. Throws `WrongParameter` for an edition that there is not yet. */
export async function chartAsked(slug: string, asked: string, pinned: number | null): Promise<ChartAsked> {
  const open = idLike(slug) && idLike(asked) ? await getStory(slug) : null;
  if (!open) return { kind: "absent", what: "story" };
  if (pinned !== null && pinned > open.edition) {
    throw new WrongParameter(`v: expected an edition from 1 to ${open.edition}`);
  }
  const story = pinned === null || pinned === open.edition ? open : await getStory(slug, pinned);
  const ids = idsOf(open.renames, "chart", asked);
  const [id = asked] = ids;
  const named = { id, renamed: id !== asked };
  const chart = story?.charts.find((each) => ids.includes(each.id));
  if (story && chart) return { kind: "found", story, open, chart, ...named };
  const last = pinned === null ? await lastEditionWith(slug, ids) : null;
  return last === null ? { kind: "absent", what: "chart" } : { kind: "retracted", open, last, ...named };
}

/** How tall a chart's embed is, as it was laid out for its edition, or about so when it never was; null without a chart. */
export async function heightsAsked(
  found: ChartAsked,
  { at, now }: Pick<Ask, "at" | "now">,
): Promise<Laid | null> {
  if (found.kind !== "found") return null;
  const { story, open, chart } = found;
  const ids = idsOf(open.renames, "chart", chart.id);
  const laid = await readHeights(story.slug, ids, story.edition);
  return laid ?? unmeasured(story, chart, momentAsked(story, at, now).at);
}
