import type { Item } from "../editions/change";
import type { Kind } from "../story/kinds";
import type { Draft } from "../story/story";
import type { PrismaClient } from "./generated/sqlite/client";

/** The `until` of a row that still holds: the largest edition number there can be. */
export const open = 2_147_483_647;

/** A row of a table: an item and the editions that it holds from and until. */
export type Row = Item & { story: string; place: number; from: number; until: number };

/** What the tables have in common; Prisma gives each its own type. */
interface Table {
  findMany(query: object): Promise<Row[]>;
  updateMany(query: object): Promise<unknown>;
  deleteMany(query: object): Promise<unknown>;
}

/** The tables of a client or of a transaction. */
export type Tables = Pick<PrismaClient, "turn" | "edition" | "editionLog" | "change" | "rename" | Kind>;

/** A table of a client or of a transaction. */
export function table(database: Pick<PrismaClient, Kind>, name: Kind): Table {
  return database[name] as unknown as Table;
}

/** The condition for the rows that hold at an edition. */
export function at(story: string, edition: number) {
  return { story, from: { lte: edition }, until: { gt: edition } };
}

/** How many rows are read at once: of what a query makes of each most is thrown away, and that sooner. */
const most = 1000;

/** A kind's items at an edition, in their order. */
export async function itemsAt(
  database: Pick<PrismaClient, Kind>,
  name: Kind,
  story: string,
  edition: number,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let last = -1; ; ) {
    const where = { ...at(story, edition), place: { gt: last } };
    const rows = await table(database, name).findMany({ where, orderBy: { place: "asc" }, take: most });
    for (const row of rows) items.push(itemOf(row));
    if (rows.length < most) return items;
    last = rows.at(-1)?.place ?? last;
  }
}

/** The story that items make. They were checked before they were written. */
export function fromItems(slug: string, items: Record<Kind, Item[]>): Draft {
  const { id: _story, ...story } = items.story[0] as Item;
  const { id: _deadline, ...deadline } = items.deadline[0] as Item;
  return {
    slug,
    ...story,
    deadline,
    sources: items.source,
    figures: items.figure,
    events: items.event,
    positions: items.position,
    charts: items.chart,
    issues: items.sourceIssue,
  } as unknown as Draft;
}

/** A row's item. */
export function itemOf({ story: _story, place: _place, from: _from, until: _until, ...item }: Row): Item {
  return item;
}
