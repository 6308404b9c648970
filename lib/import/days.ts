/** Dates as spreadsheets write them. */
import { Temporal } from "temporal-polyfill";
import type { Precision } from "../story/story";
import type { Cell } from "./table";

/** Which of the first two numbers of 08/11/2019 is the day. */
export type Order = "dmy" | "mdy";

/** A date or a stretch of days, in ISO 8601. */
export interface Days {
  start: string;
  end?: string;
  precision: Precision;
}

const months = "january february march april may june july august september october november december".split(
  " ",
);
const name = "(?<month>[a-z]{3,9})\\.?";
const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;

/** The orders in which a cell's date can be read; none for a cell whose form leaves no choice. */
export function ordersOf({ text, day }: Cell): Order[] {
  const [, first, second] = (day === undefined && slashed.exec(text)) || [];
  if (!first) return [];
  return [
    ...(Number(second) <= 12 ? (["dmy"] as const) : []),
    ...(Number(first) <= 12 ? (["mdy"] as const) : []),
  ];
}

/** A cell's date; of a workbook's moment its day. Throws a sentence that says what is allowed. */
export function daysOf(cell: Cell, order: Order | null): Days {
  if (cell.day !== undefined) return { start: cell.day.slice(0, 10), precision: "day" };
  const text = cell.text
    .replace(/[\u2012-\u2015]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  if (cell.number !== undefined && /^\d{5}$/.test(cell.number))
    throw new Error(
      `${cell.number} may be a date's serial number: format the column as dates, and save again`,
    );
  const found = iso(text) ?? numbered(text, order) ?? stretched(text) ?? named(text);
  if (!found)
    throw new Error(
      `no date: "${cell.text}", expected one such as 2019-11-08, 8 Nov 2019, 2-14 October 2019 or 08/11/2019 with --dates`,
    );
  for (const date of [found.start, found.end ?? found.start]) checked(date, cell.text);
  if (found.end !== undefined && found.end < found.start)
    throw new Error(`ends before it starts: "${cell.text}"`);
  return found;
}

function iso(text: string): Days | null {
  const [, year, month, day] = /^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?$/.exec(text) ?? [];
  if (year) return dated(year, month, day);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)
    ? { start: text, precision: "minute" }
    : null;
}

/** 08/11/2019 in the order told; 8.11.2019 has its day first wherever it is written. */
function numbered(text: string, order: Order | null): Days | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  if (year) return dated(year, month, day);
  const [, first, second, ofYear] = slashed.exec(text) ?? [];
  if (!ofYear) return null;
  return order === "mdy" ? dated(ofYear, first, second) : dated(ofYear, second, first);
}

/** 8 Nov 2019, 8-Nov-2019, November 8, 2019, Nov 2019. */
function named(text: string): Days | null {
  const groups =
    match(`^(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -]${name}[ -](?<year>\\d{4})$`, text) ??
    match(`^${name} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})$`, text) ??
    match(`^${name}[ -](?<year>\\d{4})$`, text);
  const month = groups && monthOf(groups.month);
  return groups && month ? dated(groups.year ?? "", month, groups.day) : null;
}

/** 2-14 October 2019, October 2-14, 2019, 28 Sep - 2 Oct 2019. */
function stretched(text: string): Days | null {
  const whole = match(`^(?<from>.+?) ?(?:-| to ) ?(?<to>.*)(?<year>\\d{4})$`, text);
  if (!whole) return null;
  const month = /[a-z]{3,}/i.exec(whole.from ?? "")?.[0] ?? /[a-z]{3,}/i.exec(whole.to ?? "")?.[0];
  const sides = [whole.from, whole.to].map((side = "") => ({
    day: /\d{1,2}/.exec(side)?.[0],
    month: monthOf(/[a-z]{3,}/i.exec(side)?.[0] ?? month),
    plain: /^[a-z\d ,.]*$/i.test(side) && (side.match(/\d+/g) ?? []).length === 1,
  }));
  const [from, to] = sides;
  if (!from?.plain || !to?.plain || !from.month || !to.month || !from.day || !to.day) return null;
  const year = whole.year ?? "";
  return {
    start: dated(year, from.month, from.day).start,
    end: dated(year, to.month, to.day).start,
    precision: "day",
  };
}

function match(form: string, text: string): Record<string, string | undefined> | null {
  return new RegExp(form, "i").exec(text)?.groups ?? null;
}

function monthOf(word: string | undefined): string | null {
  const short = word?.toLowerCase() ?? "";
  const index = months.findIndex(
    (month) => short.length > 2 && (month.startsWith(short) || (short === "sept" && month === "september")),
  );
  return index < 0 ? null : String(index + 1);
}

function dated(year: string, month?: string, day?: string): Days {
  const parts = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, "0"));
  const precision = (["year", "month", "day"] as const)[parts.length - 1] ?? "day";
  return { start: parts.join("-"), precision };
}

/** Throws for what is no date of the calendar. */
function checked(date: string, written: string): void {
  const [year = "", month = "1", day = "1"] = date.slice(0, 10).split("-");
  try {
    Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: "reject" },
    );
  } catch {
    throw new Error(`not a date in the calendar: "${written}"`);
  }
}
