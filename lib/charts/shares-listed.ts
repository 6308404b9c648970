import * as Plot from "@observablehq/plot";
import { drawingWord, fromTo } from "../words/drawing";
import { type Frame, type Panel, textSize } from "./chart";
import type { Datum } from "./datum";
import { pattern } from "./ink";
import { intervalX } from "./interval";
import { type Label, labels } from "./labels";
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
    // An interval that is narrower than what is shown of a number has no ends to tell.
    const told = low && high && low.number !== high.number;
    const ends = told ? fromTo(low.number, high.number, language) : "";
    return { ...share, id: figure.id, name: label, reach: high?.value ?? value, ends };
  });
  const placed = rowsOf(rows, frame, { gap: 20 });
  const most = Math.max(...rows.map(({ reach }) => reach));
  const beyond = rows.flatMap(({ ends, words, reach }) => [
    textWidth(ends, text),
    ...(reach === most ? [textWidth(words, text + 1, 700)] : []),
  ]);
  const marginRight = Math.ceil(Math.max(...beyond)) + 10;
  const y = "id";
  // In ink on a line of the ground's colour, which parts it from the bar.
  const intervals = [
    { stroke: theme.paper, width: 4 },
    { stroke: theme.ink, width: 1.5 },
  ].flatMap((style) => rows.filter(({ low }) => low).map((row) => ({ row, ...style })));
  // Half is drawn where a share comes near it.
  const halved = most > 42;
  return {
    height: placed.band * rows.length + 22,
    margin: 0,
    marginLeft: placed.marginLeft,
    marginRight,
    marginBottom: 22,
    x: { domain: [0, halved ? Math.max(most, 50) : most], axis: null },
    y: placed.y(rows),
    marks: [
      pattern("rest", theme.grey, theme.paper),
      Plot.barX(rows, { x1: () => 0, x2: "value", y, fill: "colour", ...placed.inset }),
      ...(halved ? [Plot.ruleX([50], { stroke: theme.ink, strokeDasharray: "3 3" })] : []),
      intervalX(intervals, {
        x1: ({ row }) => row.low?.value,
        x2: ({ row }) => row.high?.value,
        y: ({ row }) => row.id,
        dy: placed.dy,
        stroke: "stroke",
        strokeWidth: "width",
      }),
      Plot.tickX(rows, { x: () => 0, y, stroke: theme.ink, ...placed.inset }),
      labels(
        [
          ...placed.names(rows),
          ...rows.flatMap(({ id, reach, words, ends, href, low }): Label[] => {
            const at = { x: reach, y: id, dx: 8, halo: halved };
            const apart = ends ? text - 5 : 0;
            return [
              { ...at, text: words, dy: placed.dy - apart, size: text + 1, weight: 700, href },
              { ...at, text: ends, dy: placed.dy + apart, fill: theme.muted, href: low?.href },
            ];
          }),
          ...(halved
            ? [
                {
                  text: drawingWord("half", language),
                  x: 50,
                  edge: "bottom",
                  dy: 5,
                  line: "top",
                  anchor: "middle",
                  weight: 600,
                } as const,
              ]
            : []),
          {
            text: `${drawingWord(margin.standing.derived ? "our margin" : "the margin", language)} ±${margin.number}`,
            edge: "bottom",
            dx: -placed.marginLeft,
            dy: 5,
            line: "top",
            fill: theme.muted,
            href: margin.href,
          },
        ],
        frame,
      ),
    ],
  };
}
