/** All that one database holds, in the place of all that another one does, of whatever kinds they are. */
import { inChunks } from "./chunks";
import { openDatabase } from "./client";
import { copyStory, slugsIn } from "./copy";
import type { Prisma } from "./generated/sqlite/client";
import { holdingsOf, type Turn } from "./holdings";
import { providerAt } from "./provider";
import { inTurn } from "./turn";

/** How long it may take, in milliseconds. */
const timeout = 30 * 60_000;

/**
 * Copies as the source is at one moment, in one transaction, so that whoever reads the other has what was there or what
 * comes. Both have their tables. `turn` is told what the other holds, and may throw before anything is written.
 */
export async function copyAll(from: string, to: string, turn?: Turn): Promise<void> {
  const [source, target] = [openDatabase(from), openDatabase(to)];
  try {
    await source.$transaction(
      (reading) =>
        inTurn(
          target,
          async (writing) => {
            turn?.(await holdingsOf(writing));
            await writing.embedHeights.deleteMany();
            const slugs = new Set([...(await slugsIn(writing)), ...(await slugsIn(reading))]);
            for (const slug of slugs) await copyStory(reading, writing, slug);
            await writing.front.deleteMany();
            await inChunks(await reading.front.findMany(), (data) =>
              writing.front.createMany({ data: data as Prisma.FrontCreateManyInput[] }),
            );
            await inChunks(await reading.embedHeights.findMany(), (data) =>
              writing.embedHeights.createMany({ data: data as Prisma.EmbedHeightsCreateManyInput[] }),
            );
          },
          timeout,
        ),
      // SQLite reads as of one moment by itself.
      { timeout, ...(providerAt(from).remote && { isolationLevel: "RepeatableRead" as never }) },
    );
  } finally {
    await Promise.all([source.$disconnect(), target.$disconnect()]);
  }
}
