/** Corrections that were wrong themselves: which a later one takes back, and what it says of them. */

import type { Corrected, Correction, Returned } from "../story/correction";
import type { Text } from "../story/text";

/** One thing in one correction. */
export interface Step {
  correction: Pick<Correction, "publishedAt" | "reason">;
  item: Pick<Corrected, "kind" | "was" | "now">;
}

/**
 * The end of a thing's way, oldest first, that a step leads back over, to the words before it; none where it leads on.
 * The world's own moves are no loop; but an update may have been wrong itself, and is taken back by the next words.
 */
export function loopOf<S extends Step>(way: readonly S[], { correction, item }: Step): S[] {
  const corrects = ({ reason }: Step["correction"]) => reason !== "update" && reason !== "retraction";
  if (!corrects(correction) || !item.now) return [];
  let from = way.length;
  let next: Text = item.was;
  for (let at = way.length - 1; at >= 0; at -= 1) {
    const step = way[at] as S;
    if (!step.item.now || !same(step.item.now, next)) break;
    const last = at === way.length - 1;
    if (!corrects(step.correction) && !(last && same(step.item.was, item.now))) break;
    if (same(step.item.was, item.now)) from = at;
    if (!corrects(step.correction)) break;
    next = step.item.was;
  }
  return way.slice(from);
}

/** What is said of a loop, `whole` where nothing was before it: of its steps those are wrong that led away from where it ends. */
export function returned(loop: readonly Step[], whole: boolean): Returned {
  const { kind, was: words } = (loop[0] as Step).item;
  const wrong = loop.filter(({ item }) => item.now && !same(item.now, words)).toReversed();
  // Titles and summaries may have been reworded before without a word of explanation.
  const claims = ["figure", "event", "deadline", "position"].includes(kind);
  return {
    wrong: wrong.map(({ correction: { publishedAt, reason } }) => ({ publishedAt, reason })),
    first: whole && claims,
  };
}

function same(a: Text, b: Text): boolean {
  return a.en === b.en && a.ko === b.ko && a.ja === b.ja;
}
