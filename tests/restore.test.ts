/** A backup in the database's place: what is looked at before, what is kept, who waits. */
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backup } from "../lib/backup/backup";
import { exchange } from "../lib/backup/exchange";
import { guarded } from "../lib/backup/guard";
import { restoreOptions } from "../lib/backup/options";
import { restore } from "../lib/backup/restore";
import { openDatabase } from "../lib/database/client";
import { connected, settleLog } from "../lib/database/connection";
import { holdingsAt } from "../lib/database/holdings";
import { publish } from "../lib/database/publish";
import { readStory } from "../lib/database/stories";
import { now } from "../lib/http/clock";
import { readStories } from "../lib/seed/read";
import { find } from "../lib/story/story";
import { migrate, migrationNames } from "../prisma/migrate";
import { type Desk, newDesk, publishHere, type Started } from "./desk";
import { archive } from "./stories";

let desk: Desk;
let copy: string;
beforeEach(() => {
  desk = newDesk();
  desk.here();
  copy = join(desk.folder, "copy.db");
});

const running: Started[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});

const migrations = { names: migrationNames(), apply: migrate };
const looked = (file = copy) => restore({ file, apply: false, lose: null }, migrations, now);
const placed = (lose: string | null = null, file = copy) =>
  restore({ file, apply: true, lose }, migrations, now);
const numbers = async (url = desk.url) => (await holdingsAt(url)).map(({ edition }) => edition);
const names = () => readdirSync(desk.folder).filter((name) => !/-(wal|shm)$/.test(name));
const keptNames = () => names().filter((name) => name.startsWith("desk.db.until-"));

/** Publishes as many editions, and copies the database after the first so many. */
async function published({ copied, all }: { copied: number; all: number }): Promise<void> {
  for (let edition = 1; edition <= all; edition++) {
    desk.rename(String(edition));
    await publishHere();
    if (edition === copied) await backup({ file: copy, force: false }, migrations, now);
  }
}

async function newestStory() {
  const database = openDatabase(desk.url);
  const newest = (await holdingsAt(desk.url)).at(-1);
  return readStory(database, "harbour", newest?.edition ?? 0).finally(() => database.$disconnect());
}

/** The first pier's label at the newest edition. */
const label = async () => find((await newestStory()).figures, "walkout-1").label.en;

describe("without --apply", () => {
  test("it says story by story what would change and what would be lost, with the command, and changes nothing", async () => {
    await published({ copied: 2, all: 4 });
    const [before, bytes] = [names(), readFileSync(desk.ledger, "utf8")];
    expect(await looked()).toMatch(
      new RegExp(
        [
          "^.*copy\\.db: a whole database, 1 story, 2 editions, [\\d,]+ bytes",
          "in the place of .*desk\\.db:",
          "  harbour: edition 4 of \\S+Z → edition 2 of \\S+Z; lost: harbour@3-4",
          "would be lost, though published under addresses that were to hold for ever: harbour@3-4",
          "what is published next takes their numbers: \\?v=3 of harbour comes to mean something else, and caches that keep",
          "the old go on showing it",
          "nothing was changed; to put it in place:",
          "DATABASE_URL=file:.*desk\\.db npm run restore -- .*copy\\.db --apply --lose harbour@3-4$",
        ].join("\n"),
      ),
    );
    expect([names(), readFileSync(desk.ledger, "utf8"), await numbers()]).toEqual([
      before,
      bytes,
      [1, 2, 3, 4],
    ]);
  });

  test("it looks at copies alone: a file in a folder that may not be written is as good", async () => {
    await published({ copied: 1, all: 1 });
    const [bytes, changed] = [readFileSync(copy), statSync(copy).mtimeMs];
    expect(await looked()).toContain("harbour: edition 1 of ");
    expect([readFileSync(copy).equals(bytes), statSync(copy).mtimeMs]).toEqual([true, changed]);
    expect(existsSync(`${copy}-wal`)).toBe(false);
  });
});

describe("with --apply", () => {
  test("it puts the copy in place, keeps what was there under the moment, whole, and goes on from it", async () => {
    await published({ copied: 2, all: 3 });
    const mode = statSync(desk.database).mode;
    const before = statSync(desk.database).ino;
    expect(await placed("harbour@3")).toMatch(
      /lost: harbour@3\nin place; what was there is kept as .*desk\.db\.until-\S+Z\nnpm run seed -- --plan /,
    );
    expect([await numbers(), await label()]).toEqual([[1, 2], "Pier 2"]);
    expect(statSync(desk.database)).toMatchObject({ mode });
    expect(statSync(desk.database).ino).not.toBe(before);
    const [kept = ""] = keptNames();
    expect(statSync(join(desk.folder, kept)).ino).toBe(before);
    expect(readdirSync(desk.folder).filter((name) => /until.*-(wal|shm)$/.test(name))).toEqual([]);
    expect(await numbers(`file:${join(desk.folder, kept)}`)).toEqual([1, 2, 3]);
    // What follows is the next edition, and the ledger vouches for it.
    await publishHere();
    expect([await numbers(), await label()]).toEqual([[1, 2, 3], "Pier 3"]);
    expect(Object.keys(JSON.parse(readFileSync(desk.ledger, "utf8")).stories.harbour)).toEqual([
      "1",
      "2",
      "3",
    ]);
    // What was kept can come back: it lacks this third edition, though it has one of the number.
    await expect(placed(null, join(desk.folder, kept))).rejects.toThrow(
      "--lose harbour@3 says that it may be",
    );
    await placed("harbour@3", join(desk.folder, kept));
    expect(await numbers()).toEqual([1, 2, 3]);
    expect(names().filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("it asks for the very editions that would be lost, and for nothing where none would", async () => {
    await published({ copied: 1, all: 3 });
    const before = names();
    await expect(placed()).rejects.toThrow(/harbour@2-3\nwhat is published next.*--lose harbour@2-3 says/s);
    await expect(placed("harbour@2")).rejects.toThrow("--lose harbour@2: what would be lost is harbour@2-3");
    expect([names(), await numbers()]).toEqual([before, [1, 2, 3]]);
    await placed("harbour@2-3");
    await expect(placed("harbour@2-3")).rejects.toThrow("nothing that was published would be lost");
    await placed();
    expect(await numbers()).toEqual([1]);
  });

  test("what waits for its minute is told, and may be lost without a word: nobody has seen it", async () => {
    await published({ copied: 1, all: 1 });
    desk.rename("two");
    await publishHere("2099-03-25T18:00:00Z");
    expect(await placed()).toMatch(
      /edition 1 of \S+, edition 2 waits until 2099-03-25T18:00Z → edition 1 of \S+\n/,
    );
    expect(await numbers()).toEqual([1]);
  });

  test.each([
    ["there is none", undefined],
    ["it is empty", ""],
    ["it is damaged", "no database ".repeat(999)],
  ])("where %s the ledger knows what would be lost", async (_, bytes) => {
    await published({ copied: 2, all: 3 });
    desk.lay(bytes);
    await expect(placed()).rejects.toThrow("--lose harbour@3 says that it may be");
    const told = await placed("harbour@3");
    expect(await numbers()).toEqual([1, 2]);
    if (bytes === undefined) expect(told).toContain("in place, where there was nothing");
    else expect(readFileSync(join(desk.folder, keptNames()[0] ?? ""), "utf8")).toBe(bytes);
  });

  test("a log that was left alone is kept, and never taken for the new one's", async () => {
    await published({ copied: 1, all: 2 });
    const log = readFileSync(`${desk.database}-wal`);
    expect(log.length).toBeGreaterThan(0);
    desk.lay();
    writeFileSync(`${desk.database}-wal`, log);
    await placed("harbour@2");
    expect([await numbers(), await label()]).toEqual([[1], "Pier 1"]);
    const [kept = ""] = readdirSync(desk.folder).filter((name) => /until.*-wal$/.test(name));
    expect(readFileSync(join(desk.folder, kept)).equals(log)).toBe(true);
  });

  test("without a database or a ledger it makes both", async () => {
    await published({ copied: 1, all: 1 });
    const other = newDesk("deep/er/desk.db");
    other.here();
    expect(await placed()).toContain("harbour: nothing → edition 1 of ");
    expect(await numbers(other.url)).toEqual([1]);
    expect(readFileSync(other.ledger, "utf8")).toBe(readFileSync(desk.ledger, "utf8"));
  });
});

test("a database of an older program is brought up to date in its copy, and the file stays as it is", async () => {
  await published({ copied: 3, all: 3 });
  // Everything of it that the program before the newest migration knew.
  const old = join(desk.folder, "old.db");
  const had = migrationNames().slice(0, -1);
  await connected(`file:${old}`, async (connection) => {
    for (const name of had)
      await connection.executeMultiple(readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8"));
    await connection.execute({ sql: "ATTACH ? AS new", args: [copy] });
    await connection.execute("PRAGMA foreign_keys = OFF");
    await connection.execute(
      "CREATE TABLE _prisma_migrations AS SELECT * FROM new._prisma_migrations ORDER BY migration_name",
    );
    await connection.execute({
      sql: "DELETE FROM _prisma_migrations WHERE migration_name = ?",
      args: [migrationNames().at(-1) ?? ""],
    });
    const { rows } = await connection.execute(
      "SELECT m.name, group_concat('\"' || c.name || '\"') AS columns FROM main.sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite%' GROUP BY m.name",
    );
    for (const { name, columns } of rows)
      await connection.execute(
        `INSERT OR REPLACE INTO main."${name}" (${columns}) SELECT ${columns} FROM new."${name}"`,
      );
  });
  const bytes = readFileSync(old);
  const before = await newestStory();
  expect(await placed(null, old)).toContain("of an older program, its copy brought up to date");
  expect(await newestStory()).toEqual(before);
  expect(await migrate(desk.url)).toEqual([]);
  expect(readFileSync(old).equals(bytes)).toBe(true);
});

describe("refused in a sentence, and nothing is changed:", () => {
  const sql = (file: string, statement: string) =>
    connected(`file:${file}`, (connection) => connection.execute(statement));

  // Each case: what the file is made, the sentence.
  test.each<[string, () => unknown, string | RegExp]>([
    ["no file", () => rmSync(copy), "no such file: "],
    ["the database itself", () => rmSync(copy) ?? copyLink(), "is the database itself"],
    [
      "a file of figures",
      () => writeFileSync(copy, "headline: The toll\n".repeat(99)),
      "it is damaged, or no database",
    ],
    ["an empty file", () => writeFileSync(copy, ""), "a database, but none of this program's"],
    [
      "another program's database",
      async () => {
        rmSync(copy);
        await sql(copy, "CREATE TABLE t (x)");
      },
      "a database, but none of this program's",
    ],
    [
      "half a file",
      () => writeFileSync(copy, readFileSync(copy).subarray(0, 100_000)),
      /it is damaged, or no database|damaged: /,
    ],
    [
      "a page of nothing",
      () => {
        const bytes = readFileSync(copy);
        writeFileSync(copy, bytes.fill(0, bytes.length - 3 * 4096, bytes.length - 4096));
      },
      /it is damaged, or no database|damaged: /,
    ],
    [
      "a table less",
      () => sql(copy, 'DROP TABLE "EmbedHeights"'),
      "tables are missing, or others: EmbedHeights",
    ],
    [
      "an edition less",
      async () => {
        for (const table of ["Change", "Edition"])
          await sql(copy, `DELETE FROM "${table}" WHERE "${table === "Edition" ? "number" : "edition"}" = 1`);
      },
      /damaged: /,
    ],
    [
      "no edition",
      async () => {
        rmSync(copy);
        await migrate(`file:${copy}`);
        await settleLog(`file:${copy}`);
      },
      "a database of this program that holds no edition",
    ],
    [
      "a newer program's database",
      () =>
        sql(
          copy,
          "INSERT INTO \"_prisma_migrations\" (id, checksum, finished_at, migration_name) VALUES ('x', 'x', current_timestamp, '20990101000000_later')",
        ),
      "made by a newer program, whose migrations this one lacks: 20990101000000_later",
    ],
  ])("%s", async (_, make, message) => {
    await published({ copied: 2, all: 2 });
    await make();
    const before = names();
    const told = await placed().catch((error: Error) => error.message);
    expect(told).toMatch(message);
    expect(told).not.toMatch(/in place/);
    expect([names(), await numbers()]).toEqual([before, [1, 2]]);
  });

  const copyLink = () => {
    copy = desk.database;
  };

  test("the command says so, and so its exit code", async () => {
    expect(desk.run("scripts/restore.ts", copy, "--apply")).toEqual({
      status: 1,
      out: "",
      err: `no such file: ${copy}\nnothing was changed\n`,
    });
    expect(desk.run("scripts/restore.ts", "--help").out).toContain("--lose EDITIONS");
  });

  test.each([
    [[], "expected a file: npm run restore -- FILE"],
    [["a.db", "--aply"], "unknown option: --aply, did you mean --apply?"],
    [["a.db", "--lose", "harbour@2"], "--lose goes with --apply"],
    [["a.db", "--apply", "--lose"], "--lose: expected a value after it"],
    [["a.db", "--apply", "--lose", "all"], "--lose: expected editions such as gsomia@19-26, found all"],
  ])("%j", (args, message) => {
    expect(() => restoreOptions(args)).toThrow(message);
  });
});

test("a copy of a database that is open, made by hand with its log, is taken whole", async () => {
  await published({ copied: 1, all: 2 });
  const [file, log] = [join(desk.folder, "by-hand.db"), `${join(desk.folder, "by-hand.db")}-wal`];
  copyFileSync(desk.database, file);
  copyFileSync(`${desk.database}-wal`, log);
  expect(statSync(log).size).toBeGreaterThan(0);
  expect(await looked(file)).toContain("2 editions");
});

describe("while a seed writes", () => {
  /** Holds the database's lock while something is done. */
  async function locked(work: (database: ReturnType<typeof openDatabase>) => Promise<void>): Promise<void> {
    const database = openDatabase(desk.url);
    await database.$transaction(
      async (transaction) => {
        await transaction.turn.update({ where: { id: 1 }, data: { taken: { increment: 1 } } });
        await work(transaction as typeof database);
      },
      { timeout: 60_000 },
    );
    await database.$disconnect();
  }

  test("it waits for it, and asks again whether what is lost is what was said", async () => {
    await published({ copied: 1, all: 2 });
    let restoring: Started | undefined;
    await locked(async (database) => {
      restoring = desk.start("scripts/restore.ts", copy, "--apply", "--lose", "harbour@2");
      running.push(restoring);
      const begun = () => names().some((name) => name.startsWith(".restore-"));
      await vi.waitFor(() => expect(begun()).toBe(true), { timeout: 60_000 });
      await new Promise((wait) => setTimeout(wait, 3000));
      await database.edition.create({ data: { story: "harbour", number: 3, publishedAt: new Date() } });
    });
    expect(await restoring?.ended).toBe(1);
    expect(restoring?.said()).toContain(
      "--lose harbour@2: what would be lost is harbour@2-3\nnothing was changed",
    );
    expect(await numbers()).toEqual([1, 2, 3]);
  });

  test("a seed that had the old one open publishes into neither, and says so", async () => {
    await published({ copied: 1, all: 2 });
    const turn = guarded(now);
    const database = openDatabase(desk.url);
    expect(await database.edition.count()).toBe(2);
    await placed("harbour@2");
    const files = readStories({
      figures: desk.figures,
      articles: archive,
      stories: [],
      now: now().toISOString(),
    });
    desk.rename("nine");
    await expect(publish(database, files, now, null, null, null, turn)).rejects.toThrow(
      "another database was put in place meanwhile: run the command again",
    );
    await database.$disconnect();
    const kept = join(desk.folder, keptNames()[0] ?? "");
    expect([await numbers(), await numbers(`file:${kept}`)]).toEqual([[1], [1, 2]]);
  });
});

test("two restores at once: one is in place, the other says so and has changed nothing", async () => {
  await published({ copied: 1, all: 1 });
  const both = [0, 1].map(() => desk.start("scripts/restore.ts", copy, "--apply"));
  running.push(...both);
  const codes = await Promise.all(both.map(({ ended }) => ended));
  // Far enough from each other, both are in place in turn.
  for (const [index, code] of codes.entries())
    if (code !== 0) expect(both[index]?.said()).toContain("another database was put in place meanwhile");
  expect(codes).toContain(0);
  expect([await numbers(), await label()]).toEqual([[1], "Pier 1"]);
  expect(keptNames()).toHaveLength(codes.filter((code) => code === 0).length);
});

test("an exchange that the file system refuses leaves all as it was", async () => {
  await published({ copied: 1, all: 2 });
  const before = readdirSync(desk.folder).sort();
  expect(() => exchange(join(desk.folder, "none.db"), desk.database, `${desk.database}.kept`)).toThrow(
    "ENOENT",
  );
  expect(readdirSync(desk.folder).sort()).toEqual(before);
  expect(await numbers()).toEqual([1, 2]);
});
