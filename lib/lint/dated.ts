import { type Citation, find, type Source, type Time } from "../story/story";
import { stretch } from "../story/time";
import { clockParts } from "../words/dates";
import { once } from "../words/once";
import { ofSubject } from "./of-subject";
import { type Found, figurePlace, placeIn, type Subject } from "./subject";

/** A day in milliseconds. */
export const days = 86_400_000;

/** A time with what it is the time of. */
export interface Dated {
  about: string;
  time: Time;
  cites: Citation[];
  planned: boolean;
  exact: boolean;
  /** Whether it is the fieldwork of a poll. */
  fieldwork: boolean;
  place: (...keys: string[]) => Found["place"];
}

/** Every time of a story: its figures', one that several share once; its events', and the closer ones from outside. */
export const dated = ofSubject((subject): Dated[] => {
  const { draft } = subject;
  const seen = new Set<Time>();
  const figures = draft.figures.flatMap((figure): Dated[] => {
    const { id, time, cites, poll } = figure;
    if (!time || seen.has(time)) return [];
    seen.add(time);
    return [
      {
        about: id,
        time,
        cites,
        planned: false,
        exact: false,
        fieldwork: poll !== null,
        place: (...keys) => figurePlace(subject, id, "time", ...keys),
      },
    ];
  });
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
});

const end = once((written: string, zone: string) => Date.parse(stretch(written, zone).endsAt));

/** The last moment at which a source can have appeared. */
export function appeared({ published }: Source, zone: string): number {
  if (published.precision === "minute") return Date.parse(published.at);
  return end(published.resolved, published.zone ?? zone);
}

/** The sources that tell of something. */
export function reports({ cites }: Dated, { draft }: Subject): Source[] {
  return cites.map((cite) => find(draft.sources, cite.source));
}

/** The calendar day of a moment in a zone: `2019-11-18`. */
export function dayOf(at: string, zone: string): string {
  const { year, month, day } = clockParts(at, zone);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
