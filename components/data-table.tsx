import type { Cell, Table } from "@/lib/charts/chart";
import type { Story } from "@/lib/story";
import { Cites } from "./cites";

/** The table behind a picture; its rows are what links from the picture's numbers lead to. */
export function DataTable({
  table,
  story,
  prefix,
  caption,
}: {
  table: Table;
  story: Story;
  prefix: string;
  caption: string;
}) {
  return (
    <table className="w-full border-collapse text-left text-sm wrap-anywhere tabular-nums hyphens-auto">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-ink">
          {table.columns.map((column) => (
            <th key={column} scope="col" className="py-1.5 pr-4 align-bottom font-normal text-muted">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr
            key={row.id ?? index}
            id={row.id ? `${prefix}-${row.id}` : undefined}
            className="border-b border-hairline align-top"
          >
            {row.cells.map((cell, column) =>
              column === 0 ? (
                <th key={table.columns[column]} scope="row" className="py-1.5 pr-4 font-normal">
                  <Content cell={cell} story={story} />
                </th>
              ) : (
                <td key={table.columns[column]} className="py-1.5 pr-4">
                  <Content cell={cell} story={story} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Content({ cell, story }: { cell: Cell; story: Story }) {
  if (typeof cell === "string") return cell;
  const cites = cell.cites && <Cites cites={cell.cites} story={story} />;
  if (!("text" in cell)) return cites;
  return (
    <>
      {cell.text}
      {cell.note && <span className="mx-2 text-xs text-muted italic">{cell.note}</span>}
      {cites}
    </>
  );
}
