/** Which editions a database holds. */
import { databaseUrl } from "../settings/database-url";
import { openDatabase } from "./client";
import { providerAt } from "./provider";
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

/** The same of the database at an address; none where there is no database, which is not made. */
export async function holdingsAt(url = databaseUrl()): Promise<Holding[]> {
  if (!(await providerAt(url).isThere(url))) return [];
  const database = openDatabase(url);
  try {
    return await holdingsOf(database);
  } finally {
    await database.$disconnect();
  }
}
