/** Times: what sources write against the dates that the desk reads, and deadlines against midnight. */

import type { SourceFile, StoryFile } from "../figures/schema";
import type { Source, Time } from "../story/story";
import { stretch } from "../story/time";
import { clockParts, monthNames } from "../words/dates";
import { type Dated, dated, dayOf, days, reports } from "./dated";
import type { Found, Rules, Subject } from "./subject";

const weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/** The calendar's first and last day of a time. */
function ends(time: Time, zone: string) {
  const last = time.precision === "minute" ? Date.parse(time.endsAt) : Date.parse(time.endsAt) - 1;
  return [clockParts(time.startsAt, zone), clockParts(last, zone)];
}

/** A source's words with their weekdays and months in full, and without what holds digits that are no days. */
function spelledOut(written: string): string {
  const full = (names: string[]) => (short: string) =>
    names.find((name) => name.slice(0, 3).toLowerCase() === short.slice(0, 3).toLowerCase()) ?? short;
  return (
    written
      .replace(/\b\d{4}-\d{2}-\d{2}\b/g, "")
      .replace(/\b\d{1,2}(?:[:.]\d{2})?(?:\s*[–-]\s*\d{1,2}(?:[:.]\d{2})?)?\s*[ap]\.?m\b\.?/gi, "")
      .replace(/\b\d{1,2}:\d{2}\b/g, "")
      .replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day\b|\b\.?)/gi, full(weekdays))
      .replace(
        /\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?/gi,
        (word) => (/^[a-z]/.test(word) ? word : full([...monthNames])(word)),
      )
      // The month of May is known by its day or year.
      .replace(/(?<!\d(?:st|nd|rd|th)?\s)\bMay\b(?!\s+\d|,|$)/g, "")
  );
}

/** The time of day that words give, `18:30`; null where they give none. */
function clockTime(written: string): string | null {
  const [, hour, minute, half] =
    /(?<![\d.])(\d{1,2})[:.](\d{2})(?![\d.])(?:\s*([ap])\.?m)?/i.exec(written) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const base = half ? Number(hour) % 12 : Number(hour);
  return `${String(base + (half?.toLowerCase() === "p" ? 12 : 0)).padStart(2, "0")}:${minute}`;
}

/** What the words of a source name of a calendar that the dates read from them have not. */
function contradictions(written: string, time: Time, zone: string): string[] {
  const both = ends(time, zone);
  const words = spelledOut(written);
  const named = (pattern: RegExp) =>
    Array.from(words.matchAll(pattern)).flatMap(([, ...groups]) =>
      groups.filter((group) => group !== undefined),
    );
  const wrong = (found: string[], has: (word: string, day: (typeof both)[number]) => boolean) =>
    found.filter((word) => !both.some((day) => has(word, day)));
  const month = `(?:${monthNames.join("|")})`;
  const through = "(?: and | to | ?[–-] ?)";
  const exact = time.precision === "day" || time.precision === "minute";
  return [
    ...(exact
      ? wrong(named(new RegExp(`\\b(${weekdays.join("|")})\\b`, "g")), (word, day) => word === day.weekday)
      : []),
    ...(time.precision === "year"
      ? []
      : wrong(named(new RegExp(`\\b(${month})\\b`, "g")), (word, day) => monthNames[day.month - 1] === word)),
    ...(exact
      ? wrong(
          [
            ...named(new RegExp(`${month} (\\d{1,2})(?:st|nd|rd|th)?\\b(?:${through}(\\d{1,2})\\b)?`, "g")),
            ...named(
              new RegExp(
                `\\b(?:(\\d{1,2})${through})?(\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?${month}\\b`,
                "g",
              ),
            ),
          ],
          (word, day) => Number(word) === day.day,
        )
      : []),
    ...wrong(named(/\b((?:19|20)\d{2})\b/g), (word, day) => Number(word) === day.year),
  ];
}

const bareWeekday = new RegExp(`^(?:${weekdays.join("|")})$`);

/** Finds, among times that a source's bare weekday was read to, what is wrong by the source's own day. */
function byWeekday(
  check: (each: Dated, published: Source["published"], apart: number, zone: string) => string | null,
) {
  return (subject: Subject): Found[] =>
    dated(subject).flatMap((each) => {
      const { written } = each.time;
      if (each.exact || !written || !bareWeekday.test(written)) return [];
      const [source] = reports(each, subject).filter(({ outside }) => !outside);
      if (!source) return [];
      const zone = source.published.zone ?? subject.draft.zone;
      const start = (at: string) => Date.parse(stretch(dayOf(at, zone), zone).startsAt);
      const apart = Math.round((start(each.time.startsAt) - start(source.published.at)) / days);
      const message = check(each, source.published, apart, zone);
      return message ? [{ about: each.about, place: each.place("start"), message }] : [];
    });
}

export const times: Rules = {
  "written-date": {
    severity: "error",
    explanation:
      "The weekday, day, month and year that a source writes, of an event or of its own day, are those of the date that was read from them; a bare weekday lies within a week of its report.",
    check: (subject) => {
      const { zone, deadline } = subject.draft;
      const { written, midnight } = (subject.story.value as StoryFile).deadline;
      // The midnight that closes a day is written with that day, not with the next.
      const closes = midnight && "closes" in midnight;
      const moment = new Date(Date.parse(deadline.instant) - Number(closes ?? false)).toISOString();
      const last = { startsAt: moment, endsAt: moment, precision: "minute" } as Time;
      return [
        ...dated(subject).flatMap((each) =>
          contradictions(each.time.written ?? "", each.time, zone).map((word) => ({
            about: each.about,
            place: each.place("start"),
            message: `"${each.time.written}" says ${word}, the date is ${each.time.start}${each.time.end === each.time.start ? "" : ` to ${each.time.end}`}, ${ends(each.time, zone)[0]?.weekday}`,
          })),
        ),
        ...contradictions(written ?? "", last, deadline.zone).map((word) => ({
          about: "deadline",
          place: subject.story.place(["deadline", "instant"]),
          message: `"${written}" says ${word}, the deadline is ${clockParts(moment, deadline.zone).weekday} ${dayOf(moment, deadline.zone)}`,
        })),
        ...subject.sources.flatMap((document) => {
          const { id, published } = (document.value as SourceFile).source;
          const at = stretch(published.resolved, published.zone ?? zone);
          const own = published.zone ?? zone;
          const clock = at.precision === "minute" ? clockTime(published.printed ?? "") : null;
          const words = contradictions(published.printed ?? "", at as Time, own);
          if (clock && clock !== clockParts(at.startsAt, own).time) words.push(clock);
          return words.map((word) => ({
            about: id,
            place: document.place(["source", "published", "resolved"]),
            message: `"${published.printed}" says ${word}, the date is ${published.resolved}`,
          }));
        }),
        ...byWeekday(({ time }, _, apart) =>
          Math.abs(apart) > 7
            ? `"${time.written}" is read as a day ${Math.abs(apart)} days from the report's own`
            : null,
        )(subject),
      ];
    },
  },
  "weekday-ambiguous": {
    severity: "error",
    explanation:
      "A weekday that is the report's own names either that day or the one a week before: the reading is explained, and marked as inferred where it is the earlier one.",
    check: byWeekday(({ time }, published, apart, zone) => {
      if (clockParts(published.at, zone).weekday !== time.written) return null;
      if (!time.why)
        return `"${time.written}" is also the report's own day: say why it is read as ${time.start}`;
      return apart < 0 && !time.inferred
        ? `"${time.written}" is also the report's own day: read as the one before, it is inferred`
        : null;
    }),
  },
  midnight: {
    severity: "error",
    explanation:
      "A deadline at midnight says whose: the midnight that opens a day or the one that closes it, 24 hours apart.",
    check: (subject) => {
      const { instant, zone } = subject.draft.deadline;
      const { midnight } = (subject.story.value as StoryFile).deadline;
      const here = (message: string, key = "instant"): Found[] => [
        { about: "deadline", place: subject.story.place(["deadline", key]), message },
      ];
      const { time } = clockParts(instant, zone);
      if (time === "23:59")
        return here("23:59 stands for midnight: give midnight, and the day that it closes");
      if (!midnight) {
        return time === "00:00"
          ? here("a deadline at midnight without midnight: the day that it opens or closes")
          : [];
      }
      const [edge, day] = Object.entries(midnight)[0] as ["opens" | "closes", string];
      const whole = stretch(day, zone);
      const meant = edge === "opens" ? whole.startsAt : whole.endsAt;
      if (Date.parse(meant) === Date.parse(instant)) return [];
      return here(
        `the midnight that ${edge} ${day} is another moment: ${dayOf(meant, zone)}T${clockParts(meant, zone).time} there`,
      );
    },
  },
  "midnight-event": {
    severity: "warning",
    explanation: "An event dated to the minute of midnight may be one whose hour nobody knows.",
    check: (subject) =>
      dated(subject)
        .filter(({ time }) => time.precision === "minute" && !time.why)
        .filter(({ time }) => clockParts(time.startsAt, subject.draft.zone).time === "00:00")
        .map((each) => ({
          about: each.about,
          place: each.place("start"),
          message: "midnight to the minute: say why, or give the day alone",
        })),
  },
  "outcome-missing": {
    severity: "warning",
    explanation: "A deadline that has passed has an outcome.",
    check: (subject) => {
      const { instant, outcome } = subject.draft.deadline;
      if (outcome || Date.parse(instant) > Date.parse(subject.now)) return [];
      return [
        {
          about: "deadline",
          place: subject.story.place(["deadline"]),
          message: "the deadline has passed and has no outcome",
        },
      ];
    },
  },
};
