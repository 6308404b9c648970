/** Corrections that were wrong themselves: which a later one takes back, and what it says of them. */

import { type Corrected, type Correction, nameOf, type Returned, type Text } from "../story/story";

interface Step {
  correction: Correction;
  item: Corrected;
}

/** The corrections of a whole story, newest first as they are given, each with what it takes back. */
export function traced(corrections: readonly Correction[]): Correction[] {
  return followed(corrections).told;
}

/** The same without those that a later one takes back, and without what it takes back of the others. */
export function standing(corrections: readonly Correction[]): Correction[] {
  const { told, gone } = followed(corrections);
  return told.flatMap((correction) => {
    const items = correction.items.filter((item) => !gone.has(item));
    const own = items.filter(({ derived }) => !derived);
    // What was derived from what is taken back goes with it.
    const whole = correction.items.every(({ derived }) => derived);
    return own.length || (whole && items.length) ? [{ ...correction, items }] : [];
  });
}

/** Every thing's way through a story's corrections, and the items that are taken back on it. */
function followed(corrections: readonly Correction[]): { told: Correction[]; gone: Set<Corrected> } {
  const ways = new Map<string, Step[]>();
  const gone = new Set<Corrected>();
  const told = corrections.toReversed().map((correction): Correction => {
    const items = correction.items.map((item) => {
      const way = ways.get(nameOf(item)) ?? [];
      const loop = loopOf(way, { correction, item });
      for (const step of loop) gone.add(step.item);
      const own = loop.length ? { ...item, returned: returned(loop, loop.length === way.length) } : item;
      ways.set(nameOf(item), [...way, { correction, item: own }]);
      return own;
    });
    return { ...correction, items };
  });
  return { told: told.toReversed(), gone };
}

/**
 * The end of a thing's way that a correction leads back over, to the words before it. The world's own moves are no
 * loop; but an update may have been wrong itself, and is taken back by the next words.
 */
function loopOf(way: Step[], { correction, item }: Step): Step[] {
  const corrects = ({ reason }: Correction) => reason !== "update" && reason !== "retraction";
  if (!corrects(correction) || !item.now) return [];
  let from = way.length;
  let next: Text = item.was;
  for (let at = way.length - 1; at >= 0; at -= 1) {
    const step = way[at] as Step;
    if (!step.item.now || !same(step.item.now, next)) break;
    const last = at === way.length - 1;
    if (!corrects(step.correction) && !(last && same(step.item.was, item.now))) break;
    if (same(step.item.was, item.now)) from = at;
    if (!corrects(step.correction)) break;
    next = step.item.was;
  }
  return way.slice(from);
}

/** What is said of a loop: of its steps those are wrong that led away from where it ends. */
function returned(loop: Step[], whole: boolean): Returned {
  const words = (loop[0] as Step).item.was;
  const wrong = loop.filter(({ item }) => item.now && !same(item.now, words)).toReversed();
  // Titles and summaries may have been reworded before without a word of explanation.
  const claims = ["figure", "event", "deadline", "position"].includes((loop[0] as Step).item.kind);
  return {
    wrong: wrong.map(({ correction: { publishedAt, reason } }) => ({ publishedAt, reason })),
    first: whole && claims,
  };
}

function same(a: Text, b: Text): boolean {
  return a.en === b.en && a.ko === b.ko && a.ja === b.ja;
}
