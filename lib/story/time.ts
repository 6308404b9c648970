import { LRUCache } from "lru-cache";
import { Temporal } from "temporal-polyfill";
import type { Precision } from "./story";

/** A stretch of time as UTC instants; `endsAt` is the moment after it. */
export interface Stretch {
  startsAt: string;
  endsAt: string;
  precision: Precision;
}

/** Years that are written with four digits in every zone, as dates that are compared as they are written have to be. */
const years = { first: 1001, last: 9998 };
export const isYear = (year: number) => year >= years.first && year <= years.last;
export const expectedYear = `expected a year from ${years.first} to ${years.last}`;

/**
 * Resolves a partial date (`2019`, `2019-06`, `2019-11-08`) or an instant with its
 * offset to the stretch of time that it names in a zone. Throws a sentence that
 * says what is allowed.
 */
export function stretch(written: string, zone: string): Stretch {
  const partial = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(written);
  if (!partial) {
    const at = instant(written);
    return { startsAt: at, endsAt: at, precision: "minute" };
  }
  const name = `${written} ${zone}`;
  const known = dates.get(name) ?? dated(partial, zone);
  dates.set(name, known);
  return known;
}

/** The dates that were resolved last: thousands of figures share some hundreds. */
const dates = new LRUCache<string, Stretch>({ max: 5000 });

function dated([written, year, month, day]: RegExpExecArray, zone: string): Stretch {
  if (!isYear(Number(year))) throw new Error(`${expectedYear}: ${written}`);
  const precision: Precision = day ? "day" : month ? "month" : "year";
  let first: Temporal.PlainDate;
  try {
    first = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) },
      { overflow: "reject" },
    );
  } catch {
    throw new Error(`not a date in the calendar: ${written}`);
  }
  const after = first.add({ [`${precision}s`]: 1 });
  const utc = (date: Temporal.PlainDate) => date.toZonedDateTime(checkedZone(zone)).toInstant().toString();
  return { startsAt: utc(first), endsAt: utc(after), precision };
}

/** The middle of a time as far as it is known, in milliseconds since 1970; not a number without one. */
export function middleOf(time: { startsAt: string; endsAt: string } | null): number {
  return time ? (Date.parse(time.startsAt) + Date.parse(time.endsAt)) / 2 : Number.NaN;
}

/** The first moments of the days, or of the first months of each `step`, from a date until a moment, in milliseconds since 1970. */
export function beginnings(
  from: string,
  until: number,
  zone: string,
  unit: "days" | "months",
  step = 1,
): number[] {
  const first = Temporal.PlainDate.from(from);
  const found: number[] = [];
  for (let index = 0; found.length < 10_000; index += step) {
    const date = first.add({ [unit]: index });
    const at = date.toZonedDateTime(zone).epochMilliseconds;
    if (at >= until) break;
    found.push(at);
  }
  return found;
}

/** An ISO instant with its offset, in UTC. Throws when the offset is missing or is not that of `zone`. */
export function instant(written: string, zone?: string): string {
  let at: Temporal.Instant;
  try {
    at = Temporal.Instant.from(written);
  } catch {
    if (/^\d{4}(-\d{2}){0,2}$/.test(written))
      throw new Error(
        `a minute is needed: ${written}, expected an instant with its offset, such as 2019-11-08T09:00+09:00`,
      );
    throw new Error(
      `not a date or an instant: ${written}, expected 2019, 2019-06, 2019-11-08 or 2019-11-08T09:00+09:00 (the offset is needed)`,
    );
  }
  if (!isYear(at.toZonedDateTimeISO("UTC").year)) throw new Error(`${expectedYear}: ${written}`);
  if (zone !== undefined) {
    const own = at.toZonedDateTimeISO(checkedZone(zone)).offset;
    const offset = /(Z|[+-]\d{2}:?\d{2})$/.exec(written)?.[0] ?? own;
    if (offset !== "Z" && offset.replace(":", "") !== own.replace(":", "")) {
      throw new Error(`offset ${offset} is not ${zone}'s at that moment: ${own}`);
    }
  }
  return at.toString();
}

/** The zones that were found among this machine's data. */
const zones = new Set<string>();

/** The zone's name, when this machine's time zone data know it; an offset is none, since not every browser reads it as one. */
export function checkedZone(zone: string): string {
  if (zones.has(zone)) return zone;
  try {
    if (!/^\p{L}/u.test(zone)) throw new Error();
    Temporal.Now.plainDateISO(zone);
    zones.add(zone);
    return zone;
  } catch {
    throw new Error(`unknown time zone: ${zone}, expected a name such as Asia/Seoul`);
  }
}
