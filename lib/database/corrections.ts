/** What was explained of a story's changes, read as it was told when it was published. */
import type { Told } from "../editions/tell";
import type { Correction, Reason, Rename } from "../story/correction";
import type { Kind } from "../story/kinds";
import { currentId } from "../story/renames";
import type { Text } from "../story/text";
import { eachChunk } from "./chunks";
import type { Prisma } from "./generated/sqlite/client";
import { open, type Tables } from "./tables";

interface Which {
  /** The editions, or every one where it is left out. */
  editions?: number[];
  /** The ids of the things that are told of, or all where it is left out. */
  ids?: string[];
  /** The edition at which they are read: what comes after it is not there. */
  at: number;
  /** Whether what has been taken back by then is left out. */
  standing?: boolean;
}

/** Of a change what readers are told, without what it was and is in the tables. */
const columns = {
  edition: true,
  kind: true,
  id: true,
  reason: true,
  explanation: true,
  charts: true,
  entry: true,
  told: true,
  gone: true,
} as const;
type Row = Prisma.ChangeGetPayload<{ select: typeof columns }>;

/** The rows of explained changes, of some editions or of some things, the newest first, each edition's entries in their order. */
export async function toldRows(client: Tables, story: string, { editions, ids, at }: Which): Promise<Row[]> {
  const find = (which: object): Promise<Row[]> =>
    client.change.findMany({ where: { story, reason: { not: null }, ...which }, select: columns });
  const rows = editions
    ? await eachChunk(editions, (some) => find({ edition: { in: some } }))
    : ids
      ? await eachChunk(ids, (some) => find({ id: { in: some }, edition: { lte: at } }))
      : await find({ edition: { lte: at } });
  return rows
    .filter(({ edition, entry }) => edition <= at && entry !== null)
    .toSorted(
      (a, b) =>
        b.edition - a.edition ||
        (a.entry ?? 0) - (b.entry ?? 0) ||
        Number(toldOf(a).derived) - Number(toldOf(b).derived) ||
        order(a.kind, b.kind) ||
        order(a.id, b.id),
    );
}

const toldOf = (row: Pick<Row, "told">) => row.told as unknown as Told;
const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** What was explained of a story's changes, newest first, things under the names that renames give. */
export async function readCorrections(
  client: Tables,
  story: string,
  renames: readonly Rename[],
  which: Which,
): Promise<(Correction & { entry: number })[]> {
  const rows = await toldRows(client, story, which);
  const dates = await datesOf(client, story, rows);
  const corrections = new Map<string, Correction & { entry: number }>();
  for (const row of rows) {
    if (which.standing && row.gone <= which.at) continue;
    const entry = row.entry ?? 0;
    const key = `${row.edition} ${entry}`;
    const correction = corrections.get(key) ?? {
      edition: row.edition,
      entry,
      publishedAt: dates.get(row.edition)?.toISOString() ?? "",
      reason: row.reason as Reason,
      explanation: row.explanation as unknown as Text,
      items: [],
      charts: [],
    };
    const kind = row.kind as Kind;
    correction.items.push({ ...toldOf(row), kind, id: currentId(renames, kind, row.id) });
    const charts = ((row.charts as string[] | null) ?? []).map((id) => currentId(renames, "chart", id));
    correction.charts = [...new Set([...correction.charts, ...charts])];
    corrections.set(key, correction);
  }
  return [...corrections.values()];
}

/** When the editions of rows came out. */
async function datesOf(client: Tables, story: string, rows: readonly Row[]): Promise<Map<number, Date>> {
  const found = await eachChunk([...new Set(rows.map(({ edition }) => edition))], (some) =>
    client.edition.findMany({
      where: { story, number: { in: some } },
      select: { number: true, publishedAt: true },
    }),
  );
  return new Map(found.map(({ number, publishedAt }) => [number, publishedAt]));
}

/** Whether a row's words still stand, nothing having taken them back. */
export const stands = ({ gone }: Pick<Row, "gone">) => gone === open;
