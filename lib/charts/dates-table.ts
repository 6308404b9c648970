import type { Draft, Event } from "../story/story";
import type { Language } from "../story/text";
import { clockParts, day, period } from "../words/dates";
import { plain, say } from "../words/prose";
import type { Row, Table } from "./chart";

/** The moment that an event's mark stands at: the middle of the time that it is known to. */
export function middle(event: Event): number {
  const { startsAt, endsAt } = (event.exact ?? event).time;
  return (Date.parse(startsAt) + Date.parse(endsAt)) / 2;
}

/** Every event in order and the deadline last, with the sources of what happened and of its date. */
export function datesTable(story: Draft, language: Language): Table {
  return {
    columns: ["When", "What", "Source"],
    rows: [
      ...story.events
        .toSorted((a, b) => middle(a) - middle(b))
        .map((event) => eventRow(event, story, language)),
      {
        id: "deadline",
        cells: [
          `${day(story.deadline.instant, story.deadline.zone)}, ${clockParts(story.deadline.instant, story.deadline.zone).time}`,
          say(story.deadline.label, language),
          { cites: story.deadline.cites },
        ],
      },
    ],
  };
}

/** An event's row: when it was, what it was and what is not plain about it, its sources. */
export function eventRow(event: Event, story: Draft, language: Language): Row {
  return {
    id: event.id,
    cells: [
      period(event.exact?.time ?? event.time, story.zone),
      {
        text: [event.label, ...(event.detail ? [event.detail] : [])]
          .map((each) => plain(each, story, language))
          .join(". "),
        note: reading(event, language),
      },
      { cites: [...event.cites, ...(event.exact?.cites ?? [])] },
    ],
  };
}

/** What is not plain about an event: its standing, how its date was read, what differs from the source. */
function reading(event: Event, language: Language): string {
  const { written, why } = event.time;
  const told = [
    event.planned && "planned",
    event.outside && "outside the articles",
    event.exact && "closer date from outside the articles",
    event.time.inferred && "inferred",
    written && `written “${written}”`,
    ...[why, event.exact?.time.why ?? null, ...event.notes].map((text) => text && say(text, language)),
  ];
  return told.filter(Boolean).join("; ");
}
