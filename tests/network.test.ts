/** What readers are answered while a database on the other side of a network is gone, silent, or takes no writes. */
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GET as dashboard } from "../app/[story]/route";
import { GET as embed } from "../app/embed/[story]/[chart]/route";
import { GET as health } from "../app/health/route";
import { openDatabase } from "../lib/database/client";
import { databaseFailure, isAway } from "../lib/database/failure";
import { holdingsAt } from "../lib/database/holdings";
import { plan, publish, StalePlan } from "../lib/database/publish";
import { migrate } from "../prisma/migrate";
import { prepare } from "../scripts/serve";
import { newDatabase, onServer } from "./database";
import { newDesk } from "./desk";
import { type Line, newLine } from "./postgresql/line";
import { standbyOf, startPostgresql } from "./postgresql/server";
import { type FileEdit, submitted } from "./stories";

vi.mock("../lib/http/clock", () => ({ now: () => new Date("2031-03-22T12:00:00Z") }));

const site = "http://desk.example";
const relabelled: FileEdit = ["2031-03-01-audit.yaml", "label: Pier one", "label: Pier nine"];

const params = (more: object = {}) => ({ params: Promise.resolve({ story: "harbour", ...more }) }) as never;
const pages = {
  dashboard: () => dashboard(new Request(`${site}/harbour`), params()),
  embed: () => embed(new Request(`${site}/embed/harbour/poll`), params({ chart: "poll" })),
};
const told = async () =>
  (await health()).json() as Promise<{ status: string; reason?: string; stories?: { edition: number }[] }>;
/** Longer than it is taken for granted that the database is as it was. */
const later = () => wait(300);

describe.skipIf(!onServer)("a database over a network", () => {
  let line: Line;
  let url: string;

  beforeEach(async () => {
    url = newDatabase();
    line = await newLine(url);
    process.env.DATABASE_URL = line.url;
    await published([]);
    await later();
  });
  afterEach(() => line.remove());

  async function published(edits: FileEdit[]): Promise<void> {
    await migrate(url);
    const database = openDatabase(url);
    const minute = edits.length;
    await publish(
      database,
      [submitted("harbour", ...edits)],
      () => new Date(Date.UTC(2031, 2, 21, 8, minute)),
    ).finally(() => database.$disconnect());
  }

  test.each([
    ["refuses connections", () => line.cut(), "the database cannot be reached: is it running?"],
    ["falls silent", () => line.silence(), "the database did not answer in time"],
  ])(
    "one that %s leaves the last good edition, which is told, and comes back within a second",
    async (_, harm, why) => {
      const before = await Promise.all(
        [pages.dashboard(), pages.embed()].map(async (each) => (await each).text()),
      );
      await harm();
      await later();
      // What was under way when it went is told of another way first.
      await health();
      await later();
      for (const [index, page] of [pages.dashboard, pages.embed].entries()) {
        const begun = performance.now();
        const answer = await page();
        expect(performance.now() - begun).toBeLessThan(1500);
        expect([answer.status, (await answer.text()) === before[index]]).toEqual([200, true]);
        expect(answer.headers.get("cache-status")).toMatch(/^deadline-desk; hit; detail="the database/);
      }
      expect(await told()).toMatchObject({ status: "stale", reason: why, stories: [{ edition: 1 }] });

      await published([relabelled]);
      await line.mend();
      await vi.waitFor(
        async () => expect(await told()).toMatchObject({ status: "ok", stories: [{ edition: 2 }] }),
        {
          timeout: 1000,
          interval: 50,
        },
      );
      const after = await pages.dashboard();
      expect(after.headers.get("cache-status")).toBeNull();
      expect(await after.text()).toContain("Pier nine");
    },
  );

  test("one whose connections are ended by its administrator is asked over others, and nobody sees it", async () => {
    await pages.dashboard();
    const database = openDatabase(url);
    await database.$queryRawUnsafe(
      "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE application_name = 'deadline-desk' AND pid <> pg_backend_pid()",
    );
    await database.$disconnect();
    await later();
    await told();
    await later();
    expect(await told()).toMatchObject({ status: "ok" });
    expect((await pages.dashboard()).status).toBe(200);
  });

  test("one that takes no writes is named, and nothing is written", async () => {
    const readOnly = new URL(url);
    readOnly.searchParams.set("options", "-c default_transaction_read_only=on");
    const database = openDatabase(readOnly.href);
    const refused = await publish(
      database,
      [submitted("harbour", relabelled)],
      () => new Date("2031-03-21T09:00:00Z"),
    ).catch((error) => error);
    await database.$disconnect();
    expect(databaseFailure(refused)).toBe("the database takes no writes: it is a copy, or was told so");
    await later();
    expect(await told()).toMatchObject({ status: "ok", stories: [{ edition: 1 }] });
  });

  test("ten servers that start at once make the tables and the first edition once", async () => {
    const desk = newDesk();
    desk.here();
    process.env.DATABASE_URL = newDatabase();
    const told = vi.spyOn(console, "log").mockImplementation(() => {});
    await Promise.all(Array.from({ length: 10 }, prepare));
    told.mockRestore();
    expect(await holdingsAt()).toMatchObject([{ story: "harbour", edition: 1 }]);
  });

  test("of two who apply plans of one edition one publishes, and the other is told to look again", async () => {
    const [one, other] = [
      submitted("harbour", relabelled),
      submitted("harbour", ["2031-03-01-audit.yaml", "label: Pier one", "label: Pier ten"]),
    ];
    const at = new Date("2031-03-21T09:00:00Z");
    const applied = async (submission: typeof one) => {
      const database = openDatabase(url);
      const { token } = await plan(database, submission, at);
      return publish(database, [submission], () => at, [token]).finally(() => database.$disconnect());
    };
    const came = await Promise.allSettled([applied(one), applied(other)]);
    expect(came.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [refused] = came.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(refused).toBeInstanceOf(StalePlan);
    expect(refused.message).toContain("look at it with --plan");
    expect(await holdingsAt(url)).toHaveLength(2);
  });

  test("a user or a database that is not there is named, and is no passing fault", async () => {
    for (const [change, sentence] of [
      [
        (address: URL) => (address.username = "nobody"),
        "the database refuses the user or the password of DATABASE_URL",
      ],
      [
        (address: URL) => (address.pathname = "/nothing"),
        "the database that DATABASE_URL names is not there",
      ],
    ] as const) {
      const other = new URL(url);
      change(other);
      const error = await migrate(other.href).catch((error) => error);
      expect(databaseFailure(error)).toBe(sentence);
      expect(isAway(error)).toBe(false);
    }
  });

  test("one that fails over to its standby is served all through, loses no edition and takes the next", async () => {
    const first = await startPostgresql();
    const standby = await standbyOf(first);
    const over = await newLine(first.url);
    process.env.DATABASE_URL = over.url;
    const publishes = async (edits: FileEdit[], hour: number) => {
      const database = openDatabase(over.url);
      const at = () => new Date(Date.UTC(2031, 2, 21, hour));
      return publish(database, [submitted("harbour", ...edits)], at).finally(() => database.$disconnect());
    };
    const shows = (edition: number) =>
      vi.waitFor(async () => expect(await told()).toMatchObject({ status: "ok", stories: [{ edition }] }), {
        timeout: 3000,
        interval: 50,
      });
    try {
      await migrate(over.url);
      await publishes([], 8);
      await publishes([relabelled], 9);
      await vi.waitFor(async () => expect(await holdingsAt(standby.url)).toHaveLength(2), { timeout: 5000 });
      await shows(2);
      const before = await (await pages.dashboard()).text();

      await first.stop("immediate");
      await later();
      await health();
      await later();
      const meanwhile = await pages.dashboard();
      expect([meanwhile.status, (await meanwhile.text()) === before]).toEqual([200, true]);
      expect(await told()).toMatchObject({ status: "stale", stories: [{ edition: 2 }] });

      // Readers are served by it before it takes writes.
      over.lead(standby.url);
      await shows(2);
      const refused = await publishes([], 10).catch((error) => error);
      expect(databaseFailure(refused)).toBe("the database takes no writes: it is a copy, or was told so");

      await standby.promote();
      await publishes([["2031-03-01-audit.yaml", "label: Pier one", "label: Pier ten"]], 10);
      await shows(3);
      expect(await (await pages.dashboard()).text()).toContain("Pier ten");
      expect((await holdingsAt(over.url)).map(({ edition }) => edition)).toEqual([1, 2, 3]);
    } finally {
      await over.remove();
      await standby.remove();
      await first.remove();
    }
  }, 60_000);
});
