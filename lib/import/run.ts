import { basename, extname } from "node:path";
import type { FigureFile } from "../figures/files";
import { type Appended, appended } from "./append";
import { articleOf } from "./article";
import { columnsOf, rowsOf } from "./columns";
import { csvTable } from "./csv";
import { decoded } from "./encoding";
import { type Kind, lists, type Made, type Reading } from "./entry";
import { figuresOf } from "./figures";
import type { ImportOptions } from "./options";
import { pollsOf } from "./polls";
import { kindOf, settled } from "./reading";
import { seriesOf } from "./series";
import { fresh, provedBy, targetOf } from "./source";
import { type Table, TableFaults } from "./table";
import { workbookTable } from "./workbook";

/** What an import would do, before anything is written. */
export interface Proposal {
  /** The source's file, and its text with the entries; null where there is nothing to add. */
  path: string;
  appended: Appended | null;
  count: number;
  /** How the table was read, what is there already, what holds no value: a line each. */
  said: string[];
  there: string[];
  left: string[];
  /** What a check will say of the new lines. */
  unproved: string[];
}

const makers: Record<Kind, (rows: ReturnType<typeof rowsOf>, reading: Reading, header: string) => Made> = {
  figures: figuresOf,
  series: seriesOf,
  poll: pollsOf,
};

/**
 * What a table's rows would add to the file of one of a story's sources. Throws `TableFaults`
 * with everything that is wrong with the table, or `FigureFaults` with what is wrong with the files.
 */
export async function propose(
  bytes: Uint8Array,
  options: ImportOptions,
  files: FigureFile[],
  archive: string,
): Promise<Proposal> {
  const target = targetOf(files, options.source);
  const table = await tableIn(bytes, options);
  const columns = columnsOf(table, options.columns, options.set);
  const { kind, said } = kindOf(columns, options.as);
  const rows = rowsOf(table, columns);
  const way = settled(table, rows, { mark: options.decimal, order: options.dates });
  const text = articleOf(target.value, archive);
  const header = table.header[columns.at.get("value") as number] ?? "";
  const reading = { ...way, measure: columns.measure, text };
  const made = makers[kind](rows, reading, header.replace(/\s*[([].*$/, ""));
  if (made.faults.length) throw new TableFaults([...new Set(made.faults)]);

  const { added, there } = fresh(made.entries, kind, target);
  const { path } = target.file;
  const whole = added.length ? attemptAppend(target.file, lists[kind], added) : null;
  return {
    path,
    appended: whole,
    count: added.length,
    said: [
      ...table.said,
      ...columns.said,
      said,
      ...way.said,
      ...(text ? [] : [unsearched(target.value.source.archive?.file)]),
    ],
    there,
    left: made.left,
    unproved: whole ? provedBy(path, whole, archive) : [],
  };
}

function unsearched(file: string | undefined): string {
  return file
    ? `not in the archive: ${file}, so no paragraph and no printed words are proposed`
    : "the source has no archived article, so no paragraph and no printed words are proposed";
}

function attemptAppend({ path, text }: FigureFile, list: string, added: Made["entries"]): Appended {
  try {
    return appended(text, list, added);
  } catch (error) {
    throw new TableFaults([`${path}: ${(error as Error).message}`]);
  }
}

async function tableIn(bytes: Uint8Array, options: ImportOptions): Promise<Table> {
  const file = basename(options.table);
  const ending = extname(file).toLowerCase();
  if (ending === ".xlsx") return workbookTable(file, bytes, options.sheet);
  if (![".csv", ".tsv", ".txt"].includes(ending))
    throw new TableFaults([`${file}: expected .csv, .tsv or .xlsx: save it as one of them`]);
  if (options.sheet) throw new TableFaults([`--sheet: ${file} has no sheets`]);
  return csvTable(file, decoded(file, bytes, options.encoding), options.delimiter);
}

/** A proposal in words: how the table was read, the lines as they would stand in the file, what to mend. */
export function proposalReport({ path, appended, count, said, there, left, unproved }: Proposal): string {
  const section = (title: string, lines: string[]) =>
    lines.length ? ["", `${title}:`, ...lines.map((line) => `  ${line}`)] : [];
  const numbered = (appended?.added ?? []).map((line, index) =>
    `${String((appended?.line ?? 1) + index).padStart(5)}  ${line}`.trimEnd(),
  );
  const things = `${count} ${count === 1 ? "entry" : "entries"}`;
  const lines = [
    ...said,
    ...(appended ? ["", `${things} for ${path}, from line ${appended.line}:`, "", ...numbered] : []),
    ...section("there already", there),
    ...section("left out", left),
    ...section("to mend before a check passes", unproved),
    ...(appended ? [] : ["", "nothing to add"]),
  ];
  // What a terminal would act on is spelled out.
  return lines
    .map((line) =>
      line.replace(/\p{Cc}/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`),
    )
    .join("\n");
}
