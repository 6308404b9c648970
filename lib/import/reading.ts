import { type Mark, marksOf } from "./amounts";
import type { Columns, Role, Row } from "./columns";
import { type Order, ordersOf } from "./days";
import { type Kind, lists, type Reading } from "./entry";
import { type Table, TableFaults } from "./table";

/** What may be told of how cells are read. */
export interface Told {
  mark: Mark | null;
  order: Order | null;
}

/**
 * The decimal mark and the order of dates of a whole table, each as it is told, otherwise as
 * a cell that can only be read in one way has it. Throws `TableFaults` where cells disagree,
 * or where one can be read in two ways and nothing says in which.
 */
export function settled(
  table: Table,
  rows: Row[],
  told: Told,
): Pick<Reading, "mark" | "order"> & { said: string[] } {
  const faults: string[] = [];
  const numbers = cells(rows, ["value", "n", "margin"]).map((each) => ({ ...each, ...marksOf(each.cell) }));
  const mark = decide<Mark>(
    numbers.map(({ marks, ...each }) => ({ ...each, ways: marks })),
    told.mark,
    (text) => `"${text}" may be two numbers: --decimal point or --decimal comma`,
    table.mark,
    faults,
  );
  const dates = cells(rows, ["date", "end"]).map((each) => {
    const ways = ordersOf(each.cell);
    const [first, second] = /^(\d+)[/-](\d+)/.exec(each.cell.text)?.slice(1) ?? [];
    return { ...each, ways, ambiguous: ways.length > 1 && first !== second };
  });
  const order = decide<Order>(
    dates,
    told.order,
    (text) => `"${text}" may be two days: --dates dmy or --dates mdy`,
    null,
    faults,
  );
  if (faults.length) throw new TableFaults(faults);
  return {
    mark: mark ?? "point",
    order,
    said: [
      ...(numbers.some(({ ambiguous }) => ambiguous) ? [`numbers read with a decimal ${mark}`] : []),
      ...(dates.some(({ ambiguous }) => ambiguous)
        ? [`dates read as ${order === "dmy" ? "day/month/year" : "month/day/year"}`]
        : []),
    ],
  };
}

interface Read<T> {
  row: Row;
  role: Role;
  cell: { text: string };
  ways: T[];
  ambiguous: boolean;
}

/** The one way in which all cells are read; null where none cares. What is unsettled goes to `faults`. */
function decide<T extends string>(
  all: Read<T>[],
  told: T | null,
  ask: (text: string) => string,
  otherwise: T | null,
  faults: string[],
): T | null {
  if (told) return told;
  const sure = all.filter(({ ways }) => ways.length === 1);
  const [first] = sure;
  const against = sure.find(({ ways }) => ways[0] !== first?.ways[0]);
  if (first && against) {
    const { row, role, cell } = against;
    faults.push(
      row.fault(
        role,
        `"${cell.text}" is written otherwise than "${first.cell.text}" in row ${first.row.row}`,
      ),
    );
    return null;
  }
  const way = first?.ways[0] ?? otherwise;
  if (way) return way;
  for (const { row, role, cell, ambiguous } of all)
    if (ambiguous) faults.push(row.fault(role, ask(cell.text)));
  return null;
}

function cells(rows: Row[], roles: Role[]) {
  return rows.flatMap((row) =>
    roles.flatMap((role) => {
      const cell = row.cell(role);
      return cell ? [{ row, role, cell }] : [];
    }),
  );
}

/** The kind of entries that a table's rows are, and why it was taken for that. */
export function kindOf(columns: Columns, told: string | null): { kind: Kind; said: string } {
  const kinds = Object.keys(lists) as Kind[];
  const asked = kinds.find((kind) => kind === told);
  if (told !== null && !asked) throw new TableFaults([`--as: expected ${kinds.join(", ")}, found ${told}`]);
  if (asked) return { kind: asked, said: `read as ${asked}` };
  const has = (...names: Role[]) => names.find((name) => columns.at.has(name) || columns.set.has(name));
  const polled = has("house", "n", "poll", "option");
  if (polled)
    return {
      kind: "poll",
      said: `read as poll, since it has ${polled}; --as figures or --as series reads it otherwise`,
    };
  const timed = has("series", "series-id") ?? (!has("label") ? has("date") : undefined);
  return timed
    ? {
        kind: "series",
        said: `read as series, since it has ${timed}${timed === "date" ? " and no label" : ""}; --as figures reads it otherwise`,
      }
    : { kind: "figures", said: "read as figures; --as series or --as poll reads it otherwise" };
}
