import type { Item } from "../editions/change";
import type { Rename, Tallies } from "../story/correction";
import { type Kind, kinds } from "../story/kinds";
import type { Story } from "../story/story";
import { Away } from "./away";
import { eachChunk } from "./chunks";
import { readCorrections } from "./corrections";
import type { PrismaClient } from "./generated/sqlite/client";
import { remembered } from "./memory";
import { fromItems, itemsAt, type Tables } from "./tables";

/** An edition by its number and moment. */
interface Edition {
  number: number;
  publishedAt: Date;
}

/** What is known of a story without reading it: when its first edition came out, and its last two, newest first. */
interface Shelf {
  first: Date;
  newest: Edition[];
}

/** The shelf of every story; of a story's editions at most one waits for its minute, so the last two name the open one. */
async function shelves(): Promise<Map<string, Shelf>> {
  const shelves = await remembered("shelves", readShelves);
  return new Map(shelves);
}

async function readShelves(client: PrismaClient): Promise<[string, Shelf][]> {
  const last = await client.edition.groupBy({ by: ["story"], _max: { number: true } });
  return Promise.all(
    last.map(async ({ story, _max: { number } }): Promise<[string, Shelf]> => {
      const where = { story, number: { gte: (number ?? 1) - 1 } };
      const newest = await client.edition.findMany({ where, orderBy: { number: "desc" } });
      const first = await client.edition.findFirst({ where: { story }, orderBy: { number: "asc" } });
      return [story, { first: first?.publishedAt ?? new Date(0), newest }];
    }),
  );
}

/** A story that readers can open, with the edition that they would see. */
export interface Listed {
  slug: string;
  edition: number;
  publishedAt: string;
}

/** The edition of every story that is open at a moment, the one published first last; read now, where a client is given. */
export async function listStories(now: Date, client?: PrismaClient): Promise<Listed[]> {
  const all = [...(client ? await readShelves(client) : await shelves())].toSorted(
    ([, a], [, b]) => Number(b.first) - Number(a.first),
  );
  const open = await Promise.all(
    all.map(async ([slug, shelf]) => ({ slug, edition: await openIn(slug, shelf, now) })),
  );
  return open.flatMap(({ slug, edition }) =>
    edition ? [{ slug, edition: edition.number, publishedAt: edition.publishedAt.toISOString() }] : [],
  );
}

/** The edition of a story that is open at a moment; null before the first. */
async function openIn(slug: string, { first, newest }: Shelf, now: Date): Promise<Edition | null> {
  const open = newest.find(({ publishedAt }) => publishedAt <= now);
  if (open || first > now) return open ?? null;
  // A moment long past, which nobody asks for while the clock is right.
  return remembered(`open ${slug} ${now.toISOString()}`, (client) =>
    client.edition.findFirst({
      where: { story: slug, publishedAt: { lte: now } },
      orderBy: { number: "desc" },
    }),
  );
}

/**
 * A story at an edition, the one that is open at `now` unless a number is given; null when
 * there is no such story or edition, or none yet. All else that is asked of a story is
 * bounded by the open edition's number, so the clock decides this alone. While the database
 * does not answer, the last edition that was read stands in for the open one. Throws `Away`.
 */
export async function getStory(slug: string, now: Date, number?: number): Promise<Story | null> {
  const shelf = (await shelves()).get(slug);
  const open = shelf && (await openIn(slug, shelf, now));
  if (!shelf || !open || (number ?? 0) > open.number) return null;
  if (number !== undefined && number !== open.number) {
    const edition = await remembered(`edition ${slug}@${number}`, (client) =>
      client.edition.findUnique({ where: { story_number: { story: slug, number } } }),
    );
    return edition && storyAt(slug, edition);
  }
  try {
    return await storyAt(slug, open);
  } catch (error) {
    const before = shelf.newest.find((each) => each.number < open.number);
    if (!(error instanceof Away) || number !== undefined || !before) throw error;
    return storyAt(slug, before);
  }
}

/** A story at an edition, which never changes. */
function storyAt(slug: string, { number, publishedAt }: Edition): Promise<Story> {
  const name = `story ${slug}@${number}@${publishedAt.toISOString()}`;
  return remembered(name, (client) => readStory(client, slug, number), { stays: true });
}

/** A story at an edition that there is, read from the tables. */
export async function readStory(client: Tables, slug: string, number: number): Promise<Story> {
  const [renames, edition, first, ...found] = await Promise.all([
    readRenames(client, slug, number),
    client.edition.findUniqueOrThrow({ where: { story_number: { story: slug, number } } }),
    client.edition.findFirst({ where: { story: slug }, orderBy: { number: "asc" } }),
    ...kinds.map((name) => itemsAt(client, name, slug, number)),
  ]);
  const items = Object.fromEntries(kinds.map((name, index) => [name, found[index] ?? []]));
  const tallies = (edition.told ?? {}) as unknown as Tallies;
  const newest = Object.values(tallies).flatMap((tally) => tally.newest);
  const keys = new Set(newest.map(([edition, entry]) => `${edition} ${entry}`));
  const editions = [...new Set(newest.map(([edition]) => edition))];
  const corrections = await readCorrections(client, slug, renames, { editions, at: number, standing: true });
  return {
    ...fromItems(slug, items as Record<Kind, Item[]>),
    edition: number,
    publishedAt: edition.publishedAt.toISOString(),
    firstPublishedAt: first?.publishedAt.toISOString() ?? "",
    corrections: corrections.filter(({ edition, entry }) => keys.has(`${edition} ${entry}`)),
    tallies,
    renames,
  };
}

/** What has been named anew of a story, up to an edition. */
export async function readRenames(client: Tables, slug: string, number: number): Promise<Rename[]> {
  const rows = await client.rename.findMany({
    where: { story: slug, edition: { lte: number } },
    orderBy: [{ edition: "asc" }, { place: "asc" }],
  });
  return rows.map(({ kind, id, was }) => ({ kind: kind as Kind, id, was }));
}

/** The last edition that had a chart which the open one has not, by any of its ids; null when there was none. */
export async function lastEditionWith(slug: string, ids: string[], open: number): Promise<number | null> {
  const rows = await remembered(`last ${slug}@${open} ${ids.join()}`, (client) =>
    eachChunk(ids, (some) =>
      client.chart.findMany({
        where: { story: slug, id: { in: some }, from: { lte: open } },
        orderBy: { until: "desc" },
        select: { until: true },
        take: 1,
      }),
    ),
  );
  return rows.length ? Math.max(...rows.map(({ until }) => until)) - 1 : null;
}
