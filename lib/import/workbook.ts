import { formatValue, HucreError } from "hucre";
import { readXlsx } from "hucre/xlsx";
import { amount } from "../story/arithmetic";
import { didYouMean } from "../words/near";
import { type Cell, type Table, TableFaults, tableOf } from "./table";

type Sheet = Awaited<ReturnType<typeof readXlsx>>["sheets"][number];
type Value = Sheet["rows"][number][number];

/** A table from one sheet of an .xlsx workbook, the only one that holds something or the one told. Throws `TableFaults`. */
export async function workbookTable(file: string, bytes: Uint8Array, told: string | null): Promise<Table> {
  let sheets: Sheet[];
  try {
    sheets = (await readXlsx(bytes, { readStyles: true })).sheets;
  } catch (error) {
    if (!(error instanceof HucreError)) throw error;
    throw new TableFaults([
      `${file}: is no .xlsx workbook that opens without a password: save it as .xlsx or CSV`,
    ]);
  }
  const names = sheets.map(({ name }) => name);
  if (told !== null && !names.includes(told)) {
    const near = didYouMean(told, names) || `, the workbook has ${names.join(", ")}`;
    throw new TableFaults([`--sheet: no such sheet: ${told}${near}`]);
  }
  const asked = sheets.filter(({ name, rows }) => (told === null ? rows.length > 0 : name === told));
  const [sheet, ...more] = asked;
  if (!sheet) throw new TableFaults([`${file}: holds no rows`]);
  if (more.length)
    throw new TableFaults([
      `${file}: which sheet? --sheet with one of ${asked.map(({ name }) => name).join(", ")}`,
    ]);
  const grid = sheet.rows.map((cells, row) =>
    cells.map((value, column) => cellOf(value, sheet.cells?.get(`${row},${column}`)?.style?.numFmt)),
  );
  return tableOf(file, grid, "point", [`sheet ${sheet.name}`]);
}

function cellOf(value: Value, format: string | undefined): Cell {
  if (value instanceof Date) return { text: value.toISOString(), day: value.toISOString() };
  if (typeof value === "number") {
    // A spreadsheet counts with 15 digits; what is beyond them is the machine's.
    const held = amount(String(Number(value.toPrecision(15))));
    const percent = /%/.test(format ?? "");
    const number = (percent ? held.times(100) : held).toFixed();
    return { text: format ? formatValue(value, format) : number, number };
  }
  return {
    text: String(value ?? "")
      .replace(/\s+/g, " ")
      .trim(),
  };
}
