/** Queries over long lists: a database takes so many values at once. */

/** How many values of a list a query names at most. */
const most = 500;

/** What a query finds for each part of a list, together, in the list's order. */
export async function eachChunk<T, R>(list: readonly T[], query: (part: T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < list.length; from += most) {
    found.push(...(await query(list.slice(from, from + most))));
  }
  return found;
}
