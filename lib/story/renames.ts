/** The ids that things of a story have had: an id is an address for ever, whatever is named anew. */

import type { Rename } from "./correction";
import { groupedBy } from "./grouped";
import type { Kind } from "./kinds";

/** Of renames, which never change: what leads on from each id, and those that led to what a thing is called. */
interface Index {
  ways: Map<string, { place: number; id: string }[]>;
  once?: Map<string, Rename[]>;
}

const indexed = new WeakMap<readonly Rename[], Index>();

const key = (kind: Kind, id: string) => `${kind} ${id}`;

function indexOf(renames: readonly Rename[]): Index {
  const known = indexed.get(renames);
  if (known) return known;
  const placed = renames.map((rename, place) => ({ ...rename, place }));
  const index: Index = { ways: groupedBy(placed, ({ kind, was }) => key(kind, was)) };
  indexed.set(renames, index);
  return index;
}

/** What a thing is called after renames, in their order, that was once called `id`. */
export function currentId(renames: readonly Rename[], kind: Kind, id: string): string {
  if (renames.length === 0) return id;
  const { ways } = indexOf(renames);
  let name = id;
  for (let last = -1; ; ) {
    const next = ways.get(key(kind, name))?.find(({ place }) => place > last);
    if (!next) return name;
    name = next.id;
    last = next.place;
  }
}

/** Every id that a thing has had after renames, its own first. */
export function idsOf(renames: readonly Rename[], kind: Kind, id: string): string[] {
  const own = currentId(renames, kind, id);
  const index = indexOf(renames);
  index.once ??= groupedBy(renames, (each) => key(each.kind, currentId(renames, each.kind, each.was)));
  return [...new Set([own, ...(index.once.get(key(kind, own)) ?? []).map(({ was }) => was)])];
}
