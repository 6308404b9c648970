/** Times: what sources write against the dates that the desk reads, and reports against what they report. */
import { clockParts, monthNames } from "../../format";
import { type Citation, find, type Source, type Time } from "../../story";
import type { SourceFile, StoryFile } from "../schema";
import { stretch } from "../time";
import { type Found, figurePlace, placeIn, type Rules, type Subject } from "./subject";

const weekdays = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const days = 86_400_000;

/** A time with what it is the time of. */
interface Dated {
  about: string;
  time: Time;
  cites: Citation[];
  planned: boolean;
  exact: boolean;
  /** Whether it is the fieldwork of a poll. */
  fieldwork: boolean;
  place: (...keys: string[]) => Found["place"];
}

function dated(subject: Subject): Dated[] {
  const { draft } = subject;
  const figures = draft.figures.flatMap((figure): Dated[] =>
    figure.time
      ? [
          {
            about: figure.id,
            time: figure.time,
            cites: figure.cites,
            planned: false,
            exact: false,
            fieldwork: figure.poll !== null,
            place: (...keys) => figurePlace(subject, figure.id, "time", ...keys),
          },
        ]
      : [],
  );
  const events = draft.events.flatMap((event): Dated[] => {
    const own = { about: event.id, planned: event.planned, fieldwork: false };
    const first: Dated = {
      ...own,
      time: event.time,
      cites: event.cites,
      exact: false,
      place: (...keys) => placeIn(subject, "events", event.id, "time", ...keys),
    };
    if (!event.exact) return [first];
    const closer: Dated = {
      ...own,
      ...event.exact,
      exact: true,
      place: (...keys) => placeIn(subject, "events", event.id, "exact", "time", ...keys),
    };
    return [first, closer];
  });
  return [...figures, ...events];
}

/** The last moment at which a source can have appeared. */
function appeared({ published }: Source, zone: string): number {
  if (published.precision === "minute") return Date.parse(published.at);
  return Date.parse(stretch(published.resolved, published.zone ?? zone).endsAt);
}

function reports({ cites }: Dated, { draft }: Subject): Source[] {
  return cites.map((cite) => find(draft.sources, cite.source));
}

/** The calendar's first and last day of a time. */
function ends(time: Time, zone: string) {
  const last = time.precision === "minute" ? Date.parse(time.endsAt) : Date.parse(time.endsAt) - 1;
  return [clockParts(time.startsAt, zone), clockParts(last, zone)];
}

/** What the words of a source name of a calendar that the dates read from them have not. */
function contradictions(written: string, time: Time, zone: string): string[] {
  const both = ends(time, zone);
  const words = written.replace(/\b\p{Lu}{3,}\b/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
  const named = (pattern: RegExp) => Array.from(words.matchAll(pattern), (match) => match[1] as string);
  const wrong = (found: string[], has: (word: string, day: (typeof both)[number]) => boolean) =>
    found.filter((word) => !both.some((day) => has(word, day)));
  const month = `(?:${monthNames.join("|")})`;
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
          named(new RegExp(`\\b(?:${month} |and |to |[–-])(\\d{1,2})\\b`, "g")),
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

function dayOf(at: string, zone: string): string {
  const { year, month, day } = clockParts(at, zone);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
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
          return contradictions(published.printed ?? "", at as Time, published.zone ?? zone).map((word) => ({
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
  "same-day-report": {
    severity: "error",
    explanation: "What a report of the morning tells as done was seldom done that very day.",
    check: (subject) =>
      subject.draft.events.flatMap((event) => {
        if (event.planned || event.outside || event.time.precision !== "day") return [];
        return event.cites.flatMap((cite) => {
          const { published, outside, publisher } = find(subject.draft.sources, cite.source);
          const zone = published.zone ?? subject.draft.zone;
          const { time } = clockParts(published.at, zone);
          if (outside || published.precision !== "minute" || time >= "12:00") return [];
          if (dayOf(published.at, zone) !== dayOf(event.time.startsAt, zone)) return [];
          return [
            {
              about: event.id,
              place: placeIn(subject, "events", event.id, "time", "start"),
              message: `told as done on the day of its report, which appeared at ${time}: ${publisher}`,
            },
          ];
        });
      }),
  },
  "after-publication": {
    severity: "error",
    explanation:
      "Nothing that a source tells as done, and no figure of it, begins after the source appeared.",
    check: (subject) =>
      dated(subject).flatMap((each) => {
        const last = Math.max(
          ...reports(each, subject).map((source) => appeared(source, subject.draft.zone)),
        );
        if (each.planned || Date.parse(each.time.startsAt) <= last) return [];
        return [
          {
            about: each.about,
            place: each.place("start"),
            message: `begins after its source appeared: ${each.time.start}; what was only announced is planned`,
          },
        ];
      }),
  },
  fieldwork: {
    severity: "error",
    explanation: "A poll's fieldwork ended before its report, and began a month before at most.",
    check: (subject) =>
      dated(subject).flatMap((each) => {
        if (!each.fieldwork) return [];
        const report = Math.min(
          ...reports(each, subject).map((source) => appeared(source, subject.draft.zone)),
        );
        const [start, end] = [Date.parse(each.time.startsAt), Date.parse(each.time.endsAt)];
        const message =
          end > report
            ? "fieldwork that had not ended when the report appeared"
            : end - start > 31 * days
              ? "fieldwork of more than a month: one poll, or several?"
              : null;
        return message ? [{ about: each.about, place: each.place("end"), message }] : [];
      }),
  },
  "planned-past": {
    severity: "error",
    explanation: "What is planned lies ahead of the report that announces it.",
    check: (subject) =>
      dated(subject).flatMap((each) => {
        const first = Math.min(
          ...reports(each, subject).map((source) => appeared(source, subject.draft.zone)),
        );
        if (!each.planned || Date.parse(each.time.endsAt) > first) return [];
        return [
          {
            about: each.about,
            place: each.place("start"),
            message: "planned for a time before its report appeared",
          },
        ];
      }),
  },
  "planned-told": {
    severity: "error",
    explanation: "What is planned is not told in the past tense.",
    check: (subject) =>
      subject.draft.events.flatMap(({ id, planned, label, detail }) => {
        const told =
          /(?<!\w)(was|were|has|had|did|said|gave|met|held|spoke|went|came|took|made|[a-z]{2,}ed)(?!\w)/;
        const [key, word] =
          [
            ["label", told.exec(label.en)?.[0]],
            ["detail", told.exec(detail?.en ?? "")?.[0]],
          ].find(([, found]) => found) ?? [];
        return planned && word
          ? [
              {
                about: id,
                place: placeIn(subject, "events", id, key as string),
                message: `planned, and told as past: "${word}"`,
              },
            ]
          : [];
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
  "future-source": {
    severity: "warning",
    explanation: "A source has appeared already.",
    check: (subject) =>
      subject.sources.flatMap((document) => {
        const { id, published } = (document.value as SourceFile).source;
        const { startsAt } = stretch(published.resolved, published.zone ?? subject.draft.zone);
        if (Date.parse(startsAt) <= Date.parse(subject.now)) return [];
        const place = document.place(["source", "published", "resolved"]);
        return [{ about: id, place, message: `appears in the future: ${published.resolved}` }];
      }),
  },
  "outside-unmarked": {
    severity: "error",
    explanation:
      "A source without an archived article comes from outside the story's articles, and is marked so.",
    check: (subject) =>
      subject.sources.flatMap((document) => {
        const { source } = document.value as SourceFile;
        if (source.outside || source.archive) return [];
        return [
          {
            about: source.id,
            place: document.place(["source", "id"]),
            message: "neither archived nor marked: write outside: true, or archive the article",
          },
        ];
      }),
  },
};
