/** What was published before, in lists that are read a part at a time. */
import { editionsListed } from "../addresses/addresses";
import { alike } from "../editions/canonical";
import type { Item } from "../editions/change";
import type { History, Listing, ListingPage } from "../editions/published";
import { itemUnderNames } from "../editions/renames";
import type { Correction } from "../story/correction";
import { groupedBy } from "../story/grouped";
import { currentId, idsOf } from "../story/renames";
import type { Figure } from "../story/story";
import { eachChunk } from "./chunks";
import { readCorrections } from "./corrections";
import type { PrismaClient } from "./generated/sqlite/client";
import { remembered } from "./memory";
import { readRenames } from "./stories";
import { itemOf, table } from "./tables";

/** How many editions a page lists, how many entries a feed has, and how many editions the history under a chart tells of. */
const most = { editions: editionsListed, entries: 30, history: 10 };

/** A story's editions up to one, newest first, a page of them, `open` being the last that there is for readers. */
export function listings(slug: string, open: number, upTo = open): Promise<ListingPage> {
  return remembered(`listings ${slug}@${open} ${upTo}`, async (client) => {
    const where = { story: slug, number: { lte: Math.min(upTo, open) } };
    const query = { where, orderBy: { number: "desc" as const }, take: most.editions + 1 };
    const found = await client.edition.findMany(query);
    const editions = await listed(client, slug, found.slice(0, most.editions), open);
    return { editions, older: found[most.editions]?.number ?? null };
  });
}

/** The editions of several stories up to a moment, newest first, a page of them; each story with its open edition. */
export function everyListing(
  stories: readonly { slug: string; edition: number }[],
  upTo: Date | null,
): Promise<{ editions: (Listing & { slug: string })[]; older: string | null }> {
  const key = stories.map(({ slug, edition }) => `${slug}@${edition}`).join();
  return remembered(`every listing ${key} ${upTo?.toISOString()}`, async (client) => {
    const open = new Map(stories.map(({ slug, edition }) => [slug, edition]));
    const query = {
      where: upTo ? { publishedAt: { lte: upTo } } : {},
      orderBy: [{ publishedAt: "desc" as const }, { story: "asc" as const }, { number: "desc" as const }],
      // What waits for its minute is among the newest, one a story at most.
      take: most.editions + 1 + (upTo ? 0 : stories.length),
    };
    const out = await client.edition.findMany(query);
    const found = out.filter(({ story, number }) => number <= (open.get(story) ?? 0));
    const page = found.slice(0, most.editions);
    const editions = await Promise.all(
      [...new Set(page.map(({ story }) => story))].map(async (slug) => {
        const own = page.filter(({ story }) => story === slug);
        return (await listed(client, slug, own, open.get(slug) ?? 0)).map((each) => ({ ...each, slug }));
      }),
    );
    return {
      editions: editions.flat().toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1)),
      older: found[most.editions]?.publishedAt.toISOString() ?? null,
    };
  });
}

/** Editions with what they say of their changes, and how many of these nobody had to explain. */
async function listed(
  client: PrismaClient,
  story: string,
  editions: { number: number; publishedAt: Date }[],
  open: number,
): Promise<Listing[]> {
  const numbers = editions.map(({ number }) => number);
  const renames = await readRenames(client, story, open);
  const corrections = await readCorrections(client, story, renames, { editions: numbers, at: open });
  const others = await eachChunk(numbers, (some) =>
    client.change.groupBy({
      by: ["edition"],
      where: { story, reason: null, edition: { in: some } },
      _count: true,
    }),
  );
  const counts = new Map(others.map((row) => [row.edition, row._count]));
  return editions.map(({ number, publishedAt }) => ({
    number,
    publishedAt: publishedAt.toISOString(),
    corrections: corrections.filter(({ edition }) => edition === number),
    others: counts.get(number) ?? 0,
  }));
}

/** The newest of what was explained of a story's changes, newest first, with what has been taken back since. */
export function newestCorrections(slug: string, open: number): Promise<Correction[]> {
  return remembered(`newest ${slug}@${open}`, async (client) => {
    const rows = await client.change.groupBy({
      by: ["edition"],
      where: { story: slug, reason: { not: null }, edition: { lte: open } },
      orderBy: { edition: "desc" },
      take: most.entries,
    });
    const renames = await readRenames(client, slug, open);
    const editions = rows.map(({ edition }) => edition);
    return readCorrections(client, slug, renames, { editions, at: open });
  });
}

/**
 * The states of figures that were published up to the open edition, by any of their ids, newest first, each under
 * today's name, with what was explained in their editions and of a chart; a new name or place alone is no state.
 */
export function history(slug: string, ids: string[], chart: string, open: number): Promise<History> {
  return remembered(`history ${slug}@${open} ${chart} ${ids.join()}`, async (client) => {
    const renames = await readRenames(client, slug, open);
    const names = [...new Set(ids.flatMap((id) => idsOf(renames, "figure", id)))];
    const published = { story: slug, from: { lte: open } };
    const from = await eachChunk(names, (some) =>
      client.figure.groupBy({
        by: ["from"],
        where: { ...published, id: { in: some } },
        orderBy: { from: "desc" },
        take: most.history + 2,
      }),
    );
    const changed = await client.change.findMany({
      where: { story: slug, reason: { not: null }, edition: { lte: open } },
      select: { edition: true, charts: true },
      orderBy: { edition: "desc" },
      take: 500,
    });
    const isOf = (id: string) => currentId(renames, "chart", id) === chart;
    const shown = changed.filter(({ charts }) => ((charts as string[] | null) ?? []).some(isOf));
    const all = [...from.map((row) => row.from), ...shown.map(({ edition }) => edition)];
    const editions = [...new Set(all)].toSorted((a, b) => b - a);
    const told = editions.slice(0, most.history);
    const oldest = told.at(-1) ?? open;
    const rows = await eachChunk(names, (some) =>
      table(client, "figure").findMany({
        where: { ...published, id: { in: some }, until: { gte: oldest } },
        orderBy: [{ from: "desc" }, { place: "asc" }],
      }),
    );
    const dates = await client.edition.findMany({ where: { story: slug, number: { in: told } } });
    const publishedAt = new Map(dates.map((each) => [each.number, each.publishedAt.toISOString()]));
    const today = rows
      .toSorted((a, b) => b.from - a.from || a.place - b.place)
      .map((row) => ({ from: row.from, figure: itemUnderNames("figure", itemOf(row), renames) as Item }));
    const states = groupedBy(today, ({ figure }) => figure.id);
    const revisions = today.flatMap((state) => {
      const { from: edition, figure } = state;
      const own = states.get(figure.id) ?? [];
      const older = own[own.indexOf(state) + 1];
      if (edition < oldest || (older && alike(older.figure, figure))) return [];
      const when = publishedAt.get(edition) ?? "";
      return [{ edition, publishedAt: when, figure: figure as unknown as Figure }];
    });
    const corrections = await readCorrections(client, slug, renames, { editions: told, at: open });
    const stood = await eachChunk(idsOf(renames, "chart", chart), (some) =>
      client.chart.findMany({
        where: { ...published, id: { in: some } },
        select: { from: true, until: true },
      }),
    );
    return { revisions, corrections, older: editions.length > told.length, stood };
  });
}
