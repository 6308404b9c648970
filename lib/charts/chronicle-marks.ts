import * as Plot from "@observablehq/plot";
import { type Frame, textSize } from "./chart";
import type { Chronicled, Counted, Done } from "./chronicle";
import { tagEach } from "./marks";

/** The `render` of marks that carry when what they show could be known, for a page that moves the moment. */
export function known(list: readonly Done[]): Plot.RenderFunction {
  return tagEach(
    list.map(({ known, unknown }) => ({ "data-known": known, ...(unknown && { "data-unknown": "" }) })),
  );
}

/** How what is counted is drawn, dashed where it comes from outside the articles. */
export function countedDot({ counted }: Chronicled, { theme }: Frame): Plot.DotOptions {
  const dashes = counted.map(({ standing }) => ({
    "stroke-dasharray": standing.outside === "no" ? "none" : "3 2",
  }));
  return {
    fill: ({ standing }: Counted) => (standing.outside === "no" ? theme.vermilion : theme.paper),
    stroke: theme.vermilion,
    strokeWidth: 1.5,
    href: "href",
    render: tagEach(dashes),
  };
}

/** The numbers in what is counted. */
export function countedText({ theme, size }: Frame): Plot.TextOptions {
  return {
    text: ({ order }: Counted) => order,
    fontSize: textSize(size),
    fontWeight: 600,
    fill: ({ standing }: Counted) => (standing.outside === "no" ? theme.onVermilion : theme.vermilion),
    pointerEvents: "none",
  };
}

/** The stretch to look at along x. */
export function banded(
  { band }: Pick<Chronicled, "band">,
  insetTop: number,
  { theme }: Pick<Frame, "theme">,
): Plot.Markish[] {
  if (!band) return [];
  const tint = { fill: theme.vermilion, fillOpacity: 0.12, pointerEvents: "none" as const };
  return [Plot.rectX([band], { x1: "from", x2: "to", ...tint, insetTop })];
}

/** What was done, each a dot of its lane's colour: hollow where it was planned, dashed from outside, asked where its day is inferred. */
export function doneDots(
  done: readonly Done[],
  at: Pick<Plot.DotOptions, "x" | "y">,
  { theme, size }: Frame,
): Plot.Markish[] {
  const asked = done.filter(({ event }) => event.time.inferred);
  const whole = done as Done[];
  return [
    Plot.dot(whole, {
      ...at,
      r: 5,
      fill: ({ event, outside, colour }: Done) =>
        event.planned || outside || event.time.inferred ? theme.paper : colour,
      stroke: "colour",
      strokeWidth: 1.75,
      render: tagEach(
        done.map(({ known, unknown, outside }) => ({
          "data-known": known,
          ...(unknown && { "data-unknown": "" }),
          ...(outside && { "stroke-dasharray": "2.5 2" }),
        })),
      ),
    }),
    ...(asked.length
      ? [
          Plot.text(asked as Done[], {
            ...at,
            text: () => "?",
            fontSize: textSize(size),
            fontWeight: 700,
            fill: theme.ink,
            pointerEvents: "none",
            render: known(asked),
          }),
        ]
      : []),
  ];
}
