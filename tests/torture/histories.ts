/** Long histories: a story at its first edition and at its thousandth. */
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../../lib/database/client";
import { publish } from "../../lib/database/publish";
import { migrate } from "../../prisma/migrate";
import { type Desk, memoryOf, newDesk, remove, type Served, serve, until } from "./desk";
import { rateOf } from "./floods";
import { editions } from "./long-history";
import { atMost, type Measured, type Ordeal } from "./ordeal";

/** How many editions there are when a page of corrections and a feed are as long as they get. */
const full = 32;

/** How many editions the longest history has. */
const longest = Number(process.env.EDITIONS ?? 1000);

const slug = "harbour";
const paths = {
  dashboard: `/${slug}`,
  "chart page": `/${slug}/dredging`,
  embed: `/embed/${slug}/dredging`,
  "pinned embed": `/embed/${slug}/dredging?v=1`,
};
const lists = { "corrections' page": `/${slug}/corrections`, feed: `/${slug}/feed.xml` };
const all = { ...paths, ...lists };

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** How a desk does at an edition. */
interface Shape {
  /** How long a publication takes, in milliseconds, by the median of some. */
  publication: number;
  /** How long the first reads after an edition take, in milliseconds, by the median of some. */
  first: Record<string, number>;
  bytes: Record<string, number>;
  /** Kept embeds a second. */
  rate: number;
}

async function* history(desk: Desk): AsyncIterable<Measured> {
  const url = `file:${desk.database}`;
  await migrate(url);
  const database = openDatabase(url);
  const more = editions(slug);
  let edition = 0;
  let clock = Date.UTC(2026, 0, 1);
  const next = async () => {
    const { value } = more.next();
    const begun = performance.now();
    clock += 60_000;
    await publish(database, [value], () => new Date(clock));
    edition += 1;
    return performance.now() - begun;
  };
  await next();
  const served = await serve(desk);
  try {
    const early = await shape(served, next, () => edition);
    // Lists are as long as a page of theirs from here on.
    while (edition < full) await next();
    const listed = await bytesOf(served);
    while (edition < longest - 6) await next();
    const late = await shape(served, next, () => edition);
    const at = `at ${edition} editions, of what it is at ${8}`;
    yield atMost(
      `publication ${at} (${Math.round(late.publication)} ms)`,
      late.publication / early.publication,
      2,
      "×",
    );
    for (const [name, ms] of Object.entries(late.first))
      yield atMost(
        `first ${name} after an edition ${at} (${Math.round(ms)} ms)`,
        ms / (early.first[name] ?? 1),
        2,
        "×",
      );
    for (const [name, bytes] of Object.entries(late.bytes)) {
      const [than, base] = name in lists ? [full, listed[name]] : [8, early.bytes[name]];
      const what = `bytes of the ${name} at ${edition} editions, of what it is at ${than} (${bytes})`;
      yield atMost(what, bytes / (base ?? 1), 1.5, "×");
    }
    yield atMost(`kept embeds ${at}: how much slower`, early.rate / late.rate, 1.2, "×");
    // A crawl of everything that was ever published.
    for (let number = 1; number <= edition; number += 7)
      for (const path of [`/${slug}?v=${number}`, `/embed/${slug}/dredging?v=${number}`])
        await (await fetch(served.site + path)).arrayBuffer();
    yield atMost("memory after a crawl of old editions", memoryOf(served.inner()).most, 700, " MB");
  } finally {
    await served.stop();
    await database.$disconnect();
  }
}

async function shape(served: Served, next: () => Promise<number>, edition: () => number): Promise<Shape> {
  const publications: number[] = [];
  const first: Record<string, number[]> = {};
  for (let round = 0; round < 6; round++) {
    publications.push(await next());
    await until(async () => (await openEdition(served)) === edition(), 5000);
    // Until then an answer of before may be told again.
    await wait(800);
    for (const [name, path] of Object.entries(all)) {
      const begun = performance.now();
      await (await fetch(served.site + path)).arrayBuffer();
      first[name] = [...(first[name] ?? []), performance.now() - begun];
    }
  }
  return {
    publication: median(publications),
    first: Object.fromEntries(Object.entries(first).map(([name, values]) => [name, median(values)])),
    bytes: await bytesOf(served),
    rate: (await rateOf(served, paths.embed, 4)).rate,
  };
}

async function bytesOf({ site }: Served): Promise<Record<string, number>> {
  const bytes: Record<string, number> = {};
  for (const [name, path] of Object.entries(all))
    bytes[name] = (await (await fetch(site + path)).arrayBuffer()).byteLength;
  return bytes;
}

async function openEdition({ site }: Served): Promise<number> {
  // A connection that stood idle while editions were made may have been ended.
  const answer = await fetch(`${site}/health`).catch(() => null);
  const health = (await answer?.json()) as { stories?: { edition: number }[] } | undefined;
  return health?.stories?.[0]?.edition ?? 0;
}

export const ordeal: Ordeal = {
  title: "long histories",
  async *run() {
    const desk = newDesk("tests/fixtures/stories/harbour");
    try {
      yield* history(desk);
    } finally {
      remove(desk);
    }
  },
};
