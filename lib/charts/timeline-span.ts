import type { Draft } from "../story/story";
import { beginnings, stretch } from "../story/time";
import { clockParts } from "../words/dates";
import { say } from "../words/prose";
import type { Frame } from "./chart";
import { shownAt } from "./held";
import { timelineWords } from "./timeline-words";
import { wrap } from "./wrap";

/** What a timeline spans, in milliseconds since 1970. */
export interface Span {
  from: number;
  /** When its last days begin, and when they end with the deadline. */
  focus: number;
  end: number;
  /** The last days' first moments. */
  days: number[];
  day: number;
  /** The deadline's day, as an axis names it. */
  endDay: string;
}

/** The span of a timeline whose parts begin on two days in the story's zone. */
export function spanOf(story: Draft, { from, focus }: { from: string; focus: string }): Span {
  const midnight = (date: string) => Date.parse(stretch(date, story.zone).startsAt);
  const { instant, zone } = story.deadline;
  const end = Date.parse(instant);
  const { weekday, day } = clockParts(instant, zone);
  return {
    from: midnight(from),
    focus: midnight(focus),
    end,
    days: beginnings(focus, end, story.zone, "days"),
    day: 24 * 3_600_000,
    endDay: `${weekday.slice(0, 3)} ${day}`,
  };
}

/** What the deadline is called, until its outcome is known and from then on. */
export function endings(story: Draft, width: number, size: number, frame: Frame) {
  const { label, city, outcome, instant, zone } = story.deadline;
  const { time } = clockParts(instant, zone);
  const { language } = frame;
  const versions = [
    { label, from: null, until: outcome?.at ?? null },
    ...(outcome ? [{ label: outcome.relabel, from: outcome.at, until: null }] : []),
  ];
  return shownAt(versions, frame).map(({ label, from, until }) => ({
    id: "deadline",
    planned: false,
    lines: wrap(timelineWords.ends(say(label, language), time, say(city, language)), width, size, 700),
    from,
    until,
  }));
}
