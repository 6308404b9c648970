/** What the front page says of stories and their deadlines. */
import { countdown } from "../story/countdown";
import { deadlineLabel, withinSentence } from "../story/moment";
import type { Deadline } from "../story/story";
import type { Language } from "../story/text";
import { clockParts, minute } from "./dates";
import { say } from "./prose";

/** The words of the front page, in a language. */
const said = {
  en: {
    others: "Other stories",
    closed: "Closed stories",
    charts: "Charts of this story",
    whole: "The whole story: countdown, charts and sources",
    doubted: "Something here is shown as printed, and doubted",
    count: (amount: number, unit: string) =>
      `${amount.toLocaleString("en")} ${unit}${amount === 1 ? "" : "s"}`,
    soon: "Less than an hour",
    today: "Less than a day",
    until: (label: string) => `until ${label}`,
    since: "since the deadline",
    when: (weekday: string, minute: string, city: string) => `${weekday} ${minute} in ${city}`,
    was: (when: string) => `The deadline was ${when}.`,
    unrecorded: "The outcome has not been recorded yet.",
  },
};

/** The front page's words in a language. */
export function frontWords(_language: Language) {
  return said.en;
}

/** Below so many days the hours are told too. */
const near = 7;

/** A deadline as it stands at a moment, in words that stay true for an hour. */
export interface DeadlineWords {
  /** `4 days 15 hours`; null once the outcome stands in its place. */
  number: string | null;
  /** What the number is until, or since. */
  to: string;
  /** What came of it, where that is known. */
  outcome: string | null;
  /** The deadline itself: `Saturday 23 November 2019, 00:00 in Seoul`. */
  when: string;
}

/** How a deadline stands at a moment, in UTC. */
export function deadlineWords(deadline: Deadline, now: string, language: Language): DeadlineWords {
  const words = frontWords(language);
  const { instant, zone, city, outcome } = deadline;
  const state = countdown(Date.parse(instant), Date.parse(now));
  const told = outcome !== null && outcome.at <= now;
  const when = words.when(clockParts(instant, zone).weekday, minute(instant, zone), say(city, language));
  if (state.kind === "passed") {
    return {
      number: told ? null : state.days ? words.count(state.days, "day") : words.today,
      to: words.since,
      outcome: told ? say(outcome.label, language) : words.unrecorded,
      when: words.was(when),
    };
  }
  const days = state.kind === "ahead" ? state.days : 0;
  const hours = state.kind === "last-hour" ? 0 : state.hours;
  const number = [
    ...(days ? [words.count(days, "day")] : []),
    ...(hours && days < near ? [words.count(hours, "hour")] : []),
  ].join(" ");
  return {
    number: number || words.soon,
    to: words.until(withinSentence(say(deadlineLabel(deadline, now), language))),
    outcome: told ? say(outcome.label, language) : null,
    when,
  };
}
