import * as Plot from "@observablehq/plot";
import { drawingWord, fromTo } from "../words/drawing";
import { type Frame, type Panel, textSize } from "./chart";
import type { Datum } from "./datum";
import { pattern } from "./ink";
import { intervalX } from "./interval";
import type { Share } from "./shares";
import { textWidth, wrap } from "./wrap";

/** How tall the bar and the row of intervals under it are, in pixels. */
const band = 52;

/** Two answers from either end of one bar, what they leave over between them, their intervals against half. */
export function facing(
  sides: Share[],
  { rest, margin }: { rest: Datum | null; margin: Datum },
  { size, width, theme, language }: Frame,
): Panel {
  const text = textSize(size);
  const big = size === "narrow" || size === "middle" ? 22 : 26;
  const [first, second] = sides as [Share, Share];
  const meet = textWidth(first.label, text, 600) + textWidth(second.label, text, 600) + 24 > width;
  const names = sides.map(({ label }) => (meet ? wrap(label, width / 2 - 12, text, 600) : [label]));
  const marginTop = Math.max(...names.map(({ length }) => length)) * Math.round(text * 1.25) + 8;
  const restAt = (first.value + 100 - second.value) / 2;
  const segments = [
    { value: first.value, fill: first.colour },
    ...(rest ? [{ value: rest.value, fill: "url(#rest)" }] : []),
    { value: second.value, fill: second.colour },
  ];
  // The second side's interval is drawn from the bar's other end.
  const intervals = [
    { row: "interval", x1: first.low?.value, x2: first.high?.value },
    { row: "interval", x1: 100 - (second.high?.value ?? 0), x2: 100 - (second.low?.value ?? 0) },
  ].filter((_, index) => sides[index]?.low);
  const half = first.value > 50 ? first.on : second.value > 50 ? second.on : theme.ink;
  const aside = { y: () => "interval", fontSize: text, lineHeight: 1.25 };
  const roomLeft = ((first.low?.value ?? first.value) / 100) * width - 10;
  const marginName = drawingWord(
    !margin.standing.derived ? "the margin" : size === "narrow" ? "our margin, short" : "our margin",
    language,
  );
  const marginLines = wrap(`${marginName} ±${margin.number}`, Math.min(roomLeft, width / 2 - 20), text);
  const restLabel = rest && `${rest.words} ${rest.label.charAt(0).toLowerCase()}${rest.label.slice(1)}`;

  /** What stands at one side's end of the bar. */
  const at = (side: Share, lines: string[]): Plot.Markish[] => {
    const isFirst = side === first;
    const fits = (side.value / 100) * width > textWidth(side.words, big, 700) + 20;
    const end = isFirst ? side.value : 100 - side.value;
    const outward = isFirst ? 1 : -1;
    return [
      Plot.text([side], {
        x: isFirst ? () => 0 : () => 100,
        frameAnchor: "top",
        text: () => lines.join("\n"),
        textAnchor: isFirst ? "start" : "end",
        lineAnchor: "bottom",
        lineHeight: 1.25,
        dy: -7,
        fontSize: text,
        fontWeight: 600,
        fill: side.colour,
      }),
      Plot.text([side], {
        x: fits ? (isFirst ? () => 0 : () => 100) : () => end,
        y: () => "share",
        text: "words",
        textAnchor: isFirst ? "start" : "end",
        dx: 12 * outward,
        fontSize: big,
        fontWeight: 700,
        fill: fits ? side.on : theme.ink,
        stroke: fits ? undefined : theme.paper,
        href: "href",
      }),
    ];
  };
  const ends = ({ low, high }: Share) => (low && high ? fromTo(low.number, high.number, language) : "");

  return {
    height: marginTop + 2 * band + (rest ? 26 : 6),
    margin: 0,
    marginTop,
    marginBottom: rest ? 26 : 6,
    x: { domain: [0, 100], axis: null },
    y: { type: "band", domain: ["share", "interval"], padding: 0, axis: null },
    marks: [
      pattern("rest", theme.grey, theme.paper),
      Plot.barX(segments, Plot.stackX({ x: "value", y: () => "share", fill: "fill" })),
      ...sides.flatMap((side, index) => at(side, names[index] ?? [])),
      Plot.tickX(["share", "interval"], {
        x: () => 50,
        y: (row: string) => row,
        stroke: (row: string) => (row === "share" ? half : theme.ink),
        strokeWidth: 1.5,
        strokeDasharray: "3 3",
        insetBottom: 10,
      }),
      Plot.text([drawingWord("half", language)], {
        ...aside,
        x: () => 50,
        lineAnchor: "bottom",
        dy: band / 2,
        fontWeight: 600,
        fill: theme.ink,
      }),
      intervalX(intervals, { x1: "x1", x2: "x2", y: "row", dy: -10, stroke: theme.ink }),
      Plot.text([first], {
        ...aside,
        x: (side: Share) => side.low?.value,
        text: ends,
        textAnchor: "end",
        dx: -10,
        dy: -10,
        fontWeight: 600,
        fill: theme.ink,
        href: (side: Share) => side.low?.href,
      }),
      Plot.text([second], {
        ...aside,
        x: (side: Share) => 100 - (side.low?.value ?? Number.NaN),
        text: ends,
        textAnchor: "start",
        dx: 10,
        dy: -10,
        fontWeight: 600,
        fill: theme.ink,
        href: (side: Share) => side.low?.href,
      }),
      Plot.text([margin], {
        ...aside,
        x: () => Math.min(first.low?.value ?? first.value, 50 - 1000 / width),
        text: () => marginLines.join("\n"),
        textAnchor: "end",
        lineAnchor: "top",
        dx: -10,
        dy: 0,
        fill: theme.muted,
        href: "href",
      }),
      ...(rest
        ? [
            Plot.tickX([rest], { x: () => restAt, y: () => "interval", stroke: theme.muted, strokeWidth: 1 }),
            Plot.text([rest], {
              x: () => restAt,
              frameAnchor: "bottom",
              text: () => restLabel,
              lineAnchor: "top",
              dy: 6,
              fontSize: text,
              fill: theme.ink,
              href: "href",
            }),
          ]
        : []),
    ],
  };
}
