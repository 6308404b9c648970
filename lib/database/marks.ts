/** The marks of the entries that the files of a story's editions held: each edition has those that none before it had. */
import type { Tables } from "./tables";

/** Every how many editions all marks so far are kept at one place, so that no more are read for those of a thousandth. */
const gathered = 32;

/** What an edition's row holds: its own marks, or all so far. */
type Entries = string[] | { all: string[] };

/** The marks of the entries that the files of a story's editions held; null where that was not kept of the last. */
export async function heldUpTo(database: Tables, story: string, last: number): Promise<Set<string> | null> {
  const find = (from: number) =>
    database.editionLog.findMany({
      where: { story, edition: { gte: from, lte: last } },
      orderBy: { edition: "asc" },
    });
  const recent = await find(last - (last % gathered));
  if (recent.at(-1)?.edition !== last) return null;
  const first = recent[0]?.entries as Entries;
  // A database of an older program gathered none.
  const rows = Array.isArray(first) ? await find(0) : recent;
  return new Set(
    rows.flatMap((row) => {
      const entries = row.entries as Entries;
      return Array.isArray(entries) ? entries : entries.all;
    }),
  );
}

/** Stores the marks of an edition that no edition before it had. */
export async function storeMarks(
  database: Tables,
  story: string,
  edition: number,
  marks: string[],
): Promise<void> {
  const before = edition % gathered === 0 ? ((await heldUpTo(database, story, edition - 1)) ?? []) : null;
  const entries: Entries = before ? { all: [...before, ...marks] } : marks;
  await database.editionLog.create({ data: { story, edition, entries } });
}
