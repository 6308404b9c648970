/** Lists of things by their ids, each list indexed once, so that a story of thousands is not gone through for each. */

interface Index {
  length: number;
  places: Map<string, number>;
}

const indexed = new WeakMap<readonly { id: string }[], Index>();

function indexOf(items: readonly { id: string }[]): Index {
  const places = new Map<string, number>();
  for (const [place, { id }] of items.entries()) if (!places.has(id)) places.set(id, place);
  const index = { length: items.length, places };
  indexed.set(items, index);
  return index;
}

/** Where the item with an id stands in a list, the first of several; -1 where none does. */
export function placeOf(items: readonly { id: string }[], id: string): number {
  const known = indexed.get(items);
  // A list that has grown since is another one.
  const { places } = known?.length === items.length ? known : indexOf(items);
  return places.get(id) ?? -1;
}

/** The item with an id, the first of several; undefined where there is none. */
export function byId<T extends { id: string }>(items: readonly T[], id: string): T | undefined {
  return items[placeOf(items, id)];
}
