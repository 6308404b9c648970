import { stored } from "../editions/canonical";
import { kinds } from "../story/story";
import type { PrismaClient } from "./generated/client";
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
  await to.edition.createMany({
    data: editions.map(({ told, ...row }) => ({ ...row, ...(told && { told }) })),
  });
  await to.rename.createMany({ data: await from.rename.findMany({ where }) });
  const logs = await from.editionLog.findMany({ where });
  await to.editionLog.createMany({ data: logs.map((row) => stored(row) as never) });
  const changes = await from.change.findMany({ where });
  await to.change.createMany({ data: changes.map((row) => stored(row) as never) });
  for (const kind of kinds) {
    const rows = await table(from, kind).findMany({ where });
    await table(to, kind).createMany({ data: rows.map((row) => stored(row)) });
  }
}
