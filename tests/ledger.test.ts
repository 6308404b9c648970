/** The ledger beside the database: what it says, and what is refused over a database that lacks it. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { guarded, vouch } from "../lib/backup/guard";
import { ledgerPath } from "../lib/backup/ledger";
import { holdingsAt } from "../lib/database/holdings";
import { now } from "../lib/http/clock";
import { takenBack } from "../lib/seed/cancel";
import { migrate } from "../prisma/migrate";
import { prepare } from "../scripts/serve";
import { type Desk, newDesk, publishHere, type Started } from "./desk";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
  desk.here();
});

const running: Started[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});

/** The editions that the ledger tells of, by number. */
const ledger = (): Record<string, string> =>
  JSON.parse(readFileSync(desk.ledger, "utf8")).stories.harbour ?? {};
const told = () => Object.keys(ledger());
const numbers = async () => (await holdingsAt()).map(({ edition }) => edition);
const another = async (label: string) => {
  desk.rename(label);
  return publishHere();
};

describe("the ledger", () => {
  test("tells of every edition and its moment after each publication", async () => {
    await publishHere();
    await another("two");
    const held = await holdingsAt();
    expect(ledger()).toEqual(Object.fromEntries(held.map((each) => [each.edition, each.publishedAt])));
    expect(told()).toEqual(["1", "2"]);
  });

  test("tells of what waits, until it is taken back", async () => {
    await publishHere();
    desk.rename("two");
    await publishHere("2099-03-25T18:00:00Z");
    expect(ledger()).toMatchObject({ 2: "2099-03-25T18:00:00.000Z" });
    await takenBack({ story: "harbour", edition: 2 }, now);
    expect(told()).toEqual(["1"]);
  });

  test("says no more than the database, whoever is killed between the two", async () => {
    await publishHere();
    desk.rename("two");
    await publishHere("2099-03-25T18:00:00Z");
    // The turn of what may take back what waits.
    guarded(now)(await holdingsAt());
    expect(told()).toEqual(["1"]);
  });

  test("that lags behind is harmless, and is written by the next seed, or start", async () => {
    await publishHere();
    const before = readFileSync(desk.ledger);
    await another("two");
    writeFileSync(desk.ledger, before);
    await publishHere();
    expect(told()).toEqual(["1", "2"]);
    writeFileSync(desk.ledger, before);
    await prepare();
    expect(told()).toEqual(["1", "2"]);
    rmSync(desk.ledger);
    await prepare();
    expect(told()).toEqual(["1", "2"]);
    const { mtimeMs } = statSync(desk.ledger);
    await prepare();
    expect(statSync(desk.ledger).mtimeMs).toBe(mtimeMs);
  });

  test("that cannot be written warns, and what is published is published", async () => {
    // The database's name still fits its folder, the ledger's does not.
    desk = newDesk(`${"d".repeat(243)}.db`);
    desk.here();
    const { code, words, data } = await publishHere();
    expect([code, await numbers()]).toEqual([0, [1]]);
    expect(words).toMatch(
      /edition 1 is out[\s\S]*editions\.json could not be written \(ENAMETOOLONG\): until it is/,
    );
    expect(data).toMatchObject({ ledger: expect.stringContaining("could not be written") });
    expect(readdirSync(desk.folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("that is damaged is named before anything is written", async () => {
    await publishHere();
    for (const text of ["{", '{"stories":{"harbour":{"one":"yesterday"}}}']) {
      writeFileSync(desk.ledger, text);
      await expect(another("two")).rejects.toThrow(
        /editions\.json, the ledger of what was published, cannot be read \(damaged\): move it away/,
      );
    }
    expect(await numbers()).toEqual([1]);
  });

  test("is of files alone", () => {
    expect(ledgerPath("postgresql://desk")).toBeNull();
  });
});

/** What has become of a database of two editions, and what is said of it. */
const gone: [string, (first: Buffer) => Promise<void>, string][] = [
  [
    "is missing",
    async () => desk.lay(),
    "lacks editions that were published, as desk.db.editions.json beside it tells: harbour@1-2,",
  ],
  [
    "is empty",
    async () => desk.lay(""),
    "lacks editions that were published, as desk.db.editions.json beside it tells: harbour@1-2,",
  ],
  [
    "is an older copy",
    async (first) => desk.lay(first),
    "lacks editions that were published, as desk.db.editions.json beside it tells: harbour@2,",
  ],
  [
    "is another one",
    async () => {
      const written = readFileSync(desk.ledger);
      desk.lay();
      rmSync(desk.ledger);
      await publishHere();
      await another("three");
      await another("five");
      writeFileSync(desk.ledger, written);
    },
    "is another database than was published from, as desk.db.editions.json beside it tells: harbour@1-2,",
  ],
];

describe.each(gone)("over a database that %s", (_, make, sentence) => {
  let before: unknown;
  const state = async () => [
    readdirSync(desk.folder).filter((name) => !/-(wal|shm)$/.test(name)),
    await numbers(),
    readFileSync(desk.ledger, "utf8"),
  ];

  beforeEach(async () => {
    await publishHere();
    const first = join(desk.folder, "first.db");
    await (await import("../lib/backup/backup")).backup(
      { file: first, force: false },
      { apply: migrate },
      now,
    );
    await another("two");
    await make(readFileSync(first));
    desk.rename("six");
    before = await state();
  });

  test("a seed and a start refuse in a sentence that says what is missing and both ways on, and make nothing", async () => {
    for (const refused of [publishHere(), prepare(), takenBack({ story: "harbour", edition: 2 }, now)]) {
      const { message } = await refused.then(
        () => new Error("it was let pass"),
        (error: Error) => error,
      );
      expect(message).toContain(sentence);
      expect(message).toContain(
        "\nnpm run restore -- FILE puts a backup in its place; npm run seed -- --begin-again ",
      );
      expect(message).toContain("?v=2 of harbour, which was to hold for ever, comes to mean something else");
    }
    expect(await state()).toEqual(before);
  });

  test("--begin-again goes on from what is there, and moves the ledger aside", async () => {
    const held = (await numbers()).length;
    await publishHere(null, true);
    expect(await numbers()).toHaveLength(held + 1);
    expect(told()).toHaveLength(held + 1);
    const [aside = ""] = readdirSync(desk.folder).filter((name) => name.includes("editions.json.until-"));
    expect(Object.keys(JSON.parse(readFileSync(join(desk.folder, aside), "utf8")).stories.harbour)).toEqual([
      "1",
      "2",
    ]);
    await another("seven");
    await vouch(now());
  });
});

test("the commands say so: the seed, its watch, and the start before it builds anything", async () => {
  await publishHere();
  desk.lay();
  const { status, err } = desk.seed();
  expect([status, err]).toEqual([
    1,
    expect.stringMatching(/lacks editions that were published[\s\S]*something else\nnothing was written\n$/),
  ]);
  expect(JSON.parse(desk.seed("--json").out).error).toContain("lacks editions");
  const serving = desk.run("scripts/serve.ts");
  expect([serving.status, serving.out, serving.err]).toEqual([
    1,
    "",
    expect.stringContaining("lacks editions"),
  ]);
  const watching = desk.start("prisma/seed.ts", "--watch", "--publish");
  running.push(watching);
  await vi.waitFor(() => expect(watching.said()).toContain("nothing was written"), { timeout: 60_000 });
  expect(watching.said()).toContain("lacks editions");
  expect(existsSync(desk.database)).toBe(false);
  expect(desk.seed("--begin-again")).toMatchObject({
    status: 0,
    out: expect.stringContaining("harbour: edition 1 is out"),
  });
  expect(desk.seed("--begin-again")).toMatchObject({
    status: 1,
    err: "--begin-again: the database lacks nothing that was published from it\nnothing was written\n",
  });
});

test("over a damaged database a seed names the way back", async () => {
  await publishHere();
  desk.lay("no database ".repeat(999));
  await expect(another("two")).rejects.toThrow(
    "the database's file is damaged, or no database: npm run restore -- FILE puts a backup in its place",
  );
});
