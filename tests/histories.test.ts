/** A story with many editions: what its pages tell of them, and what does not grow with them. */
import { beforeAll, expect, test, vi } from "vitest";
import { GET as chartPage } from "../app/[story]/[chart]/route";
import { GET as correctionsPage } from "../app/[story]/corrections/route";
import { GET as feed } from "../app/[story]/feed.xml/route";
import { GET as dashboard } from "../app/[story]/route";
import { GET as every } from "../app/corrections/route";
import { GET as embed } from "../app/embed/[story]/[chart]/route";
import { openDatabase } from "../lib/database/client";
import type { PrismaClient } from "../lib/database/generated/sqlite/client";
import { publish } from "../lib/database/publish";
import { getStory } from "../lib/database/stories";
import { migrate } from "../prisma/migrate";
import { newDatabase } from "./database";
import { editions } from "./torture/long-history";

vi.mock("../lib/http/clock", () => ({ now: () => new Date("2032-01-01T00:00:00Z") }));

const [early, late] = [20, 70];
const chart = "dredging";
let database: PrismaClient;
let edition = 0;
const more = editions("harbour");

async function publishUpTo(last: number): Promise<void> {
  for (; edition < last; edition += 1) {
    const date = new Date(Date.UTC(2031, 2, 21, 0, edition));
    await publish(database, [more.next().value], () => date);
  }
  await new Promise((done) => setTimeout(done, 300));
}

type Route = (request: Request, context: never) => Promise<Response>;
const ask = async (route: unknown, path: string) => {
  const params = Promise.resolve({ story: "harbour", chart });
  const answer = await (route as Route)(new Request(`http://desk.example${path}`), { params } as never);
  expect(answer.status).toBe(200);
  return answer.text();
};
const pages = {
  dashboard: () => ask(dashboard, "/harbour"),
  chart: () => ask(chartPage, `/harbour/${chart}`),
  embed: () => ask(embed, `/embed/harbour/${chart}`),
  pinned: () => ask(embed, `/embed/harbour/${chart}?v=1`),
};
const bytes = async () =>
  Object.fromEntries(
    await Promise.all(Object.entries(pages).map(async ([name, get]) => [name, (await get()).length])),
  ) as Record<keyof typeof pages, number>;

let before: Awaited<ReturnType<typeof bytes>>;

beforeAll(async () => {
  const url = newDatabase();
  process.env.DATABASE_URL = url;
  await migrate(url);
  database = openDatabase(url);
  await publishUpTo(early);
  before = await bytes();
  await publishUpTo(late);
  return () => database.$disconnect();
});

test("pages and embeds grow by no more than half, however many editions came before", async () => {
  for (const [name, size] of Object.entries(await bytes()))
    expect(size / before[name as keyof typeof before], name).toBeLessThan(1.5);
});

test("a story knows the newest of each reason, and how many there are", async () => {
  const story = await getStory("harbour", new Date("2032-01-01T00:00:00Z"));
  const { corrections = [], tallies } = story ?? {};
  const { corrections: wrong = 0, updates = 0 } = tallies?.["*"] ?? {};
  expect(wrong + updates).toBe(late - 1);
  expect(corrections.length).toBeLessThan(50);
  expect(corrections[0]?.edition).toBe(late);
});

test("an embed that stays at the first edition names the gravest and the newest since, and leads to the rest", async () => {
  const html = await pages.pinned();
  const notes = html.match(/<strong>(Corrected|Updated|Clarified) on/g) ?? [];
  expect(notes.length).toBeLessThanOrEqual(3);
  expect(notes.join()).toContain("Corrected");
  expect(html).toContain('href="http://localhost/harbour/corrections"');
});

test("the corrections are listed twenty editions a page, each page leading on", async () => {
  const numbers = (html: string) =>
    [...html.matchAll(/id="edition-(\d+)"/g)].map(([, number]) => Number(number));
  const first = await ask(correctionsPage, "/harbour/corrections");
  expect(numbers(first)).toEqual(Array.from({ length: 20 }, (_, place) => late - place));
  expect(first).toContain(`href="/harbour/corrections?upto=${late - 20}"`);
  const rest = await ask(correctionsPage, "/harbour/corrections?upto=20");
  expect(numbers(rest)).toEqual(Array.from({ length: 20 }, (_, place) => 20 - place));
  expect(rest).toContain("What was found out before edition 7 came out.");
  expect(rest).not.toContain(`rel="next"`);
  const listed = new Set<string>();
  for (let next: string | undefined = "/corrections"; next; ) {
    const html: string = await ask(every, next);
    for (const [id] of html.matchAll(/id="harbour-edition-\d+"/g)) listed.add(id);
    next = /href="(\/corrections\?upto=[^"]+)"/.exec(html)?.[1];
  }
  expect(listed.size).toBe(late);
});

test("the feed has the newest thirty, under ids that stay", async () => {
  const xml = await ask(feed, "/harbour/feed.xml");
  expect(xml.match(/<entry>/g)).toHaveLength(31);
  expect(xml).toContain(`<id>http://localhost/harbour/corrections#edition-${late}-1</id>`);
});
