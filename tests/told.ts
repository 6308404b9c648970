import type { Corrected, Correction } from "../lib/story/correction";
import { nameOf } from "../lib/story/kinds";
import { loopOf, returned, type Step } from "../lib/words/taken-back";

interface Told extends Step {
  item: Corrected;
}

/** Corrections, newest first, as they are told once all are published: each with what it takes back, and which things stand no longer. */
export function told(corrections: Correction[]): { all: Correction[]; gone: Set<string> } {
  const ways = new Map<string, Told[]>();
  const gone = new Set<string>();
  const all = corrections.toReversed().map((correction) => ({
    ...correction,
    items: correction.items.map((item) => {
      const way = ways.get(nameOf(item)) ?? [];
      const loop = loopOf(way, { correction, item });
      for (const step of loop) gone.add(`${step.correction.publishedAt} ${nameOf(step.item)}`);
      ways.set(nameOf(item), [...way, { correction, item }]);
      return loop.length ? { ...item, returned: returned(loop, loop.length === way.length) } : item;
    }),
  }));
  return { all: all.toReversed(), gone };
}

/** Those that stand. */
export function standing(corrections: Correction[]): Correction[] {
  const { all, gone } = told(corrections);
  return all
    .map((each) => ({
      ...each,
      items: each.items.filter((item) => !gone.has(`${each.publishedAt} ${nameOf(item)}`)),
    }))
    .filter(({ items }) => items.length);
}
