/** Queries over long lists: a database takes so many values at once. */

/** How many values of a list a query names, and how many rows it writes, at most. */
const most = 500;

/** What a query finds for each part of a list, together, in the list's order. */
export async function eachChunk<T, R>(list: readonly T[], query: (part: T[]) => Promise<R[]>): Promise<R[]> {
  const found: R[][] = [];
  await inChunks(list, async (part) => found.push(await query(part)));
  return found.flat();
}

/** Does something with each part of a list, one after the other. */
export async function inChunks<T>(list: readonly T[], work: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < list.length; from += most) await work(list.slice(from, from + most));
}
