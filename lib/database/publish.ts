import { isDeepStrictEqual } from "node:util";
import type { Draft } from "../story";
import type { PrismaClient } from "./generated/client";
import { at, type Item, itemOf, open, type TableName, table, tables, toItems } from "./tables";

/** One item that an edition adds, changes or takes away. */
export interface Change {
  kind: TableName;
  id: string;
  action: "added" | "changed" | "removed";
  before: Item | null;
  after: Item | null;
}

/** What a publication did: the open edition's number after it, and what differs from the one before. */
export interface Publication {
  story: string;
  edition: number;
  changes: Change[];
}

/**
 * Makes the stories' next editions in one transaction: closes the rows that no longer
 * hold, adds the ones that do, records the changes. A story that says what its open
 * edition says gets no new one. `now` dates the editions.
 */
export async function publish(database: PrismaClient, drafts: Draft[], now: Date): Promise<Publication[]> {
  return database.$transaction(
    async (transaction) => {
      // The first statement writes, so that two seeds wait for each other before either reads.
      await transaction.edition.updateMany({ where: { number: 0 }, data: { number: 0 } });
      const published: Publication[] = [];
      for (const draft of drafts) published.push(await publishOne(transaction as PrismaClient, draft, now));
      return published;
    },
    { maxWait: 15_000, timeout: 60_000 },
  );
}

async function publishOne(transaction: PrismaClient, draft: Draft, now: Date): Promise<Publication> {
  const { slug: story } = draft;
  const { edition: last, changes, moves } = await difference(transaction, draft);
  if (moves.length === 0) return { story, edition: last, changes };

  const edition = last + 1;
  await transaction.edition.create({ data: { story, number: edition, publishedAt: now } });
  for (const { name, closing, opening } of moves) {
    await table(transaction, name).updateMany({
      where: { story, id: { in: closing }, until: open },
      data: { until: edition },
    });
    await table(transaction, name).createMany({
      data: opening.map(({ item, place }) => stored({ ...item, story, place, from: edition, until: open })),
    });
  }
  await transaction.change.createMany({
    data: changes.map(({ before, after, ...change }) => ({
      ...change,
      story,
      edition,
      ...(before && { before: stored(before) }),
      ...(after && { after: stored(after) }),
    })),
  });
  return { story, edition, changes };
}

/** The rows of one table that an edition closes, by id, and the ones that it opens. */
interface Move {
  name: TableName;
  closing: string[];
  opening: { item: Item; place: number }[];
}

/** How a draft differs from its story's open edition, whose number is 0 when there is none. */
export async function difference(
  database: Pick<PrismaClient, "edition" | TableName>,
  draft: Draft,
): Promise<{ edition: number; changes: Change[]; moves: Move[] }> {
  const { slug: story } = draft;
  const last = await database.edition.findFirst({ where: { story }, orderBy: { number: "desc" } });
  const edition = last?.number ?? 0;
  const items = toItems(draft);
  const changes: Change[] = [];
  const moves: Move[] = [];
  for (const name of tables) {
    const rows = await table(database, name).findMany({ where: at(story, edition) });
    const held = new Map(rows.map((row) => [row.id, row]));
    const move: Move = { name, closing: [], opening: [] };
    for (const [place, item] of items[name].entries()) {
      const row = held.get(item.id);
      held.delete(item.id);
      const same = row !== undefined && isDeepStrictEqual(stored(itemOf(row)), stored(item));
      if (same && row.place === place) continue;
      if (row) move.closing.push(item.id);
      move.opening.push({ item, place });
      if (same) continue;
      const before = row ? itemOf(row) : null;
      changes.push({ kind: name, id: item.id, action: row ? "changed" : "added", before, after: item });
    }
    for (const row of held.values()) {
      move.closing.push(row.id);
      changes.push({ kind: name, id: row.id, action: "removed", before: itemOf(row), after: null });
    }
    if (move.closing.length || move.opening.length) moves.push(move);
  }
  return { edition, changes, moves };
}

/** An item as its table stores it: columns without a value left out, keys of JSON in one order. */
function stored(item: Record<string, unknown>): { [key: string]: never } {
  const ordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(ordered);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, each]) => [key, ordered(each)]),
    );
  };
  const columns = Object.entries(item).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(columns.map(([key, value]) => [key, ordered(value)])) as { [key: string]: never };
}
