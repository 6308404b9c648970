import type { Cell, Table } from "@/lib/charts/chart";
import type { Story } from "@/lib/story/story";
import { Cites } from "./cites";
import type { Links } from "./links";

interface Props {
  table: Table;
  story: Story;
  links: Links;
  /** What row ids begin with, so that they are one document's own. */
  prefix: string;
  caption: string;
}

/** The table behind a picture; its rows are what links from the picture's numbers lead to. */
export function DataTable({ table, story, links, prefix, caption }: Props) {
  return (
    <table className="data-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={row.id ?? index} id={row.id ? `${prefix}-${row.id}` : undefined}>
            {row.cells.map((cell, column) =>
              column === 0 ? (
                <th key={table.columns[column]} scope="row">
                  <Content cell={cell} story={story} links={links} />
                </th>
              ) : (
                <td key={table.columns[column]}>
                  <Content cell={cell} story={story} links={links} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Content({ cell, story, links }: { cell: Cell; story: Story; links: Links }) {
  if (typeof cell === "string") return cell;
  const cites = cell.cites && <Cites cites={cell.cites} story={story} links={links} />;
  if (!("text" in cell)) return cites;
  return (
    <>
      {cell.text} {cell.note && <span className="cell-note"> {cell.note} </span>}
      {cites}
    </>
  );
}
