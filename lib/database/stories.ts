import { LRUCache } from "lru-cache";
import { alike } from "../editions/canonical";
import type { Change, Item } from "../editions/change";
import type { Listed, Listing, Revision } from "../editions/published";
import { itemUnderNames } from "../editions/renames";
import { labelOf, partsOf, type Side, statements } from "../editions/statement";
import { currentId, idsOf } from "../story/renames";
import {
  type Correction,
  type Deadline,
  type Draft,
  type Figure,
  type Kind,
  kinds,
  type Reason,
  type Rename,
  type Story,
  type Text,
} from "../story/story";
import { inLanguages } from "../words/languages";
import { flagsOf } from "../words/standing";
import { database } from "./client";
import { at, fromItems, itemOf, type Row, type Tables, table } from "./tables";

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

/** Editions that were read, which never change; the least used go first. */
const kept = new LRUCache<string, Story>({ max: 50 });

/** How long it is taken for granted which edition is open, in milliseconds. */
const granted = 250;

type Edition = { number: number; publishedAt: Date } | null;
const editions = new LRUCache<string, Promise<Edition>>({ max: 1000, ttl: granted });

/** An edition's number and date, the open one's unless a number is given; asked for once within the time granted. */
function editionOf(slug: string, number?: number): Promise<Edition> {
  const key = `${slug}@${number ?? "open"}`;
  const known = editions.get(key);
  if (known) return known;
  const asked = database().edition.findFirst({
    where: number === undefined ? { story: slug } : { story: slug, number },
    orderBy: { number: "desc" },
  });
  const found: Promise<Edition> = asked.catch((error) => {
    editions.delete(key);
    throw error;
  });
  editions.set(key, found);
  return found;
}

/**
 * A story at an edition, the open one unless a number is given; null when there is no
 * such story or edition. An edition that was read once is kept.
 */
export async function getStory(slug: string, number?: number): Promise<Story | null> {
  const edition = await editionOf(slug, number);
  if (!edition) return null;
  const key = `${slug}@${edition.number}@${edition.publishedAt.toISOString()}`;
  const known = kept.get(key);
  if (known) return known;
  const story = await readStory(database(), slug, edition.number);
  kept.set(key, story);
  return story;
}

/** A story at an edition that there is, read from the tables. */
export async function readStory(client: Tables, slug: string, number: number): Promise<Story> {
  const [renames, editions, ...found] = await Promise.all([
    readRenames(client, slug, number),
    client.edition.findMany({ where: { story: slug, number: { lte: number } }, orderBy: { number: "asc" } }),
    ...kinds.map((name) =>
      table(client, name).findMany({ where: at(slug, number), orderBy: { place: "asc" } }),
    ),
  ]);
  const items = Object.fromEntries(kinds.map((name, index) => [name, found[index]?.map(itemOf) ?? []]));
  const draft = fromItems(slug, items as Record<Kind, Item[]>);
  const dates = new Map(editions.map((edition) => [edition.number, edition.publishedAt.toISOString()]));
  return {
    ...draft,
    edition: number,
    publishedAt: dates.get(number) ?? "",
    firstPublishedAt: dates.get(1) ?? "",
    corrections: await readCorrections(client, draft, number, dates, renames),
    renames,
  };
}

/** What has been named anew of a story, up to an edition. */
async function readRenames(client: Tables, slug: string, number?: number): Promise<Rename[]> {
  const rows = await client.rename.findMany({
    where: { story: slug, edition: { lte: number } },
    orderBy: [{ edition: "asc" }, { place: "asc" }],
  });
  return rows.map(({ kind, id, was }) => ({ kind: kind as Kind, id, was }));
}

/**
 * What was explained of a story's changes up to an edition, newest first; what one explanation
 * covers stands together, things under the names that they have at that edition.
 */
async function readCorrections(
  client: Tables,
  draft: Draft,
  number: number,
  dates: ReadonlyMap<number, string>,
  renames: Rename[],
): Promise<Correction[]> {
  const { slug, zone } = draft;
  const [rows, figures, deadlines] = await Promise.all([
    client.change.findMany({
      where: { story: slug, edition: { lte: number }, reason: { not: null } },
      orderBy: [{ edition: "desc" }, { kind: "asc" }, { id: "asc" }],
    }),
    table(client, "figure").findMany({ where: { story: slug, from: { lte: number } } }),
    table(client, "deadline").findMany({ where: { story: slug, from: { lte: number } } }),
  ]);
  const holds = (edition: number) => (row: Row) => row.from <= edition && row.until > edition;
  const side = (edition: number): Side => ({
    zone,
    figures: figures.filter(holds(edition)) as unknown as Figure[],
    deadline: deadlines.find(holds(edition)) as unknown as Deadline,
  });
  const corrections = new Map<string, Correction>();
  // What an explanation was written for comes before what is derived from it.
  const derived = (row: (typeof rows)[number]) =>
    Number(Boolean(((row.after ?? row.before) as Item).formula));
  for (const row of rows.toSorted((a, b) => b.edition - a.edition || derived(a) - derived(b))) {
    const { edition, reason, explanation } = row;
    const id = currentId(renames, row.kind as Kind, row.id);
    const sides = { before: side(edition - 1), after: side(edition) };
    const change = {
      ...row,
      kind: row.kind as Kind,
      before: row.before as Item,
      after: row.after as Item | null,
    } as Change;
    const key = JSON.stringify([edition, reason, explanation]);
    const correction = corrections.get(key) ?? {
      edition,
      publishedAt: dates.get(edition) ?? "",
      reason: reason as Reason,
      explanation: explanation as unknown as Text,
      items: [],
      charts: [],
    };
    const said = (index: 0 | 1) =>
      inLanguages((language) => statements(change, sides, language)[index] ?? "");
    const [item, itsSide] = change.after
      ? [change.after, sides.after]
      : [change.before as Item, sides.before];
    const figure = row.kind === "figure" ? draft.figures.find((each) => each.id === id) : undefined;
    const flagged = figure && flagsOf(figure, draft, "en").length > 0;
    correction.items.push({
      kind: change.kind,
      id,
      label: inLanguages((language) => labelOf(change.kind, item, itsSide, language)),
      was: said(0),
      now: change.after && said(1),
      parts: partsOf(change, sides),
      standing: flagged ? inLanguages((language) => flagsOf(figure, draft, language).join(", ")) : null,
      derived: Boolean(derived(row)),
    });
    const charts = ((row.charts as string[] | null) ?? []).map((chart) => currentId(renames, "chart", chart));
    correction.charts = [...new Set([...correction.charts, ...charts])];
    corrections.set(key, correction);
  }
  return [...corrections.values()];
}

/** A story's editions, newest first. */
export async function editionsOf(slug: string): Promise<Listing[]> {
  const [editions, others] = await Promise.all([
    database().edition.findMany({ where: { story: slug }, orderBy: { number: "desc" } }),
    database().change.groupBy({ by: ["edition"], where: { story: slug, reason: null }, _count: true }),
  ]);
  const counts = new Map(others.map((row) => [row.edition, row._count]));
  return editions.map(({ number, publishedAt }) => ({
    number,
    publishedAt: publishedAt.toISOString(),
    others: counts.get(number) ?? 0,
  }));
}

/** The last edition that had a chart which the open one has not, by any of its ids; null when there was none. */
export async function lastEditionWith(slug: string, ids: string[]): Promise<number | null> {
  const row = await database().chart.findFirst({
    where: { story: slug, id: { in: ids } },
    orderBy: { until: "desc" },
  });
  return row ? row.until - 1 : null;
}

/** The published states of figures by any of their ids, newest first, each under today's name; a new name or place alone is no state. */
export async function revisions(slug: string, ids: string[]): Promise<Revision[]> {
  const renames = await readRenames(database(), slug);
  const [rows, editions] = await Promise.all([
    table(database(), "figure").findMany({
      where: { story: slug, id: { in: ids.flatMap((id) => idsOf(renames, "figure", id)) } },
      orderBy: [{ from: "desc" }, { place: "asc" }],
    }),
    database().edition.findMany({ where: { story: slug } }),
  ]);
  const dates = new Map(editions.map((edition) => [edition.number, edition.publishedAt.toISOString()]));
  const today = rows.map((row) => itemUnderNames("figure", itemOf(row), renames));
  return rows.flatMap((row, index) => {
    const figure = today[index] as Item;
    const older = today.slice(index + 1).find(({ id }) => id === figure.id);
    if (older && alike(older, figure)) return [];
    const publishedAt = dates.get(row.from) ?? "";
    return [{ edition: row.from, publishedAt, figure: figure as unknown as Figure }];
  });
}
