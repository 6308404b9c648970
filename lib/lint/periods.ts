/** Periods and moments: what went on for days, what was decided and what came into force, the zone of a clock. */
import type { SourceFile, StoryFile } from "../figures/schema";
import { byId } from "../story/by-id";
import { newestSource } from "../story/moment";
import { find } from "../story/story";
import { appeared, dated, dayOf, days, reports } from "./dated";
import { english, placeIn, type Rules } from "./subject";

/** Words of a decision, which may come into force on another day. */
const decided =
  /\b(decid|approv|adopt|resolv|vote|announc)\w*\b|\b(signs?|signed|agrees?|agreed) (to|on|an?)\b/i;

export const periods: Rules = {
  "period-source": {
    severity: "error",
    explanation:
      "An event of several days has a source that appeared on its last day or later, and `why` says what went on all through; what happened on two days is two events.",
    check: (subject) =>
      dated(subject).flatMap((each) => {
        const { startsAt, endsAt, precision, why } = each.time;
        const event = byId(subject.draft.events, each.about);
        if (!event || each.planned || precision !== "day") return [];
        if (Date.parse(endsAt) - Date.parse(startsAt) < 1.5 * days) return [];
        const lastDay = Date.parse(endsAt) - days;
        const late = Math.max(...reports(each, subject).map((one) => appeared(one, subject.draft.zone)));
        const message =
          late < lastDay
            ? `no source of its last day, ${each.time.end}: the latest appeared before it`
            : why
              ? null
              : "several days without why: say what went on all through, or give each day its event";
        return message ? [{ about: each.about, place: each.place("end"), message }] : [];
      }),
  },
  effect: {
    severity: "error",
    explanation:
      "What a decision brings into force is an event of its own, and begins when it was decided or later.",
    check: (subject) => {
      const { events, deadline } = subject.draft;
      const begins = (id: string) => {
        if (id === "deadline") return deadline.instant;
        const event = find(events, id);
        return (event.exact?.time ?? event.time).startsAt;
      };
      return (subject.story.value as StoryFile).events.flatMap(({ id, effect }) => {
        if (!effect || effect === "not stated") return [];
        if (effect !== id && begins(effect) >= begins(id)) return [];
        const message =
          effect === id
            ? "its own effect: the entry into force is another event"
            : `begins after ${effect}, which it brings about`;
        return [{ about: id, place: placeIn(subject, "events", id, "effect"), message }];
      });
    },
  },
  "effect-unsaid": {
    severity: "warning",
    explanation:
      'An event that tells of a decision says with `effect` what brings it into force, or that this is "not stated".',
    check: (subject) =>
      (subject.story.value as StoryFile).events.flatMap(({ id, label, effect }) => {
        const word = decided.exec(english(label))?.[0];
        if (!word || effect) return [];
        const message = `"${word}": when does it come into force? write effect: an event, deadline or not stated`;
        return [{ about: id, place: placeIn(subject, "events", id, "label"), message }];
      }),
  },
  "opening-zone": {
    severity: "error",
    explanation:
      "A page that opens at the hour of a source says how the hour's zone is known: the source prints it, or says that it is assumed and in its note how it was read.",
    check: (subject) => {
      const newest = subject.draft.opens === "newest-source" ? newestSource(subject.draft) : null;
      if (newest?.published.precision !== "minute") return [];
      const { assumed, printed, zone, at } = newest.published;
      const document = subject.sources.find(({ value }) => (value as SourceFile).source.id === newest.id);
      const zoned = /\b(UTC|GMT|[A-Z]{1,4}T)\b|:\d{2}\s?[+−-]\d{2}:?\d{2}\b|\d(Z|z)\b/.test(printed ?? "");
      const message =
        !zoned && !assumed
          ? `the page's clock stands at ${dayOf(at, zone ?? subject.draft.zone)} by an hour whose zone is not printed: write assumed: true, and in the note how it was read`
          : assumed && !newest.note
            ? "the page's clock stands at an hour whose zone is assumed: say in the note how it was read"
            : null;
      if (!message || !document) return [];
      return [{ about: newest.id, place: document.place(["source", "published", "resolved"]), message }];
    },
  },
};
