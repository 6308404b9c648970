/** How tall an embed is, as a browser laid it out, and how much room a code reserves for it. */

import type { Asked } from "./addresses";

/** Heights of an embed's document by the width of its frame, both in CSS pixels. */
export type Heights = Record<number, number>;

/** The widths that are laid out: phones, what lies between, columns; each side of where a drawing changes. */
export const laidOut = [320, 340, 360, 380, 400, 419, 420, 450, 480, 520, 560, 600, 629, 630, 650, 680, 720];

/** The padding of a dark ground or one that follows the reader, in pixels. */
export const groundPadding = 12;

/** What the foot of a pinned embed says more, in pixels. */
const footLine = 16;

/** What another system's typefaces may need more: a line. */
const allowance = 20;

/** The height that holds the document in a frame of a width: that of the nearest widths on either side. */
export function heightAt(heights: Heights, width: number): number {
  const known = laidOut.filter((each) => heights[each] !== undefined);
  const below = known.findLast((each) => each <= width) ?? known[0];
  const above = known.find((each) => each >= width) ?? known.at(-1);
  return Math.max(...[below, above].map((each) => heights[each as number] ?? 0)) + allowance;
}

/** The height that holds it in a frame of any width up to a limit. */
export function heightUpTo(heights: Heights, limit: number): number {
  return Math.max(...laidOut.filter((each) => each <= limit).map((each) => heightAt(heights, each)));
}

/** What a code reserves for a column: the height in it, and in every narrower frame. */
export interface Room {
  narrow: number;
  column: number;
}

/** Widths of an article's column, the widest first; what is wider is not drawn larger. */
export const columns = [720, 640, 560, 480];

/** The room that a code reserves for a column, which may be some pixels narrower than its name. */
export function roomIn(
  heights: Heights,
  width: number,
  { theme, pinned }: Pick<Asked, "theme" | "pinned">,
): Room {
  const padding = theme === "dark" || theme === "auto" ? groundPadding : 0;
  const more = padding + (pinned === null ? 0 : footLine);
  const within = (width: number) => width - 2 * padding;
  return {
    narrow: heightUpTo(heights, within(Math.min(width, 629))) + more,
    column: Math.max(heightAt(heights, within(width)), heightAt(heights, within(width - 10))) + more,
  };
}

/** Heights of an embed at the story's own moment and, for one that ticks, once its outcome is known. */
export interface Laid {
  still: Heights;
  live: Heights | null;
}
