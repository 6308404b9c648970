/** What the checks of kinds of chart have in common: what is wrong in a chart's settings, and under which keys of them. */
import { chartsOf, type Found, placeIn, type Subject } from "../lint/subject";
import { type Draft, type Figure, find } from "../story/story";
import { middleOf, stretch } from "../story/time";
import { unitKind } from "../words/units";

/** One thing wrong in a chart's settings. */
export interface Wrong {
  at: PropertyKey[];
  message: string;
}

/** A figure that a chart's settings name, and where. */
export interface Named {
  figure: Figure;
  at: PropertyKey[];
}

/** The check of every chart of a type by what is wrong in its settings. */
export function charts<Settings>(
  type: string,
  wrong: (settings: Settings, draft: Draft) => Wrong[],
): (subject: Subject) => Found[] {
  return (subject) =>
    chartsOf<Settings>(subject, type).flatMap(({ chart, settings }) =>
      wrong(settings, subject.draft).map(({ at, message }) => ({
        about: chart.id,
        place: placeIn(subject, "charts", chart.id, "settings", ...at),
        message,
      })),
    );
}

/** A figure of a chart's settings, and where they name it. */
export function named({ figures }: Draft, { figure }: { figure: string }, ...at: PropertyKey[]): Named {
  return { figure: find(figures, figure), at };
}

/** Figures that cannot stand on one scale, told at the first that is of another unit. */
export function unlike(drawn: Named[], what: string): Wrong[] {
  const units = new Map<string, Named>();
  for (const each of drawn) {
    const kind = unitKind(each.figure.unit.en);
    if (!units.has(kind)) units.set(kind, each);
  }
  const [, odd] = units.values();
  if (!odd) return [];
  const written = [...units.values()].map(({ figure }) => figure.unit.en).join(", ");
  return [{ at: odd.at, message: `${what} of several units: ${written}` }];
}

/** Something that is drawn in the middle of its time, as far as that is known. */
export interface Drawn {
  id: string;
  time: { startsAt: string; endsAt: string } | null;
  at: PropertyKey[];
}

/** What an axis cannot hold: without a time, before the day that it begins on, where that is given, or after the deadline that it ends at. */
export function misdated(drawn: Drawn[], { zone, deadline }: Draft, from?: string): Wrong[] {
  const begins = from ? Date.parse(stretch(from, zone).startsAt) : Number.NEGATIVE_INFINITY;
  const ends = Date.parse(deadline.instant);
  return drawn.flatMap(({ id, time, at }) => {
    const middle = middleOf(time);
    if (time === null) return [{ at, message: `has no time: ${id}` }];
    if (middle < begins) return [{ at, message: `${id} falls before ${from}, where the axis begins` }];
    if (middle > ends) return [{ at, message: `${id} falls after the deadline, where the axis ends` }];
    return [];
  });
}
