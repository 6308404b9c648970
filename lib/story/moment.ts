import { byId } from "./by-id";
import type { Citation, Deadline, Event, Figure, Source, Story, Time } from "./story";
import type { Text } from "./text";

/** The moment that a dashboard opens at, in UTC; null stands for the reader's own now. */
export function openingMoment(story: Pick<Story, "opens" | "sources">): string | null {
  if (story.opens === "live") return null;
  if (story.opens !== "newest-source") return story.opens;
  return newestSource(story)?.published.at ?? null;
}

/** The article that appeared last; null for a story without articles. */
export function newestSource({ sources }: Pick<Story, "sources">): Source | null {
  const articles = sources.filter((source) => !source.outside);
  return articles.toSorted((a, b) => a.published.at.localeCompare(b.published.at)).at(-1) ?? null;
}

/**
 * When a reader of that time could know of an event: something announced, from its
 * first report; something done, from the end of the time it is dated to, or from the
 * first report within it.
 */
export function knownFrom(event: Event, sources: readonly Source[]): string {
  if (event.planned) return firstReport(event.cites, sources);
  return reportedIn((event.exact ?? event).time, event.cites, sources);
}

/** When what a figure tells of its time could be known: by the end of that, or from its first report within it; null for one without a time. */
export function happenedBy({ time, cites }: Figure, sources: readonly Source[]): string | null {
  return time && reportedIn(time, cites, sources);
}

/** The end of a time, or the first report within it. */
function reportedIn(
  { startsAt, endsAt }: Time,
  cites: readonly Citation[],
  sources: readonly Source[],
): string {
  const first = firstReport(cites, sources);
  return first > startsAt && first < endsAt ? first : endsAt;
}

/** When a figure was first printed; a derived one, when the last of what it needs was. */
export function printedFrom(figure: Figure, sources: readonly Source[]): string {
  const [own] = figure.cites;
  const rests = figure.formula === null && own ? [own] : figure.cites;
  return (
    rests
      .map((cite) => publishedAt(cite, sources))
      .toSorted()
      .at(-1) ?? ""
  );
}

/** What the deadline is called at a moment: another name once its outcome has overtaken it. */
export function deadlineLabel({ label, outcome }: Deadline, now: string): Text {
  return outcome && outcome.at <= now ? outcome.relabel : label;
}

/** A label as it stands within a sentence: its own article is no longer the first word. */
export function withinSentence(label: string): string {
  return label.replace(/^(The|A|An) /, (article) => article.toLowerCase());
}

function firstReport(cites: readonly Citation[], sources: readonly Source[]): string {
  return cites.map((cite) => publishedAt(cite, sources)).toSorted()[0] ?? "";
}

function publishedAt(cite: Citation, sources: readonly Source[]): string {
  return byId(sources, cite.source)?.published.at ?? "";
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
