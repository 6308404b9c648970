import { didYouMean } from "../words/near";
import { type Amount, measureOf } from "./amounts";
import { type Cell, type Table, TableFaults } from "./table";

/** What a column may hold, and the headers that say so. */
export const roles = {
  id: ["key"],
  label: ["name", "answer", "response", "item", "description", "what", "figure"],
  short: ["short name", "short label"],
  value: ["share", "amount", "number", "result", "percent", "percentage", "%"],
  unit: ["units", "measure"],
  scale: ["magnitude"],
  date: ["day", "when", "month", "year", "from", "start", "start date", "fieldwork start"],
  end: ["to", "until", "end date", "fieldwork end"],
  written: ["date as written", "as written"],
  why: ["why this date"],
  printed: ["as printed", "printed as", "token"],
  paragraph: ["para", "source paragraph", "¶"],
  qualifier: ["about"],
  attribution: ["according to", "attributed to", "who says so"],
  category: ["lane", "group"],
  note: ["notes", "remark", "remarks", "comment"],
  series: ["series label"],
  "series-id": [],
  poll: ["poll id", "survey"],
  house: ["pollster", "polling house", "agency", "institute"],
  client: ["commissioned by", "sponsor", "for"],
  mode: ["method", "how"],
  weighting: ["weighted", "weights"],
  wording: ["question", "question asked"],
  margin: ["margin of error", "moe"],
  n: ["sample", "sample size", "respondents", "asked", "people asked"],
  "n-label": ["respondents label"],
  "n-unit": ["respondents unit"],
  option: ["words", "words as printed", "answer as printed"],
  rest: ["left over"],
  lead: [],
} as const satisfies Record<string, readonly string[]>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as Role[];

/** Where each kind of thing of a table's rows stands: in a column, or the same for every row. */
export interface Columns {
  at: ReadonlyMap<Role, number>;
  set: ReadonlyMap<Role, string>;
  /** What the header of the values says in brackets of what they are measured in. */
  measure: Pick<Amount, "scale" | "unit">;
  /** How columns were found, and which were not read. */
  said: string[];
}

const normal = (words: string) =>
  words
    .normalize("NFKC")
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();

/** Every role by the headers that say it. */
const byHeader = new Map(
  roleNames.flatMap((role) => [role, ...roles[role]].map((name) => [normal(name), role] as const)),
);

/** `role=words` given on the command line, checked. Adds what is wrong to `faults`. */
function given(option: string, pairs: string[], faults: string[]): Map<Role, string> {
  const found = new Map<Role, string>();
  for (const pair of pairs) {
    const [, role = "", words = ""] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    if (!role || !words.trim())
      faults.push(`${option}: expected what=words such as label=Answer, found ${pair}`);
    else if (!Object.hasOwn(roles, role))
      faults.push(
        `${option}: unknown: ${role}${didYouMean(role, roleNames) || `, expected ${roleNames.join(", ")}`}`,
      );
    else if (found.has(role as Role)) faults.push(`${option}: ${role} is given twice`);
    else found.set(role as Role, words.trim());
  }
  return found;
}

/**
 * The columns of a table: as they are told (`role=header`), otherwise by their headers, and
 * what every row has in common (`role=words`). Throws `TableFaults`.
 */
export function columnsOf(table: Table, told: string[], set: string[]): Columns {
  const faults: string[] = [];
  const headers = given("--columns", told, faults);
  const constants = given("--set", set, faults);
  const at = new Map<Role, number>();
  for (const [role, header] of headers) {
    const places = table.header.flatMap((each, index) => (same(each, header) ? [index] : []));
    if (places.length === 1) at.set(role, places[0] as number);
    else {
      const near = didYouMean(header, table.header) || `, the columns are ${named(table.header)}`;
      const wrong = places.length
        ? `${places.length} columns are called ${header}`
        : `no column ${header}${near}`;
      faults.push(`--columns ${role}: ${wrong}`);
    }
  }
  const unread: string[] = [];
  for (const [index, header] of table.header.entries()) {
    const role = byHeader.get(normal(header));
    if ([...at.values()].includes(index) || header === "") continue;
    const taken = role && (headers.has(role) || constants.has(role));
    if (!role || taken) unread.push(header);
    else if (at.has(role))
      faults.push(
        `${table.file}: columns ${named([table.header[at.get(role) as number] ?? "", header])} both read as ${role}: --columns ${role}= with the one that is meant`,
      );
    else at.set(role, index);
  }
  for (const role of constants.keys()) {
    if (headers.has(role)) faults.push(`--set ${role}: the column is given with --columns`);
  }
  const [only, ...more] = unread;
  // Beside its dates a series needs no other name for its values than its own.
  const alone = only !== undefined && more.length === 0 && at.has("date") && !at.has("value");
  if (alone) at.set("value", table.header.indexOf(only));
  else if (!at.has("value"))
    faults.push(
      `${table.file}: no column of values: call one value, or say which: --columns value=${only ?? table.header.at(-1)}`,
    );
  if (faults.length) throw new TableFaults(faults);
  const valueHeader = table.header[at.get("value") ?? -1] ?? "";
  const bracketed = /[([]([^)\]]+)[)\]]/.exec(valueHeader)?.[1];
  const measure = bracketed ? measureOf(bracketed) : { scale: "one" as const, unit: null };
  const isPercent = /^(share|percent|percentage|%)$/.test(normal(valueHeader)) && !bracketed;
  return {
    at,
    set: constants,
    measure: isPercent ? { scale: "one", unit: "percent" } : measure,
    said: [
      `columns ${[...at].map(([role, index]) => `${role}=${table.header[index]}`).join(", ") || "none"}`,
      ...(alone ? [] : unread).map((header) => {
        const near = didYouMean(normal(header), byHeader.keys());
        const meant = byHeader.get(/mean (.*)\?$/.exec(near)?.[1] ?? "");
        return `not read: column ${header}${meant ? `, did you mean ${meant}? --columns ${meant}=${header}` : ""}`;
      }),
    ],
  };
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
const named = (headers: string[]) => headers.filter((header) => header !== "").join(", ");

/** One row of a table by what its cells are, and where they stand. */
export interface Row {
  /** The words of a cell or of what is set for all rows; null where there are none. */
  text: (role: Role) => string | null;
  cell: (role: Role) => Cell | null;
  /** A fault of one of its cells, as a sentence that names row and column. */
  fault: (role: Role, message: string) => string;
  row: number;
}

/** A table's rows by their columns. */
export function rowsOf(table: Table, { at, set }: Pick<Columns, "at" | "set">): Row[] {
  return table.rows.map(({ row, cells }): Row => {
    const cell = (role: Role): Cell | null => {
      const constant = set.get(role);
      const found = constant === undefined ? cells[at.get(role) ?? -1] : { text: constant };
      return found && found.text !== "" ? found : null;
    };
    return {
      row,
      cell,
      text: (role) => cell(role)?.text ?? null,
      fault: (role, message) => {
        const column =
          at.has(role) && !set.has(role) ? `, column ${table.header[at.get(role) as number]}` : "";
        return `${set.has(role) ? `--set ${role}` : `${table.file}: row ${row}${column}`}: ${message}`;
      },
    };
  });
}

/** Rows by what they say alike, in the order in which that comes first. */
export function groupsOf(rows: Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
