import { CsvError, parse } from "csv-parse/sync";
import { type Table, TableFaults, tableOf } from "./table";

/** What may divide the cells of a text file, by name. */
export const delimiters = { comma: ",", semicolon: ";", tab: "\t" } as const;

export type Delimiter = keyof typeof delimiters;

/**
 * A table from the text of a CSV or TSV file. The delimiter is the one that divides the
 * rows into the same columns; where two do, it has to be told. Throws `TableFaults`.
 */
export function csvTable(file: string, text: string, told: Delimiter | null): Table {
  const names = told ? [told] : (Object.keys(delimiters) as Delimiter[]);
  const found = names.flatMap((name) => {
    const grid = gridOf(file, text, name);
    return grid ? [{ name, grid, fits: evenness(grid) }] : [];
  });
  const best = Math.max(0, ...found.map(({ fits }) => fits));
  const fitting = found.filter(({ fits }) => fits === best && fits > 0);
  const [first, second] = fitting;
  if (!first) {
    const broken = found.length === 0 && `${file}: its quotes do not close`;
    throw new TableFaults([
      broken || `${file}: expected columns divided by commas, semicolons or tabs, found one column`,
    ]);
  }
  if (second) {
    throw new TableFaults([
      `${file}: divided by ${first.name}s or by ${second.name}s? --delimiter ${first.name} or --delimiter ${second.name}`,
    ]);
  }
  const grid = first.grid.map((cells) => cells.map((cell) => ({ text: cell.replace(/\s+/g, " ").trim() })));
  // Where a comma is the decimal mark, spreadsheets divide cells by semicolons.
  return tableOf(file, grid, first.name === "comma" ? "point" : null, [`columns divided by ${first.name}s`]);
}

function gridOf(file: string, text: string, name: Delimiter): string[][] | null {
  try {
    return parse(text, { bom: true, delimiter: delimiters[name], relax_column_count: true }) as string[][];
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw new TableFaults([`${file}: ${(error as Error).message}`]);
  }
}

/** How well a grid stands in columns: the share of its rows that are as wide as its header; 0 for one column. */
function evenness(grid: string[][]): number {
  const rows = grid.filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const width = rows.find((cells) => cells.length > 1)?.length ?? 1;
  return width > 1 ? rows.filter((cells) => cells.length === width).length / rows.length : 0;
}
