/** Rows written many at a time: each goes to the database as it is, where a query made of all their columns would take longer than the writing. */
import type { Kind } from "../story/kinds";
import { inChunks } from "./chunks";
import type { PrismaClient } from "./generated/sqlite/client";
import { providerOf } from "./provider";

/** The models whose rows are written so; a moment stands in none of them. */
type Model = "Change" | "Rename" | "EditionLog" | Capitalize<Kind>;

/** The model of a kind of thing. */
export function modelOf(kind: Kind): Model {
  return (kind.charAt(0).toUpperCase() + kind.slice(1)) as Capitalize<Kind>;
}

/** The database that rows are written to, in a transaction or by itself. */
type Writer = Pick<PrismaClient, "$executeRawUnsafe">;

/** Writes rows as `stored` makes them, a value that is absent in one of them as none. */
export async function insertAll(database: Writer, model: Model, rows: readonly object[]): Promise<void> {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  if (columns.length === 0) return;
  const insert = providerOf(database).insert(model, columns);
  await inChunks(rows, (some) => database.$executeRawUnsafe(insert, JSON.stringify(some)));
}
