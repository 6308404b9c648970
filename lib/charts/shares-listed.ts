import * as Plot from "@observablehq/plot";
import { drawingWord, fromTo } from "../words/drawing";
import { type Frame, type Panel, textSize } from "./chart";
import type { Datum } from "./datum";
import { pattern } from "./ink";
import { intervalX } from "./interval";
import { rowsOf } from "./rows";
import type { Share } from "./shares";
import { textWidth } from "./wrap";

interface Row extends Share {
  id: string;
  name: string;
  reach: number;
  ends: string;
}

/** Three answers and more, one under the other, each with its interval; what they leave over last. */
export function listed(
  answers: Share[],
  { rest, margin }: { rest: Datum | null; margin: Datum },
  frame: Frame,
): Panel {
  const { size, theme, language } = frame;
  const text = textSize(size);
  const all: Share[] = [
    ...answers,
    ...(rest ? [{ ...rest, colour: "url(#rest)", on: theme.ink, low: null, high: null }] : []),
  ];
  const rows = all.map((share): Row => {
    const { low, high, value, figure, label } = share;
    const ends = low && high ? fromTo(low.number, high.number, language) : "";
    return { ...share, id: figure.id, name: label, reach: high?.value ?? value, ends };
  });
  const placed = rowsOf(rows, frame, { gap: 20 });
  const marginRight = Math.ceil(Math.max(...rows.map(({ ends }) => textWidth(ends, text)))) + 10;
  const most = Math.max(...rows.map(({ reach }) => reach));
  const y = "id";
  return {
    height: placed.band * rows.length + 22,
    margin: 0,
    marginLeft: placed.marginLeft,
    marginRight,
    marginBottom: 22,
    x: { domain: [0, most > 42 ? Math.max(most, 50) : most], axis: null },
    y: placed.y(rows),
    marks: [
      pattern("rest", theme.grey, theme.paper),
      ...placed.names(rows),
      Plot.barX(rows, { x1: () => 0, x2: "value", y, fill: "colour", ...placed.inset }),
      ...(most > 42
        ? [
            Plot.ruleX([50], { stroke: theme.ink, strokeDasharray: "3 3" }),
            Plot.text([drawingWord("half", language)], {
              x: () => 50,
              frameAnchor: "bottom",
              lineAnchor: "top",
              dy: 5,
              fontSize: text,
              fontWeight: 600,
              fill: theme.ink,
            }),
          ]
        : []),
      ...[theme.paper, theme.ink].map((stroke, over) =>
        intervalX(
          rows.filter(({ low }) => low),
          {
            x1: (row: Row) => row.low?.value,
            x2: (row: Row) => row.high?.value,
            y,
            dy: placed.dy,
            stroke,
            strokeWidth: over ? 1.5 : 4,
          },
        ),
      ),
      ...[rows.filter(({ ends }) => ends), rows.filter(({ ends }) => !ends)].map((alike, alone) =>
        Plot.text(alike, {
          x: "reach",
          y,
          text: "words",
          textAnchor: "start",
          dx: 8,
          dy: placed.dy - (alone ? 0 : text - 5),
          fontSize: text + 1,
          fontWeight: 700,
          fill: theme.ink,
          href: "href",
        }),
      ),
      Plot.text(
        rows.filter(({ ends }) => ends),
        {
          x: "reach",
          y,
          text: "ends",
          textAnchor: "start",
          dx: 8,
          dy: placed.dy + (text - 5),
          fontSize: text,
          fill: theme.muted,
          href: (row: Row) => row.low?.href,
        },
      ),
      Plot.tickX(rows, { x: () => 0, y, stroke: theme.ink, strokeWidth: 1, ...placed.inset }),
      Plot.text([margin], {
        frameAnchor: "bottom-left",
        lineAnchor: "top",
        dx: -placed.marginLeft,
        dy: 5,
        text: ({ standing, number }: Datum) =>
          `${drawingWord(standing.derived ? "our margin" : "the margin", language)} ±${number}`,
        fontSize: text,
        fill: theme.muted,
        href: "href",
      }),
    ],
  };
}
