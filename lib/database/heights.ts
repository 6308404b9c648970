import type { Laid } from "../addresses/heights";
import { database } from "./client";

interface Stored {
  /** The hash of the document that was laid out. */
  document: string;
  laid: Laid;
}

/** The heights of a chart's embed, by any of its ids, at an edition, or at the last one before it that was laid out; null when none was. */
export async function readHeights(story: string, ids: string[], edition: number): Promise<Laid | null> {
  const row = await database().embedHeights.findFirst({
    where: { story, chart: { in: ids }, edition: { lte: edition } },
    orderBy: { edition: "desc" },
  });
  return row && (row.laid as unknown as Laid);
}

/** The hash of what was laid out for an edition, by chart. */
export async function laidDocuments(story: string, edition: number): Promise<Map<string, string>> {
  const rows = await database().embedHeights.findMany({ where: { story, edition } });
  return new Map(rows.map(({ chart, document }) => [chart, document]));
}

/** Stores the heights of charts' embeds at an edition, in place of those that it had. */
export async function storeHeights(
  story: string,
  edition: number,
  charts: ReadonlyMap<string, Stored>,
): Promise<void> {
  const rows = [...charts].map(([chart, { document, laid }]) => ({
    story,
    chart,
    edition,
    document,
    laid: laid as object,
  }));
  await database().$transaction([
    database().embedHeights.deleteMany({ where: { story, edition, chart: { in: [...charts.keys()] } } }),
    database().embedHeights.createMany({ data: rows }),
  ]);
}
