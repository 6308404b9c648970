import { knownFrom } from "../story/moment";
import { type Draft, type Event, find } from "../story/story";
import type { Language } from "../story/text";
import { period } from "../words/dates";
import { citation } from "../words/format";
import { plain } from "../words/prose";
import type { Frame } from "./chart";
import { middle } from "./dates-table";
import type { Held } from "./held";
import { timelineWords } from "./timeline-words";

/** An event as a timeline shows it. */
export interface Entry {
  event: Event;
  /** The moment that its mark stands at, in milliseconds since 1970. */
  at: number;
  /** When a reader of that time could know of it. */
  known: string;
  /** The ends of a time of several days; null for a single one. */
  days: [number, number] | null;
}

const day = 24 * 3_600_000;

/** The events of a story in their order; without replay only what could be known by the moment drawn. */
export function entriesOf(story: Draft, { now, replay }: Frame): Entry[] {
  return story.events
    .map((event) => {
      const { startsAt, endsAt, precision } = (event.exact ?? event).time;
      const [first, last] = [Date.parse(startsAt), Date.parse(endsAt)];
      const several = precision === "day" && last - first > day;
      const days: Entry["days"] = several ? [first, last] : null;
      return { event, at: middle(event), known: knownFrom(event, story.sources), days };
    })
    .filter(({ known }) => replay || known <= now)
    .toSorted((a, b) => a.at - b.at);
}

/** When an event was, in short, its year named where it is not the one that is known. */
export function dateOf(event: Event, zone: string, year?: string): string {
  const dated = period((event.exact ?? event).time, zone, "short");
  return year === undefined ? dated : dated.replace(` ${year}`, "");
}

/** The sources of what an event was and of its date. */
export function citesOf(event: Event, story: Draft): string {
  return [...event.cites, ...(event.exact?.cites ?? [])]
    .map((cite) => citation(cite, find(story.sources, cite.source), true))
    .join(", ");
}

/** What came of an event, when the story says so. */
export function detailOf({ detail }: Event, story: Draft, language: Language): string | null {
  return detail && plain(detail, story, language);
}

/** A time as it holds of an event: of a plan, until its day has passed, and from then on; of what was inferred, so named. */
export function standings({ event, known }: Entry, when: string): (Held & { words: string })[] {
  const { endsAt } = (event.exact ?? event).time;
  if (event.planned)
    return [
      { words: timelineWords.planned(when), from: known, until: endsAt },
      { words: timelineWords.wasPlanned(when), from: endsAt, until: null },
    ];
  return [{ words: event.time.inferred ? timelineWords.inferred(when) : when, from: known, until: null }];
}
