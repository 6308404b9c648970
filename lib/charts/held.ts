/** What a drawing shows only for some time: what could not be known of yet, what has been overtaken. */
import type * as Plot from "@observablehq/plot";
import { happenedBy } from "../story/moment";
import type { Draft, Figure } from "../story/story";
import type { Frame } from "./chart";
import { ofStory } from "./kept";
import { tagEach } from "./renders";

/** From and until when something drawn holds, in UTC; null for ever. */
export interface Held {
  from: string | null;
  until: string | null;
}

/** Whether something holds at a moment. */
export function holds({ from, until }: Held, now: string): boolean {
  return (from === null || from <= now) && (until === null || now < until);
}

/** What is drawn of several things: with replay all, and those that do not hold hidden. */
export function shownAt<Thing extends Held>(
  things: Thing[],
  { now, replay }: Pick<Frame, "now" | "replay">,
): Thing[] {
  return things.filter((thing) => replay || holds(thing, now));
}

/** How a part says when it holds, for a page that moves the moment; nothing of what holds for ever. */
export function heldAttributes(held: Held, now: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (held.from) attributes["data-known"] = held.from;
  if (held.until) attributes["data-until"] = held.until;
  if (!holds(held, now)) attributes["data-unknown"] = "";
  return attributes;
}

/** The `render` of a mark whose parts say so. */
export function held(list: readonly Held[], now: string): Plot.RenderFunction {
  return tagEach(list.map((each) => heldAttributes(each, now)));
}

/** When a figure holds: from when what it tells of its time could be known. */
export function figureHeld(figure: Figure, { sources }: Pick<Draft, "sources">): Held {
  return { from: happenedBy(figure, sources), until: null };
}

const happenings = ofStory((story) => story.figures.map((figure) => happenedBy(figure, story.sources)));

/** Of a moment, what a drawing of dated figures depends on: how much had happened. */
export function figureMoves(story: Draft, now: string): string {
  return String(happenings(story).filter((at) => at === null || at <= now).length);
}
