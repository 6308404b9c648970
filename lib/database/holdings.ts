/** Which editions a database holds. */
import { existsSync } from "node:fs";
import { databaseFile, databaseUrl } from "../settings/database-url";
import { openDatabase } from "./client";
import type { Tables } from "./tables";

/** An edition and the moment that it is seen from, in UTC. */
export interface Holding {
  story: string;
  edition: number;
  publishedAt: string;
}

/** Looks at what a database holds when a transaction has its turn to write to it; throws where that may not be. */
export type Turn = (held: Holding[]) => void;

/** Every edition of a database, those that wait for their minute too, by story and number. */
export async function holdingsOf(database: Pick<Tables, "edition">): Promise<Holding[]> {
  const rows = await database.edition.findMany({
    // What a database of an older program has as well.
    select: { story: true, number: true, publishedAt: true },
    orderBy: [{ story: "asc" }, { number: "asc" }],
  });
  return rows.map(({ story, number, publishedAt }) => ({
    story,
    edition: number,
    publishedAt: publishedAt.toISOString(),
  }));
}

/** The same of the database at an address; none where there is no file, which is not made, or none of its tables. */
export async function holdingsAt(url = databaseUrl()): Promise<Holding[]> {
  const file = databaseFile(url);
  if (file && !existsSync(file)) return [];
  const database = openDatabase(url);
  try {
    const tables = await database.$queryRawUnsafe<object[]>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'Edition'",
    );
    return tables.length ? await holdingsOf(database) : [];
  } finally {
    await database.$disconnect();
  }
}
