import * as Plot from "@observablehq/plot";
import { deadlineLabel } from "../story/moment";
import type { Draft } from "../story/story";
import { day } from "../words/format";
import { say } from "../words/prose";
import { type Frame, textSize } from "./chart";

/**
 * The deadline at the right of an x axis of time, named over the frame, with facets over that of `fy`, raised by
 * `lift` pixels where other words stand there. What it is called depends on the moment.
 */
export function deadlineX(
  { deadline }: Draft,
  { size, theme, language, now }: Frame,
  { fy, lift = 0 }: { fy?: string; lift?: number } = {},
): Plot.Markish[] {
  const at = Date.parse(deadline.instant);
  const label = say(deadlineLabel(deadline, now), language);
  return [
    Plot.ruleX([at], { stroke: theme.vermilion, strokeWidth: 2, insetTop: -lift }),
    Plot.text([at], {
      x: (at: number) => at,
      fy: fy === undefined ? undefined : () => fy,
      frameAnchor: "top",
      text: () => `${label}, ${day(deadline.instant, deadline.zone, "short")}`,
      textAnchor: "end",
      lineAnchor: "bottom",
      dx: 6,
      dy: -9 - lift,
      fontSize: textSize(size),
      fontWeight: 600,
      fill: theme.vermilion,
    }),
  ];
}

/** Of a moment, what such a mark depends on. */
export function deadlineMoves({ deadline }: Draft, now: string): string {
  return say(deadlineLabel(deadline, now), "en");
}
