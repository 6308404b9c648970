/** When a story plays: its zone, its deadline, the day that its axes begin on and the day that its sources appear. */
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";

export interface Era {
  zone: string;
  /** The deadline as its file has it, and the day of a midnight. */
  deadline: { instant: string; zone: string; midnight?: { opens: string } };
  /** The days that axes begin on, and that a timeline enlarges. */
  from: string;
  focus: string;
  /** When the sources appeared. */
  published: string;
  outcome: string | null;
  /** A day of what has happened, by how far it is from the beginning to the end of what is known, 0–1. */
  day: (part: number) => string;
  /** The same as a moment. */
  moment: (part: number) => string;
  /** A day after the sources appeared and before the deadline; null where there is none. */
  ahead: string | null;
  /** Days of a poll before its report. */
  fieldwork: { start: string; end: string };
}

/** Zones that differ from UTC by whatever they do, and by names that are written otherwise. */
export const anyZone: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom("UTC", "Asia/Seoul", "Europe/Lisbon", "America/New_York"), weight: 4 },
  { arbitrary: fc.constantFrom(...Intl.supportedValuesOf("timeZone")), weight: 4 },
  {
    arbitrary: fc.constantFrom(
      ...[
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Etc/GMT+12",
        "Etc/GMT-14",
        "Asia/Kathmandu",
        "Asia/Kolkata",
      ],
      ...["Australia/Lord_Howe", "Antarctica/Troll", "America/St_Johns", "Pacific/Chatham", "Pacific/Apia"],
    ),
    weight: 3,
  },
  { arbitrary: fc.constantFrom("asia/seoul", "GMT", "EST5EDT", "Etc/UTC", "Asia/Saigon"), weight: 1 },
);

/** A time of the clock on a day, in a year near or far. */
const anyTime = (now: Temporal.Instant) =>
  fc.oneof(
    {
      arbitrary: fc
        .record({
          year: fc.oneof(
            { arbitrary: fc.integer({ min: 2015, max: 2045 }), weight: 6 },
            { arbitrary: fc.integer({ min: 1850, max: 2199 }), weight: 2 },
            { arbitrary: fc.integer({ min: 1002, max: 9997 }), weight: 1 },
          ),
          month: fc.integer({ min: 1, max: 12 }),
          day: fc.integer({ min: 1, max: 31 }),
          hour: fc.oneof(fc.constantFrom(0, 2, 3), fc.integer({ min: 0, max: 23 })),
          minute: fc.constantFrom(0, 0, 30, 58, 7),
        })
        .map((parts) => () => Temporal.PlainDateTime.from(parts)),
      weight: 5,
    },
    {
      // Around this very moment.
      arbitrary: fc
        .constantFrom(-1_000_000, -1500, -61, -1, 0, 1, 30, 61, 1439, 1441, 50_000)
        .map(
          (minutes) => (zone: string) =>
            now
              .add({ minutes })
              .toZonedDateTimeISO(zone)
              .toPlainDateTime()
              .round({ smallestUnit: "minute", roundingMode: "floor" }),
        ),
      weight: 2,
    },
  );

/** When a story may play, `now` being the present moment. */
export function anyEra(now: string): fc.Arbitrary<Era> {
  return fc
    .record({
      zone: anyZone,
      other: fc.option(anyZone, { freq: 4 }),
      time: anyTime(Temporal.Instant.from(now)),
      form: fc.constantFrom("offset", "offset", "utc", "seconds", "midnight"),
      reach: fc.constantFrom(2, 20, 60, 200, 365, 3000, 40_000, 400_000),
      focus: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      before: fc.constantFrom(-40, -1, 0, 1, 1, 3, 10),
      minute: fc.option(fc.integer({ min: 0, max: 1439 }), { freq: 2 }),
      outcome: fc.constantFrom("known", "none", "none"),
    })
    .map(({ zone, other, time, form, reach, focus, before, minute, outcome }): Era => {
      const own = other ?? zone;
      const local = time(own);
      const ends = (form === "midnight" ? local.with({ hour: 0, minute: 0 }) : local).toZonedDateTime(own);
      const last = ends.withTimeZone(zone).toPlainDate();
      const least = Temporal.PlainDate.from("1001-01-02");
      const day = (from: Temporal.PlainDate) => (Temporal.PlainDate.compare(from, least) < 0 ? least : from);
      const first = day(last.subtract({ days: reach }));
      const reported = last.subtract({ days: before });
      const report = Temporal.PlainDate.compare(reported, first) < 0 ? first.add({ days: 1 }) : reported;
      const known = Temporal.PlainDate.compare(report, last) < 0 ? report : last;
      const length = Math.max(0, first.until(known, { largestUnit: "days" }).days - 1);
      const at = (part: number) => first.add({ days: Math.round(part * length) });
      // A file writes minutes: what a zone was apart by seconds is written in UTC.
      const written = (at: Temporal.ZonedDateTime) =>
        (at.offset.length > 6 ? at.withTimeZone("UTC") : at).toString({
          smallestUnit: "minute",
          timeZoneName: "never",
        });
      const instant =
        form === "utc"
          ? ends.toInstant().toString({ smallestUnit: "minute" })
          : form === "seconds"
            ? ends.toInstant().toString()
            : written(ends);
      const midnight = ends.hour === 0 && ends.minute === 0;
      const noon = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone: zone, plainTime: "12:34" });
      return {
        zone,
        deadline: {
          instant,
          zone: own,
          ...(midnight && { midnight: { opens: ends.toPlainDate().toString() } }),
        },
        from: first.toString(),
        focus: day(last.subtract({ days: Math.max(1, Math.round(focus * reach)) })).toString(),
        published:
          minute === null
            ? report.toString()
            : written(
                report.toZonedDateTime({
                  timeZone: zone,
                  plainTime: { hour: Math.floor(minute / 60), minute: minute % 60 },
                }),
              ),
        outcome: outcome === "known" ? written(noon(last.add({ days: 1 }))) : null,
        day: (part) => at(part).toString(),
        moment: (part) => written(noon(at(part))),
        ahead: before > 1 ? last.subtract({ days: 1 }).toString() : null,
        fieldwork: {
          start: day(known.subtract({ days: 9 })).toString(),
          end: day(known.subtract({ days: 7 })).toString(),
        },
      };
    });
}
