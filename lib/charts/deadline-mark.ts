import * as Plot from "@observablehq/plot";
import { deadlineLabel } from "../story/moment";
import type { Draft } from "../story/story";
import { day } from "../words/format";
import { say } from "../words/prose";
import { type Frame, textSize } from "./chart";
import { wrap } from "./wrap";

/** The deadline's name and day at the moment drawn, in lines no wider than `width` pixels. */
export function deadlineLines(
  { deadline }: Draft,
  { size, language, now }: Pick<Frame, "size" | "language" | "now">,
  width: number,
): string[] {
  const label = say(deadlineLabel(deadline, now), language);
  const told = `${label}, ${day(deadline.instant, deadline.zone, "short").replace(" ", "\u00a0")}`;
  return wrap(told, width, textSize(size), 600);
}

/** How much the deadline's name takes over a frame, in pixels. */
export function deadlineRoom(story: Draft, frame: Frame): number {
  return 16 + deadlineLines(story, frame, frame.width * 0.6).length * Math.round(textSize(frame.size) * 1.25);
}

/**
 * The deadline at the right of an x axis of time, named over the frame, with facets over that of `fy`, raised by
 * `lift` pixels where other words stand there. What it is called depends on the moment.
 */
export function deadlineX(
  story: Draft,
  frame: Frame,
  { fy, lift = 0 }: { fy?: string; lift?: number } = {},
): Plot.Markish[] {
  const { size, width, theme } = frame;
  const at = [Date.parse(story.deadline.instant)];
  return [
    Plot.ruleX(at, { stroke: theme.vermilion, strokeWidth: 2, insetTop: -lift }),
    Plot.text(at, {
      x: (at: number) => at,
      fy: fy === undefined ? undefined : () => fy,
      frameAnchor: "top",
      text: () => deadlineLines(story, frame, width * 0.6).join("\n"),
      textAnchor: "end",
      lineAnchor: "bottom",
      lineHeight: 1.25,
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
