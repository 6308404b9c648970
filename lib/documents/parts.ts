import { LRUCache } from "lru-cache";
import type { ReactElement } from "react";
import { numberOf } from "../story/number-of";
import type { Story } from "../story/story";
import { markup } from "./html";

/** The parts that were asked for last, of every story and edition: 16 million letters at most. */
const kept = new LRUCache<string, string>({
  maxSize: 16 * 1024 * 1024,
  sizeCalculation: (part, name) => part.length + name.length,
});

/** A part of a story's pages as HTML, written once and kept for a while; `key` names everything that it is made of besides the story. */
export function keptPart(story: Story, key: readonly unknown[], element: () => ReactElement): string {
  const name = JSON.stringify([numberOf(story), key]);
  const part = kept.get(name) ?? markup(element());
  kept.set(name, part);
  return part;
}
