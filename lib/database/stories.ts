import type { Figure, Story } from "../story";
import { database } from "./client";
import { at, fromItems, itemOf, type TableName, table, tables } from "./tables";

/** A story that readers can open, with the edition that they would see. */
export interface Listed {
  slug: string;
  edition: number;
  publishedAt: string;
}

/** The open edition of every story, the one published first last. */
export async function listStories(): Promise<Listed[]> {
  const editions = await database().edition.findMany({ orderBy: [{ story: "asc" }, { number: "desc" }] });
  const first = new Map<string, Date>();
  const newest = new Map<string, Listed>();
  for (const { story, number, publishedAt } of editions) {
    first.set(story, publishedAt);
    if (!newest.has(story))
      newest.set(story, { slug: story, edition: number, publishedAt: publishedAt.toISOString() });
  }
  return [...newest.values()].toSorted((a, b) => Number(first.get(b.slug)) - Number(first.get(a.slug)));
}

const kept = new Map<string, Story>();
const most = 50;

/**
 * A story at an edition, the open one unless a number is given; null when there is no
 * such story or edition. One query finds the open edition's number; an edition that was
 * read once is kept, since it never changes.
 */
export async function getStory(slug: string, number?: number): Promise<Story | null> {
  const edition = await database().edition.findFirst({
    where: number === undefined ? { story: slug } : { story: slug, number },
    orderBy: { number: "desc" },
  });
  if (!edition) return null;
  const key = `${slug}@${edition.number}@${edition.publishedAt.toISOString()}`;
  const known = kept.get(key);
  if (known) return known;

  const found = await Promise.all(
    tables.map((name) =>
      table(database(), name).findMany({ where: at(slug, edition.number), orderBy: { place: "asc" } }),
    ),
  );
  const items = Object.fromEntries(tables.map((name, index) => [name, found[index]?.map(itemOf)]));
  const story = fromItems(slug, edition, items as unknown as Record<TableName, ReturnType<typeof itemOf>[]>);
  if (kept.size >= most) kept.delete(kept.keys().next().value as string);
  kept.set(key, story);
  return story;
}

/** One published state of a figure and the edition that brought it. */
export interface Revision {
  edition: number;
  publishedAt: string;
  figure: Figure;
}

/** The published states of figures, newest first. */
export async function revisions(slug: string, ids: string[]): Promise<Revision[]> {
  const [rows, editions] = await Promise.all([
    table(database(), "figure").findMany({
      where: { story: slug, id: { in: ids } },
      orderBy: [{ from: "desc" }, { place: "asc" }],
    }),
    database().edition.findMany({ where: { story: slug } }),
  ]);
  const dates = new Map(editions.map((edition) => [edition.number, edition.publishedAt.toISOString()]));
  return rows.map((row) => ({
    edition: row.from,
    publishedAt: dates.get(row.from) ?? "",
    figure: itemOf(row) as unknown as Figure,
  }));
}
