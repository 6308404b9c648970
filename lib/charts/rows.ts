import type * as Plot from "@observablehq/plot";
import { type Frame, textSize } from "./chart";
import type { Label } from "./labels";
import { textWidth, wrap } from "./wrap";

/** One row of a chart: what it is called, and what is said of it under its name. */
export interface NamedRow {
  id: string;
  name: string;
  aside?: string;
  /** What a page's script needs to know of it. */
  attributes?: Record<string, string>;
}

/** How rows stand in a panel: names beside their marks where a drawing has the room, over them where it has not. */
export interface Rows {
  /** How tall one row is, in pixels. */
  band: number;
  marginLeft: number;
  /** The scale of a panel with these rows. */
  y: (rows: readonly NamedRow[]) => Plot.ScaleOptions;
  /** What bars keep clear of in their band, in pixels. */
  inset: { insetTop: number; insetBottom: number };
  /** From a band's middle to that of its bar, in pixels. */
  dy: number;
  /** What a row leaves free over its name, in pixels: a name of fewer lines than others stands at its bar all the same. */
  over: (id: string | undefined) => number;
  /** The names, from `left` pixels left of the frame. */
  names: (rows: readonly NamedRow[], left?: number) => Label[];
}

/** Lays rows out, each with a bar of `thick` pixels and `gap` pixels under it. */
export function rowsOf(
  rows: readonly NamedRow[],
  { size, width, theme }: Pick<Frame, "size" | "width" | "theme">,
  { thick = size === "narrow" ? 18 : 22, gap = 16 } = {},
): Rows {
  const text = textSize(size);
  const line = Math.round(text * 1.25);
  // There may be none to be shown yet.
  const longest = Math.max(
    0,
    ...rows.flatMap(({ name, aside = "" }) => [textWidth(name, text), textWidth(aside, text)]),
  );
  const beside = size === "wide" || size === "full" || longest < width * 0.28;
  const column = beside ? Math.min(Math.ceil(longest) + 16, Math.round(width * 0.44)) : 0;
  const told = rows.map(({ id, name, aside = "", attributes }) => {
    const lines = wrap(name, beside ? column - 16 : width, text);
    // Over its bar a row's name has room beside it for what is said of it.
    const after = textWidth(name, text) + 10;
    const inline = !beside && lines.length === 1 && after + textWidth(aside, text) <= width;
    const more = aside ? wrap(aside, beside ? column - 16 : width, text) : [];
    return { id, name: lines, aside: more, after: inline ? after : null, attributes };
  });
  const heights = new Map(
    told.map(({ id, name, aside, after }) => [
      id,
      (name.length + (after === null ? aside.length : 0)) * line,
    ]),
  );
  const tall = Math.max(0, ...heights.values());
  const over = beside ? 0 : tall + 3;
  const free = (id = "") => (beside ? 0 : tall - (heights.get(id) ?? tall));
  const band = Math.max(over + thick + gap, beside ? tall + gap : 0);
  const insetTop = beside ? (band - thick) / 2 : over;
  const insetBottom = band - thick - insetTop;
  /** One part of a row's name, in its own lines and blank ones for the other's. */
  const part = (row: (typeof told)[number], key: "name" | "aside", left: number): Label[] =>
    row[key].length
      ? [
          {
            text:
              row.after === null
                ? [
                    ...row.name.map((each) => (key === "name" ? each : "")),
                    ...row.aside.map((each) => (key === "aside" ? each : "")),
                  ].join("\n")
                : row[key].join("\n"),
            y: row.id,
            line: beside ? "middle" : "top",
            dx: -left + (key === "aside" ? (row.after ?? 0) : 0),
            dy: beside ? 0 : free(row.id) - band / 2,
            fill: key === "name" ? theme.ink : theme.muted,
            attributes: row.attributes,
          },
        ]
      : [];
  return {
    band,
    marginLeft: column,
    y: (rows) => ({ type: "band", domain: rows.map(({ id }) => id), padding: 0, axis: null }),
    inset: { insetTop, insetBottom },
    dy: (insetTop - insetBottom) / 2,
    over: free,
    names: (rows, left = column) => {
      const ids = new Set(rows.map(({ id }) => id));
      return told
        .filter(({ id }) => ids.has(id))
        .flatMap((row) => [...part(row, "name", left), ...part(row, "aside", left)]);
    },
  };
}
