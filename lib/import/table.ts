/** One cell: its words as the spreadsheet shows them, and what it holds behind them. */
export interface Cell {
  text: string;
  /** The number that a workbook's cell holds, as a decimal; a percentage's in percent. */
  number?: string;
  /** The day that a workbook's cell holds, in ISO 8601, where it is formatted as one. */
  day?: string;
}

/** A spreadsheet's rows under their header. */
export interface Table {
  /** The file's name, as faults give it. */
  file: string;
  header: string[];
  /** Each with its row's number, counted from 1 as spreadsheets do; rows without a word are left out. */
  rows: { row: number; cells: Cell[] }[];
  /** The decimal mark that the file's own form speaks for; null where it does not. */
  mark: "point" | null;
  /** How it was read, where that was a choice. */
  said: string[];
}

/** Everything that is wrong with a table, one sentence a line. */
export class TableFaults extends Error {
  constructor(readonly faults: string[]) {
    super(faults.join("\n"));
    this.name = "TableFaults";
  }
}

/** The most rows that one import takes, and that somebody can look at. */
const mostRows = 1000;

/** Grid to table: the header is the first row in which two cells or more hold words. Throws `TableFaults`. */
export function tableOf(file: string, grid: Cell[][], mark: Table["mark"], said: string[]): Table {
  const filled = (cells: Cell[]) => cells.filter(({ text }) => text !== "").length;
  const at = grid.findIndex((cells) => filled(cells) > 1);
  if (at < 0)
    throw new TableFaults([`${file}: expected a header of two columns or more, such as label and value`]);
  const header = (grid[at] ?? []).map(({ text }) => text);
  const rows = grid
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(at + 1)
    .filter(({ cells }) => filled(cells) > 0);
  if (rows.length === 0) throw new TableFaults([`${file}: expected rows under the header in row ${at + 1}`]);
  if (rows.length > mostRows)
    throw new TableFaults([`${file}: expected at most ${mostRows} rows, found ${rows.length}`]);
  const skipped = at > 0 ? [`the header is row ${at + 1}; what stands above it is not read`] : [];
  return { file, header, rows, mark, said: [...said, ...skipped] };
}
