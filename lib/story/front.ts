/** The front page as its editor arranges it: which story leads, and how the others stand under it. */
import type { Deadline, Story } from "./story";

/** How one story stands on the front page. */
export interface Shown {
  story: string;
  show: "chart" | "line";
  /** The chart that stands for it; null for its lead chart. */
  chart: string | null;
}

/** What the editor says of the front page; a story that is not named stands in a line. */
export interface Front {
  /** Null for the newest story that is open. */
  lead: string | null;
  stories: Shown[];
}

/** What holds where nothing was said. */
export const plainFront: Front = { lead: null, stories: [] };

/** A story where it stands on the front page. */
export interface Placed extends Pick<Shown, "show" | "chart"> {
  story: Story;
}

/** The front page's stories in their places; `lead` is null when there is none. */
export interface Arranged {
  lead: Story | null;
  open: Placed[];
  /** Those whose deadline has passed, with what came of it. */
  closed: Placed[];
}

/** Whether a deadline has passed at a moment, in UTC, and it is known what came of it. */
export function isClosed(
  { deadline }: { deadline: Pick<Deadline, "instant" | "outcome"> },
  now: string,
): boolean {
  const { instant, outcome } = deadline;
  return instant <= now && outcome !== null && outcome.at <= now;
}

/**
 * Stories, the newest first, in their places at a moment: the ones that the editor names in
 * that order, then the others. A story that is named and not among them is left out.
 */
export function arranged(front: Front, stories: readonly Story[], now: string): Arranged {
  const named = front.stories.flatMap((shown) => {
    const story = stories.find(({ slug }) => slug === shown.story);
    return story ? [{ ...shown, story }] : [];
  });
  const others = stories
    .filter(({ slug }) => !front.stories.some(({ story }) => story === slug))
    .map((story) => ({ story, show: "line" as const, chart: null }));
  const lead =
    stories.find(({ slug }) => slug === front.lead) ??
    stories.find((story) => !isClosed(story, now)) ??
    stories[0] ??
    null;
  const below = [...named, ...others].filter(({ story }) => story !== lead);
  return {
    lead,
    open: below.filter(({ story }) => !isClosed(story, now)),
    closed: below.filter(({ story }) => isClosed(story, now)),
  };
}
