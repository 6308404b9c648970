import { stored } from "../editions/canonical";
import { kinds } from "../story/kinds";
import { inChunks } from "./chunks";
import type { PrismaClient } from "./generated/sqlite/client";
import { insertAll, modelOf } from "./insert";
import { type Tables, table } from "./tables";

/** The slugs of the stories that a database holds. */
export async function slugsIn(database: Tables): Promise<string[]> {
  const found = await database.edition.groupBy({ by: ["story"], orderBy: { story: "asc" } });
  return found.map(({ story }) => story);
}

/** Makes a story in one database what it is in another, with all its editions; nothing where the other is null. */
export async function copyStory(from: Tables | null, to: PrismaClient, story: string): Promise<void> {
  const where = { story };
  await to.change.deleteMany({ where });
  await to.rename.deleteMany({ where });
  await to.editionLog.deleteMany({ where });
  await to.edition.deleteMany({ where });
  for (const kind of kinds) await table(to, kind).deleteMany({ where });
  if (!from) return;
  const editions = await from.edition.findMany({ where });
  await inChunks(editions, (some) =>
    to.edition.createMany({ data: some.map(({ told, ...row }) => ({ ...row, ...(told && { told }) })) }),
  );
  await insertAll(to, "Rename", await from.rename.findMany({ where }));
  await insertAll(to, "EditionLog", await from.editionLog.findMany({ where }));
  await insertAll(to, "Change", (await from.change.findMany({ where })).map(stored));
  for (const kind of kinds)
    await insertAll(to, modelOf(kind), (await table(from, kind).findMany({ where })).map(stored));
}
