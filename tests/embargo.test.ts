/** Every public address, asked while an edition waits for its minute and after it. */
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { openDatabase } from "../lib/database/client";
import type { PrismaClient } from "../lib/database/generated/sqlite/client";
import { publish } from "../lib/database/publish";
import { formats } from "../lib/documents/formats";
import { migrate } from "../prisma/migrate";
import { newDatabase } from "./database";
import { embargoed, submitted } from "./stories";

const clock = vi.hoisted(() => ({ now: new Date("2031-03-22T12:00:00Z") }));
vi.mock("../lib/http/clock", () => ({ now: () => clock.now }));

const app = join(import.meta.dirname, "..", "app");
const site = "http://desk.example";
const due = "2031-03-22T18:00:00Z";
let database: PrismaClient;

beforeAll(async () => {
  const url = newDatabase();
  await migrate(url);
  database = openDatabase(url);
  process.env.DATABASE_URL = url;
  await publish(database, [submitted("harbour")], () => new Date("2031-03-21T08:00:00Z"));
  return () => database.$disconnect();
});

const stories = ["harbour", "wharf"];
const charts = [...submitted("harbour").draft.charts.map(({ id }) => id), "walkouts-by-day", "sides"];
const pinned = ["", "?v=2"];

/** What can stand in the place of a route's parameter. */
const values: Record<string, string[]> = {
  "[story]": stories,
  "[chart]": charts,
  "[file]": charts.flatMap((chart) => Object.keys(formats).map((extension) => `${chart}.${extension}`)),
  "[...missing]": ["a/b/c"],
};

interface Address {
  /** The folder of its route. */
  route: string;
  params: Record<string, string>;
  path: string;
}

/** Every address that a route answers, for the open edition and for the one that waits. */
function addressesOf(route: string): Address[] {
  const parts = route.split("/").filter((part) => part !== ".");
  const paths = parts.reduce<Omit<Address, "route">[]>(
    (all, part) =>
      all.flatMap(({ params, path }) =>
        (values[part] ?? [part]).map((value) => ({
          params: part in values ? { ...params, [part.replace(/\W/g, "")]: value } : params,
          path: `${path}/${value}`,
        })),
      ),
    [{ params: {}, path: "" }],
  );
  const asked = paths.map((each) => ({ route, ...each, path: each.path || "/" }));
  if (route === "oembed")
    return stories.flatMap((story) =>
      ["", ...charts.map((chart) => `/${chart}`)].flatMap((chart) =>
        pinned.map((query) => ({
          route,
          params: {},
          path: `/oembed?url=${encodeURIComponent(`${site}/${story}${chart}${query}`)}`,
        })),
      ),
    );
  // Pictures of pixels are made of the others; those of two charts are enough.
  return asked
    .filter(({ path }) => !path.endsWith(".png") || path.includes("walkouts-by-"))
    .flatMap((each) => pinned.map((query) => ({ ...each, path: each.path + query })));
}

const addresses = readdirSync(app, { recursive: true, encoding: "utf8" })
  // What the server asks itself is refused at the door; it tells how many bytes are kept, to the last one.
  .filter((path) => path.endsWith("route.ts") && !path.includes("state"))
  .flatMap((path) => addressesOf(dirname(path)));

interface Told {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What every address answers now. */
async function answers(): Promise<Map<string, Told>> {
  const told = new Map<string, Told>();
  for (const { route, params, path } of addresses) {
    const { GET } = await import(/* @vite-ignore */ join(app, route, "route.ts"));
    const response: Response = await GET(new Request(site + path, { headers: { host: "desk.example" } }), {
      params: Promise.resolve(params),
    });
    const body = Buffer.from(await response.arrayBuffer()).toString("latin1");
    told.set(path, { status: response.status, headers: Object.fromEntries(response.headers), body });
  }
  return told;
}

/** The addresses whose answers hold a word that waits. */
const telling = (told: Map<string, Told>) =>
  [...told].filter(([, { body }]) => /embargoed|Two came late/.test(body)).map(([path]) => path);

test("no byte of any answer tells of an edition that waits, and at its minute every address does", async () => {
  const alone = await answers();
  expect(alone.size).toBe(addresses.length);
  expect(telling(alone)).toEqual([]);

  const first = submitted("wharf", ["story.yaml", "headline: The toll", "headline: The embargoed toll"]);
  await publish(database, [submitted("harbour", ...embargoed), first], () => clock.now, null, due);
  // Servers that have just started keep nothing yet.
  vi.resetModules();
  const pending = await answers();
  for (const [path, told] of alone) expect(pending.get(path), path).toEqual(told);

  clock.now = new Date(due);
  // As long as an answer that was given a moment ago is given again.
  await wait(300);
  const out = await answers();
  const status = (path: string) => out.get(path)?.status;
  const tells = telling(out);
  for (const path of [
    "/",
    "/harbour",
    "/harbour?v=2",
    "/wharf",
    "/harbour/walkouts-by-day",
    "/harbour/corrections",
    "/harbour/feed.xml",
    "/embed/harbour/walkouts-by-day",
    "/embed/harbour/countdown",
    "/charts/harbour/countdown.svg",
    "/charts/harbour/countdown.csv",
    "/charts/harbour/walkouts-by-day.json?v=2",
    `/oembed?url=${encodeURIComponent(`${site}/wharf/poll`)}`,
  ]) {
    expect(status(path), path).toBe(200);
    expect(tells, path).toContain(path);
  }
  const named = [status("/harbour/sides"), status("/harbour/positions"), alone.get("/harbour/sides")?.status];
  expect(named).toEqual([200, 308, 404]);
  expect([status("/harbour/walkouts-by-date"), status("/embed/harbour/walkouts-by-date")]).toEqual([
    410, 410,
  ]);
  expect(JSON.parse(out.get("/health")?.body ?? "")).toMatchObject({
    stories: [
      { slug: "wharf", edition: 1, publishedAt: "2031-03-22T18:00:00.000Z" },
      { slug: "harbour", edition: 2 },
    ],
  });
  for (const path of ["/charts/harbour/walkouts-by-day.card.png", "/charts/harbour/walkouts-by-day.png"])
    expect([alone.get(path)?.status, status(path)], path).toEqual([404, 200]);
});
