import * as Plot from "@observablehq/plot";
import { type Frame, textSize } from "./chart";
import type { Chronicled, Counted, Done } from "./chronicle";
import { held, heldAttributes } from "./held";
import { dashed } from "./ink";
import { tagEach } from "./renders";

/** How what is counted is drawn, dashed where it comes from outside the articles. */
export function countedDot({ counted }: Chronicled, { theme, now }: Frame): Plot.DotOptions {
  const parts = counted.map((each) => ({ ...heldAttributes(each, now), ...dashed(each.standing) }));
  return {
    fill: ({ standing }: Counted) => (standing.outside === "no" ? theme.vermilion : theme.paper),
    stroke: theme.vermilion,
    strokeWidth: 1.5,
    href: "href",
    render: tagEach(parts),
  };
}

/** The numbers in what is counted. */
export function countedText({ counted }: Chronicled, { theme, size, now }: Frame): Plot.TextOptions {
  return {
    text: ({ order }: Counted) => order,
    fontSize: textSize(size),
    fontWeight: 600,
    fill: ({ standing }: Counted) => (standing.outside === "no" ? theme.onVermilion : theme.vermilion),
    pointerEvents: "none",
    render: held(counted, now),
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
  return [Plot.rectX([band], { x1: "begins", x2: "ends", ...tint, insetTop })];
}

/** What was done, each a dot of its lane's colour: hollow where it was planned, dashed from outside, asked where its day is inferred. */
export function doneDots(
  done: readonly Done[],
  at: Pick<Plot.DotOptions, "x" | "y">,
  { theme, size, now }: Frame,
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
        done.map((each) => ({
          ...heldAttributes(each, now),
          ...(each.outside && { "stroke-dasharray": "2.5 2" }),
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
            render: held(asked, now),
          }),
        ]
      : []),
  ];
}
