/** Works out what readers are told for editions of a database that an older program published. */
import type { Explained, Item } from "../editions/change";
import { tell } from "../editions/tell";
import type { Reason } from "../story/correction";
import type { Kind } from "../story/kinds";
import type { Text } from "../story/text";
import { openDatabase } from "./client";
import { Prisma } from "./generated/sqlite/client";
import { withReturned } from "./returned";
import { readStory } from "./stories";
import type { Tables } from "./tables";
import { storeTallies } from "./tallies";
import { inTurn } from "./turn";

/** Does so for every edition that lacks it, the oldest first, all or none; answers how many there were. */
export async function catchUp(url?: string): Promise<number> {
  const database = openDatabase(url);
  try {
    if ((await lacking(database)).length === 0) return 0;
    return await inTurn(
      database,
      async (transaction) => {
        const editions = await lacking(transaction);
        for (const { story, number } of editions) await catchUpEdition(transaction, story, number);
        return editions.length;
      },
      600_000,
    );
  } finally {
    await database.$disconnect();
  }
}

async function lacking(database: Tables): Promise<{ story: string; number: number }[]> {
  return database.edition.findMany({
    where: { told: { equals: Prisma.DbNull } },
    select: { story: true, number: true },
    orderBy: [{ story: "asc" }, { number: "asc" }],
  });
}

async function catchUpEdition(database: Tables, story: string, edition: number): Promise<void> {
  const after = await readStory(database, story, edition);
  const before = edition > 1 ? await readStory(database, story, edition - 1) : null;
  const rows = await database.change.findMany({ where: { story, edition, reason: { not: null } } });
  const changes = rows.map(
    ({ kind, id, action, before, after, reason, explanation, charts }): Explained => ({
      kind: kind as Kind,
      id,
      action: action as Explained["action"],
      before: before as Item | null,
      after: after as Item | null,
      reason: reason as Reason,
      explanation: explanation as unknown as Text,
      charts: (charts as string[] | null) ?? [],
    }),
  );
  const telling = { story, last: edition - 1, edition, draft: after, renames: after.renames };
  const told = tell(changes, { before, after });
  for (const { change, entry, told: words } of await withReturned(database, { ...telling, told })) {
    await database.change.update({
      where: { story_edition_kind_id: { story, edition, kind: change.kind, id: change.id } },
      data: { entry, told: words as object },
    });
  }
  await storeTallies(database, { ...telling, told });
}
