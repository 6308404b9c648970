/** What readers are answered while the database is gone, damaged, locked or another one. */
import { copyFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { GET as dashboard } from "../app/[story]/route";
import { GET as embed } from "../app/embed/[story]/[chart]/route";
import { GET as health } from "../app/health/route";
import { openDatabase } from "../lib/database/client";
import { publish } from "../lib/database/publish";
import { migrate } from "../prisma/migrate";
import { scratch } from "./database";
import { type FileEdit, submitted } from "./stories";

vi.mock("../lib/http/clock", () => ({ now: () => new Date("2031-03-22T12:00:00Z") }));

const site = "http://desk.example";
const audit = "2031-03-01-audit.yaml";
const relabelled: FileEdit = [audit, "label: Pier one", "label: Pier nine"];
let file: string;

beforeEach(() => {
  file = join(scratch(), "desk.db");
  process.env.DATABASE_URL = `file:${file}`;
});
afterEach(() => rmSync(file, { force: true }));

/** A database with a story's editions, one for each list of edits. */
async function seeded(path: string, ...editions: FileEdit[][]): Promise<void> {
  await migrate(`file:${path}`);
  const database = openDatabase(`file:${path}`);
  for (const [index, edits] of editions.entries())
    await publish(
      database,
      [submitted("harbour", ...edits)],
      () => new Date(Date.UTC(2031, 2, 21, 8 + index)),
    );
  await database.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
  await database.$disconnect();
}

const params = (more: object = {}) => ({ params: Promise.resolve({ story: "harbour", ...more }) }) as never;
const pages = {
  dashboard: () => dashboard(new Request(`${site}/harbour`), params()),
  embed: () => embed(new Request(`${site}/embed/harbour/poll`), params({ chart: "poll" })),
  unkept: () =>
    dashboard(new Request(`${site}/harbour?at=2031-03-0${Math.ceil(Math.random() * 9)}T08:00Z`), params()),
};
const told = async () =>
  (await health()).json() as Promise<{ status: string; reason?: string; stories?: { edition: number }[] }>;
/** Longer than it is taken for granted that the database is as it was. */
const later = () => wait(300);

const faults: Record<string, () => void> = {
  "is gone": () => rmSync(file),
  "is empty": () => truncateSync(file, 0),
  "is cut off": () => truncateSync(file, Math.floor(statSync(file).size / 3)),
  "is no database": () => writeFileSync(file, "nothing of the kind".repeat(1000)),
};

test.each(Object.keys(faults))(
  "a database that %s leaves the last good edition, which is told, and comes back",
  async (name) => {
    await seeded(file, []);
    await later();
    const before = await Promise.all(
      [pages.dashboard(), pages.embed()].map(async (each) => (await each).text()),
    );
    const copy = `${file}.copy`;
    copyFileSync(file, copy);
    faults[name]?.();
    await later();
    for (const [index, answer] of [await pages.dashboard(), await pages.embed()].entries()) {
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe(before[index]);
      expect(answer.headers.get("cache-status")).toMatch(/^deadline-desk; hit; detail="the database/);
    }
    expect((await pages.unkept()).status).toBe(200);
    expect(await told()).toMatchObject({ status: "stale", reason: /database/, stories: [{ edition: 1 }] });

    // Another file, with another edition, in its place.
    await seeded(copy, [relabelled]);
    renameSync(copy, file);
    await later();
    expect(await told()).toMatchObject({ status: "ok", stories: [{ edition: 2 }] });
    const after = await pages.dashboard();
    expect(after.headers.get("cache-status")).toBeNull();
    expect(await after.text()).toContain("Pier nine");
  },
);

test("who comes first while the database is locked waits for it, and stops nobody", async () => {
  await seeded(`${file}.seeded`, []);
  // A file that nothing has open yet.
  copyFileSync(`${file}.seeded`, file);
  const holder = openDatabase(`file:${file}`);
  await holder.$queryRawUnsafe("PRAGMA journal_mode = DELETE");
  await holder.$executeRawUnsafe("BEGIN EXCLUSIVE");
  await later();
  let turns = 0;
  const clock = setInterval(() => {
    turns += 1;
  }, 20);
  let answered = false;
  // Of a process that has read nothing yet.
  vi.resetModules();
  const { GET } = await import("../app/[story]/route");
  const first = GET(new Request(`${site}/harbour`), params()).finally(() => {
    answered = true;
  });
  await wait(500);
  clearInterval(clock);
  expect(turns).toBeGreaterThan(5);
  expect(answered).toBe(false);
  await holder.$executeRawUnsafe("COMMIT");
  await holder.$disconnect();
  expect((await first).status).toBe(200);
});

test("with nothing in memory a sentence says so, and to come again", async () => {
  vi.resetModules();
  const { GET } = await import("../app/embed/[story]/[chart]/route");
  const answer = await GET(new Request(`${site}/embed/harbour/poll`), params({ chart: "poll" }));
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(await answer.text()).toBe("the figures cannot be read just now: try again soon\n");
});
