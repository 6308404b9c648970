import type { ReactElement } from "react";
import type { Story } from "../story/story";
import { markup } from "./html";

const kept = new WeakMap<Story, Map<string, string>>();

/**
 * A part of a story's pages as HTML, written out once for as long as the story is kept;
 * `key` names everything that it is made of besides the story.
 */
export function keptPart(story: Story, key: readonly unknown[], element: () => ReactElement): string {
  const parts = kept.get(story) ?? new Map<string, string>();
  kept.set(story, parts);
  const name = JSON.stringify(key);
  const part = parts.get(name) ?? markup(element());
  parts.set(name, part);
  return part;
}
