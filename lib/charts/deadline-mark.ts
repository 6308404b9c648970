import * as Plot from "@observablehq/plot";
import { deadlineLabel } from "../story/moment";
import type { Draft } from "../story/story";
import { day } from "../words/dates";
import { say } from "../words/prose";
import { type Frame, textSize } from "./chart";
import { ofStory } from "./kept";
import type { Label } from "./labels";
import { textWidth, wrap } from "./wrap";

/** The deadline's name and day at the moment drawn, in lines no wider than `width` pixels. */
export function deadlineLines(
  story: Draft,
  { size, language, now }: Pick<Frame, "size" | "language" | "now">,
  width: number,
): string[] {
  return lines(story, say(deadlineLabel(story.deadline, now), language), textSize(size), width);
}

const lines = ofStory(({ deadline }, label: string, size: number, width: number): string[] => {
  const on = day(deadline.instant, deadline.zone, "short").replace(" ", "\u00a0");
  return wrap(`${label}, ${on}`, width, size, 600);
});

/** How much the deadline's name takes over a frame, in pixels. */
export function deadlineRoom(story: Draft, frame: Frame): number {
  return 16 + deadlineLines(story, frame, frame.width * 0.6).length * Math.round(textSize(frame.size) * 1.25);
}

/** How wide its name is there, in pixels. */
export function deadlineWidth(story: Draft, frame: Frame): number {
  const letters = textSize(frame.size);
  return Math.max(
    ...deadlineLines(story, frame, frame.width * 0.6).map((line) => textWidth(line, letters, 600)),
  );
}

/** The deadline as a rule at the right of an x axis of time, raised by `lift` pixels where other words stand there. */
export function deadlineRule(story: Draft, { theme }: Pick<Frame, "theme">, lift = 0): Plot.Markish {
  const at = Date.parse(story.deadline.instant);
  return Plot.ruleX([at], { stroke: theme.vermilion, strokeWidth: 2, insetTop: -lift });
}

/** Its name over the frame. */
export function deadlineName(story: Draft, frame: Frame, lift = 0): Label {
  return {
    text: deadlineLines(story, frame, frame.width * 0.6).join("\n"),
    x: Date.parse(story.deadline.instant),
    dx: 6,
    dy: -7 - lift,
    anchor: "end",
    line: "bottom",
    weight: 600,
    fill: frame.theme.vermilion,
  };
}

/** Of a moment, what such a mark depends on. */
export function deadlineMoves({ deadline }: Draft, now: string): string {
  return say(deadlineLabel(deadline, now), "en");
}
