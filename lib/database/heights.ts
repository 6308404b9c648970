import type { Laid } from "../addresses/heights";
import type { Story } from "../story/story";
import { eachChunk, inChunks } from "./chunks";
import type { PrismaClient } from "./generated/sqlite/client";
import { remembered } from "./memory";
import { inTurn } from "./turn";

interface Stored {
  /** The hash of the document that was laid out. */
  document: string;
  laid: Laid;
}

/** The heights of a chart's embed, by any of its ids, at an edition, or at the last one before it that was laid out; null when none was. */
export async function readHeights(story: string, ids: string[], edition: number): Promise<Laid | null> {
  return remembered(`heights ${story}@${edition} ${ids.join()}`, async (client) => {
    const rows = await eachChunk(ids, (some) =>
      client.embedHeights.findMany({
        where: { story, chart: { in: some }, edition: { lte: edition } },
        orderBy: { edition: "desc" },
        take: 1,
      }),
    );
    const [row] = rows.toSorted((a, b) => b.edition - a.edition);
    return row ? (row.laid as unknown as Laid) : null;
  });
}

/** The hash of what was laid out for an edition, by chart. */
export async function laidDocuments(
  database: PrismaClient,
  story: string,
  edition: number,
): Promise<Map<string, string>> {
  const rows = await database.embedHeights.findMany({ where: { story, edition } });
  return new Map(rows.map(({ chart, document }) => [chart, document]));
}

/** Stores the heights of charts' embeds at an edition, in place of those that it had; nothing of one that was taken back meanwhile. */
export async function storeHeights(
  database: PrismaClient,
  { slug: story, edition, publishedAt }: Pick<Story, "slug" | "edition" | "publishedAt">,
  charts: ReadonlyMap<string, Stored>,
): Promise<void> {
  const rows = [...charts].map(([chart, { document, laid }]) => ({
    story,
    chart,
    edition,
    document,
    laid: laid as object,
  }));
  await inTurn(database, async (transaction) => {
    const there = await transaction.edition.count({ where: { story, number: edition, publishedAt } });
    await inChunks(rows, async (data) => {
      const chart = { in: data.map((row) => row.chart) };
      await transaction.embedHeights.deleteMany({ where: { story, edition, chart } });
      if (there) await transaction.embedHeights.createMany({ data });
    });
  });
}
