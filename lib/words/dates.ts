/** How times are written for readers. */

import type { Precision, Time } from "../story/story";
import type { Language } from "../story/text";
import { once } from "./once";

// Marked pure: a script in a page carries those that it uses alone.
const clockFormat = /* @__PURE__ */ once(
  (zone: string) =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      weekday: "long",
    }),
);

/** The months' names from January on. */
export const monthNames =
  "January February March April May June July August September October November December".split(" ");

/** The calendar's parts of a moment in a zone; `month` from 1. */
export function clockParts(at: string | number, zone: string) {
  const parts = clockFormat(zone).formatToParts(new Date(at));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return {
    year: Number(part("year")),
    month: Number(part("month")),
    day: Number(part("day")),
    time: `${part("hour")}:${part("minute")}`,
    weekday: part("weekday"),
  };
}

/** A day in a zone: `18 November 2019`; short: `18 Nov`. */
export function day(at: string | number, zone: string, form: "long" | "short" | "medium" = "long"): string {
  const { year, month, day } = clockParts(at, zone);
  const name = monthNames[month - 1] ?? "";
  if (form === "short") return `${day} ${name.slice(0, 3)}`;
  return `${day} ${form === "medium" ? name.slice(0, 3) : name} ${year}`;
}

const calendarFormat = /* @__PURE__ */ once(
  (language: Language, zone: string, form: "date" | "day") =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
      timeZone: zone,
      day: "numeric",
      month: "long",
      ...(form === "date" && { year: "numeric" }),
    }),
);

/** A date in a language's own form, or its day without the year: `23 November 2019`, `23 November`, `11월 23일`. */
export function dayIn(at: string, zone: string, language: Language, form: "date" | "day" = "date"): string {
  return calendarFormat(language, zone, form).format(new Date(at));
}

/** A day and minute in a zone: `18 November 2019, 08:14`. */
export function minute(at: string | number, zone: string): string {
  return `${day(at, zone)}, ${clockParts(at, zone).time}`;
}

/**
 * A moment in a zone and in UTC, as exactly as it is given:
 * `18:00 on 22 November 2019 in Asia/Seoul (2019-11-22T09:00Z)`.
 */
export function moment(at: string, zone: string): string {
  const utc = new Date(at).toISOString();
  const seconds = utc.slice(17, 19) === "00" ? "" : utc.slice(16, 19);
  return `${clockParts(at, zone).time}${seconds} on ${day(at, zone)} in ${zone} (${utc.slice(0, 16)}${seconds}Z)`;
}

const offsetFormat = /* @__PURE__ */ once(
  (zone: string) => new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }),
);

/** What a zone's clocks are ahead of UTC by at a moment: `UTC+09:00`. */
export function offset(at: string, zone: string): string {
  const parts = offsetFormat(zone).formatToParts(new Date(at));
  return (parts.find(({ type }) => type === "timeZoneName")?.value ?? "").replace("GMT", "UTC");
}

/** A moment in a zone, by the minute, in ISO 8601 with its offset: `2019-11-18T08:14+09:00`. */
export function isoMinute(at: string, zone: string): string {
  const { year, month, day, time } = clockParts(at, zone);
  const two = (number: number) => String(number).padStart(2, "0");
  const ahead = offset(at, zone).slice("UTC".length) || "+00:00";
  return `${year}-${two(month)}-${two(day)}T${time}${ahead}`;
}

/** A time no closer than it is known: `2018`, `June 2019`, `8–9 November 2019`, `18 November 2019, 08:14`. */
export function period(time: Time, zone: string, form: "long" | "short" = "long"): string {
  if (time.precision === "minute") {
    return form === "long"
      ? minute(time.startsAt, zone)
      : `${day(time.startsAt, zone, "medium")}, ${clockParts(time.startsAt, zone).time}`;
  }
  const first = clockParts(time.startsAt, zone);
  const last = clockParts(Date.parse(time.endsAt) - 1, zone);
  const name = (date: typeof first) =>
    (monthNames[date.month - 1] ?? "").slice(0, form === "short" ? 3 : undefined);
  const whole: Record<Exclude<Precision, "minute">, (date: typeof first) => string> = {
    year: (date) => `${date.year}`,
    month: (date) => `${name(date)} ${date.year}`,
    day: (date) => `${date.day} ${name(date)} ${date.year}`,
  };
  const write = whole[time.precision];
  if (write(first) === write(last)) return write(first);
  if (time.precision === "day" && first.year === last.year) {
    const same = first.month === last.month;
    return same ? `${first.day}–${write(last)}` : `${first.day} ${name(first)}–${write(last)}`;
  }
  return `${write(first)}–${write(last)}`;
}
