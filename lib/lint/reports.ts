/** Reports: when they appeared, against when what they tell happened or was to happen. */

import type { SourceFile } from "../figures/schema";
import { byId } from "../story/by-id";
import { find } from "../story/story";
import { stretch } from "../story/time";
import { clockParts } from "../words/dates";
import { appeared, dated, dayOf, days, reports as sourcesOf } from "./dated";
import { placeIn, type Rules } from "./subject";

export const reports: Rules = {
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
      "Nothing that a source tells as done begins after the source appeared, and no figure of it; an expected figure says with attribution who expects it.",
    check: (subject) =>
      dated(subject).flatMap((each) => {
        const figure = byId(subject.draft.figures, each.about);
        if (figure?.attribution && !each.fieldwork) return [];
        const last = Math.max(
          ...sourcesOf(each, subject).map((source) => appeared(source, subject.draft.zone)),
        );
        if (each.planned || Date.parse(each.time.startsAt) <= last) return [];
        return [
          {
            about: each.about,
            place: each.place("start"),
            message: `begins after its source appeared: ${each.time.start}; ${figure ? "what is expected says with attribution who expects it" : "what was only announced is planned"}`,
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
          ...sourcesOf(each, subject).map((source) => appeared(source, subject.draft.zone)),
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
          ...sourcesOf(each, subject).map((source) => appeared(source, subject.draft.zone)),
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
    severity: "warning",
    explanation: "What is planned is not told in the past tense.",
    check: (subject) =>
      subject.draft.events.flatMap(({ id, planned, label, detail }) => {
        const told =
          /(?<![\w-])(was|were|had|did|said|gave|met|held|spoke|went|came|took|made|told|addressed|delivered|announced|signed|visited|decided|voted|arrived)(?![\w-])/;
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
