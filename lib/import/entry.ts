/** What an import adds to a source's file. */

import { unseenIn } from "../figures/letters";
import { unitKind } from "../words/units";
import { type Amount, amountOf, isNothing, type Mark } from "./amounts";
import type { Columns, Role, Row } from "./columns";
import { type Days, daysOf, type Order } from "./days";
import type { Cell } from "./table";

/** The three kinds of entries, and the lists of a source's file that hold them. */
export const lists = { figures: "figures", series: "series", poll: "polls" } as const;

export type Kind = keyof typeof lists;

/** One entry of a source's file, and what was guessed of it. */
export interface Entry {
  id: string;
  /** As the file holds it. */
  content: Record<string, unknown>;
  /** What somebody has to look at, a line each. */
  looks: string[];
  /** The row of the table that it begins with. */
  row: number;
}

/** How cells are read, settled for the whole table. */
export interface Reading {
  mark: Mark;
  order: Order | null;
  measure: Columns["measure"];
  /** The article's paragraphs; null where there is none to search. */
  text: string[] | null;
}

/** What an import makes of a table: entries, what it left out, and what is wrong. */
export interface Made {
  entries: Entry[];
  /** Rows that hold no value, a line each. */
  left: string[];
  faults: string[];
}

/** A value as a row gives it, with its unit and scale wherever they stand. */
export interface Given extends Omit<Amount, "unit"> {
  unit: string;
  /** What was guessed of its unit, and how its number was read. */
  unitLooks: string[];
  valueLooks: string[];
}

const scales = ["one", "thousand", "million", "billion", "trillion"] as const;
const qualifiers = ["about", "at least"] as const;

/** A row's value. Null where there is none, or where something is wrong, which `faults` then holds. */
export function givenIn(row: Row, reading: Reading, made: Made, defaults?: { unit: string }): Given | null {
  const cell = row.cell("value");
  if (!cell || isNothing(cell)) {
    made.left.push(`row ${row.row}, no value${cell ? `: "${cell.text}"` : ""}`);
    return null;
  }
  const amount = attempt(row, "value", made, () => amountOf(cell, reading.mark));
  if (!amount) return null;
  const unit = row.text("unit") ?? amount.unit ?? reading.measure.unit ?? defaults?.unit;
  if (!unit) {
    made.faults.push(row.fault("value", "no unit: add a unit column, or --set unit=percent"));
    return null;
  }
  if (amount.unit && !agree(amount.unit, unit)) {
    made.faults.push(
      row.fault("value", `"${cell.text}" is in ${amount.unit}, and its unit is told as ${unit}`),
    );
    return null;
  }
  const scale = attempt(row, "scale", made, () => scaleOf(row.text("scale"), amount.scale, reading));
  const qualifier = attempt(row, "qualifier", made, () => oneOf(row.text("qualifier"), qualifiers));
  if (!scale || qualifier === undefined) return null;
  const guessed = !row.text("unit");
  return {
    value: amount.value,
    scale,
    unit,
    qualifier: qualifier ?? amount.qualifier,
    unitLooks: guessed
      ? [`the unit is ${unit}, as ${amount.unit ? "the cell" : "the header"} writes it`]
      : [],
    valueLooks: cell.text === amount.value ? [] : [`the value is read from "${cell.text}"`],
  };
}

/** Whether a unit that a cell writes is the one that is told, or goes with it: $ with dollars per pound. */
function agree(cell: string, told: string): boolean {
  const [of = told] = told.split(" per ");
  return [told, of].some((each) => unitKind(each) === unitKind(cell)) || told.split(" ").includes(cell);
}

function scaleOf(column: string | null, cell: Amount["scale"], { measure }: Reading): Amount["scale"] {
  const told = oneOf(column, scales);
  if (told && cell !== "one" && told !== cell)
    throw new Error(`${told}, and the cell of the value says ${cell}`);
  if (cell !== "one" && measure.scale !== "one" && cell !== measure.scale)
    throw new Error(`the cell says ${cell}, and its header ${measure.scale}`);
  return told ?? (cell === "one" ? measure.scale : cell);
}

/** One of some words; null for none. Throws a sentence for another. */
export function oneOf<T extends string>(word: string | null, allowed: readonly T[]): T | null {
  if (word === null) return null;
  const found = allowed.find((each) => each === word.toLowerCase());
  if (!found) throw new Error(`expected ${allowed.join(", ")}, found "${word}"`);
  return found;
}

/** A row's time as a file has it; null without a date, undefined where it is wrong. */
export function timeOf(row: Row, reading: Reading, made: Made): TimeGiven | null | undefined {
  const [date, end] = [row.cell("date"), row.cell("end")];
  if (!date) return null;
  const first = attempt(row, "date", made, () => daysOf(date, reading.order));
  const last = end && attempt(row, "end", made, () => daysOf(end, reading.order));
  if (!first || last === undefined) return undefined;
  if (first.end !== undefined && last) {
    made.faults.push(row.fault("end", "the date is a stretch of days already"));
    return undefined;
  }
  const until = last?.start ?? first.end;
  if (until !== undefined && until < first.start) {
    made.faults.push(row.fault("end", `ends before it starts: ${until}`));
    return undefined;
  }
  const written = row.text("written");
  const why = row.text("why");
  const reads = [date, end].filter((cell): cell is Cell => cell !== null && !iso.test(cell.text));
  return {
    time: {
      written,
      start: first.start,
      ...(until !== undefined && until !== first.start && { end: until }),
      precision: first.precision,
      ...(why && { why }),
    },
    looks: reads.map(({ text }) => `the date is read from "${text.replace(/T.*/, "")}"`),
    lost: [date, end].flatMap((cell) =>
      cell?.day && !cell.day.includes("T00:00") ? [`the hour of ${cell.day.slice(0, 16)} is left out`] : [],
    ),
    unwritten: written === null ? ["the date is the table's; written says how the source puts it"] : [],
  };
}

/** Lines that say the same of several values, as the first of them. */
export function alike([first, ...more]: string[]): string[] {
  return first === undefined ? [] : [more.length ? `${first}, and ${more.length} more so` : first];
}

export interface TimeGiven {
  time: { written: string | null; start: string; end?: string; precision: Days["precision"]; why?: string };
  /** Dates that were read from another form. */
  looks: string[];
  /** Hours that a workbook holds without a zone. */
  lost: string[];
  /** Said where the table does not give the source's own words. */
  unwritten: string[];
}

const iso = /^\d{4}(?:-\d{2}){0,2}(?:T00:00:00.000Z)?$/;

/** The paragraph that a row names itself; null without one. Throws a sentence for what is no paragraph. */
export function paragraphOf(row: Row): number | null {
  const words = row.text("paragraph");
  if (words === null) return null;
  const found = /^¶? ?([1-9]\d{0,3})$/.exec(words)?.[1];
  if (!found) throw new Error(`expected a paragraph's number, counted from 1, found "${words}"`);
  return Number(found);
}

/** What a reading gives; undefined where it throws, with the sentence among the faults of its place. */
export function attempt<T>(row: Row, role: Role, made: Made, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    made.faults.push(row.fault(role, (error as Error).message));
  }
}

/** A text of a row's, checked for what no figure file may hold; `faults` has what it may not. */
export function wordsOf(row: Row, role: Role, made: Made): string | null {
  const text = row.text(role);
  if (text === null) return null;
  const unseen = unseenIn(text);
  if (/[{}]|\p{Cc}/u.test(text) || text.length > 2000)
    made.faults.push(
      row.fault(role, "expected plain words without braces and control letters, 2000 at most"),
    );
  else if (unseen) made.faults.push(row.fault(role, unseen.message));
  return text;
}

/** An id of a label's words: `Sterling’s low` is `sterlings-low`; null where it has no Latin letter or digit. */
export function idOf(label: string): string | null {
  const plain = label
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const short =
    plain.length > 40
      ? plain
          .slice(0, 41)
          .replace(/-[^-]*$/, "")
          .slice(0, 40)
      : plain;
  return short || null;
}

/** The id that a column gives, or one of a label. Throws a sentence where neither makes one. */
export function idGiven(given: string | null, label: string): string {
  if (given !== null) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(given))
      throw new Error(`expected an id of lower-case letters, digits and single hyphens, found "${given}"`);
    return given;
  }
  const id = idOf(label);
  if (id === null) throw new Error(`no id can be made of "${label}": add an id column`);
  return id;
}

/** Keys with something in them. */
export function kept(content: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== null && value !== undefined && value !== false),
  );
}

/** What was guessed of where a value stands, in words. */
export function whereFound(
  chosen: { mention: { paragraph: number; printed: string; measured: boolean }; others: number[] } | null,
  value: string,
): string[] {
  if (!chosen) return [`${value} is not found in the article: give paragraph and printed, or mend the value`];
  const { mention, others } = chosen;
  const also = others.length ? `; the number stands in ${others.join(", ")} too` : "";
  const bare = mention.measured ? "" : ", without its unit";
  return [`paragraph ${mention.paragraph} says "${mention.printed}"${bare}${also}`];
}
