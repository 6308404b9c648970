import * as Plot from "@observablehq/plot";
import { drawingWord, fromTo } from "../words/drawing";
import { type Frame, type Panel, textSize } from "./chart";
import type { Datum } from "./datum";
import { pattern } from "./ink";
import { intervalX } from "./interval";
import { type Label, labels } from "./labels";
import type { Share } from "./shares";
import { textWidth, wrap } from "./wrap";

/** How tall the bar and the row of intervals under it are, in pixels. */
const band = 52;

/** The ends of a share's interval in words; nothing where it has none. */
const endsOf = ({ low, high }: Share, language: Frame["language"]) =>
  low && high ? fromTo(low.number, high.number, language) : "";

/** Whether a bar has the room for what is said beside the intervals of two answers that meet in it. */
export function canFace(sides: readonly Share[], { size, width, language }: Frame): boolean {
  return sides.every((side) => {
    const room = ((side.low?.value ?? side.value) / 100) * width - 10;
    return textWidth(endsOf(side, language), textSize(size), 600) <= room && side.value > 10;
  });
}

/** Two answers from either end of one bar, what they leave over between them, their intervals against half. */
export function facing(
  sides: Share[],
  { rest, margin }: { rest: Datum | null; margin: Datum },
  frame: Frame,
): Panel {
  const { size, width, theme, language } = frame;
  const text = textSize(size);
  const big = size === "narrow" || size === "middle" ? 22 : 26;
  const [first, second] = sides as [Share, Share];
  const meet = textWidth(first.label, text, 600) + textWidth(second.label, text, 600) + 24 > width;
  const names = sides.map(({ label }) => (meet ? wrap(label, width / 2 - 12, text, 600) : [label]));
  const marginTop = Math.max(...names.map(({ length }) => length)) * Math.round(text * 1.25) + 8;
  const marginBottom = rest ? 26 : 6;
  const restAt = (first.value + 100 - second.value) / 2;
  const segments = [
    { value: first.value, fill: first.colour },
    ...(rest ? [{ value: rest.value, fill: "url(#rest)" }] : []),
    { value: second.value, fill: second.colour },
  ];
  // The second side's interval is drawn from the bar's other end.
  const intervals = [
    { x1: first.low?.value, x2: first.high?.value },
    { x1: 100 - (second.high?.value ?? 0), x2: 100 - (second.low?.value ?? 0) },
  ].filter((_, index) => sides[index]?.low);
  const ticks = [
    { x: 50, row: "share", stroke: first.value > 50 ? first.on : second.value > 50 ? second.on : theme.ink },
    { x: 50, row: "interval", stroke: theme.ink },
  ];
  const before = Math.min(first.low?.value ?? first.value, 50 - 1000 / width);
  const marginName = drawingWord(
    !margin.standing.derived ? "the margin" : size === "narrow" ? "our margin, short" : "our margin",
    language,
  );
  const marginLines = wrap(`${marginName} ±${margin.number}`, (before / 100) * width - 10, text);

  /** What stands at one side's end of the bar. */
  const at = (side: Share, index: number): Label[] => {
    const [anchor, edge, inward, low] = index
      ? (["end", 100, -1, 100 - (side.low?.value ?? 0)] as const)
      : (["start", 0, 1, side.low?.value ?? 0] as const);
    const fits = (side.value / 100) * width > textWidth(side.words, big, 700) + 20;
    return [
      {
        text: (names[index] ?? []).join("\n"),
        x: edge,
        dy: -5,
        anchor,
        line: "bottom",
        weight: 600,
        fill: side.colour,
      },
      {
        text: side.words,
        x: fits || !index ? edge + (fits ? 0 : side.value) : 100 - side.value,
        y: "share",
        dx: 12 * inward,
        anchor,
        size: big,
        weight: 700,
        fill: fits ? side.on : theme.ink,
        halo: !fits,
        href: side.href,
      },
      {
        text: endsOf(side, language),
        x: low,
        y: "interval",
        dx: -10 * inward,
        dy: -10,
        anchor: index ? "start" : "end",
        weight: 600,
        href: side.low?.href,
      },
    ];
  };

  return {
    height: marginTop + 2 * band + marginBottom,
    margin: 0,
    marginTop,
    marginBottom,
    x: { domain: [0, 100], axis: null },
    y: { type: "band", domain: ["share", "interval"], padding: 0, axis: null },
    marks: [
      pattern("rest", theme.grey, theme.paper),
      Plot.barX(segments, Plot.stackX({ x: "value", y: () => "share", fill: "fill" })),
      Plot.tickX(ticks, {
        x: "x",
        y: "row",
        stroke: "stroke",
        strokeWidth: 1.5,
        strokeDasharray: "3 3",
        insetBottom: 10,
      }),
      ...(rest ? [Plot.tickX([restAt], { x: (at) => at, y: () => "interval", stroke: theme.muted })] : []),
      intervalX(intervals, { x1: "x1", x2: "x2", y: () => "interval", dy: -10, stroke: theme.ink }),
      labels(
        [
          ...sides.flatMap(at),
          {
            text: drawingWord("half", language),
            x: 50,
            y: "interval",
            dy: 18,
            anchor: "middle",
            weight: 600,
          },
          {
            text: marginLines.join("\n"),
            x: before,
            y: "interval",
            dx: -10,
            line: "top",
            anchor: "end",
            fill: theme.muted,
            href: margin.href,
          },
          ...(rest
            ? [
                {
                  text: `${rest.words} ${rest.label.charAt(0).toLowerCase()}${rest.label.slice(1)}`,
                  x: restAt,
                  edge: "bottom",
                  dy: 6,
                  anchor: "middle",
                  line: "top",
                  href: rest.href,
                } as const,
              ]
            : []),
        ],
        frame,
      ),
    ],
  };
}
