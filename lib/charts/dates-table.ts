import { clockParts, day, period } from "../format";
import { plain, say } from "../prose";
import type { Event, Language, Story } from "../story";
import type { Table } from "./chart";

/** The moment that an event's mark stands at: the middle of the time that it is known to. */
export function middle(event: Event): number {
  const { startsAt, endsAt } = (event.exact ?? event).time;
  return (Date.parse(startsAt) + Date.parse(endsAt)) / 2;
}

/** Every event in order and the deadline last, with the sources of what happened and of its date. */
export function datesTable(story: Story, language: Language): Table {
  return {
    columns: ["When", "What", "Source"],
    rows: [
      ...story.events
        .toSorted((a, b) => middle(a) - middle(b))
        .map((event) => ({
          id: event.id,
          cells: [
            period(event.exact?.time ?? event.time, story.zone),
            {
              text: [event.label, ...(event.detail ? [event.detail] : [])]
                .map((each) => plain(each, story.figures, language))
                .join(". "),
              note: event.planned
                ? "planned"
                : event.outside
                  ? "outside"
                  : event.exact
                    ? "date from outside"
                    : "",
            },
            { cites: [...event.cites, ...(event.exact?.cites ?? [])] },
          ],
        })),
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
