import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backup } from "../lib/backup/backup";
import { failure } from "../lib/backup/failure";
import { backupOptions } from "../lib/backup/options";
import { restore } from "../lib/backup/restore";
import { openDatabase } from "../lib/database/client";
import { holdingsAt } from "../lib/database/holdings";
import { now } from "../lib/http/clock";
import { migrate, migrationNames } from "../prisma/migrate";
import { type Desk, newDesk, publishHere, type Started } from "./desk";
import { everythingOf } from "./everything";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
  desk.here();
});

const made = (file: string) => backup({ file, force: true }, migrations, now);

const running: Started[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});

const migrations = { names: migrationNames(), apply: migrate };

test("copies that are made while seeds write are whole, and restored say the same of every edition", async () => {
  const publishing = desk.start("tests/publishing.ts");
  running.push(publishing);
  const published = (count: number) =>
    vi.waitFor(() => expect(publishing.said().split("\n").length).toBeGreaterThan(count), {
      timeout: 60_000,
    });
  const copies: string[] = [];
  for (const [index, count] of [3, 6, 9].entries()) {
    await published(count);
    const copy = join(desk.folder, `copy-${index}.db`);
    const { status, out } = desk.run("scripts/backup.ts", copy);
    expect([status, out]).toEqual([0, expect.stringContaining(": a whole copy, 1 story, ")]);
    copies.push(copy);
  }
  publishing.child.kill("SIGKILL");
  await publishing.ended;
  expect(readdirSync(desk.folder).filter((name) => name.startsWith("."))).toEqual([]);

  const original = openDatabase(desk.url);
  let last = 0;
  for (const copy of copies) {
    const other = newDesk();
    other.here();
    expect(await restore({ file: copy, apply: true, lose: null }, migrations, now)).toContain(
      "in place, where there was nothing",
    );
    const held = await holdingsAt(other.url);
    expect(held.length).toBeGreaterThan(last);
    last = held.length;
    const restored = openDatabase(other.url);
    for (const each of held)
      expect(await everythingOf(restored, each)).toEqual(await everythingOf(original, each));
    await restored.$disconnect();
  }
  await original.$disconnect();
}, 240_000);

test("a copy says what it holds: open editions, and what waits", async () => {
  await publishHere();
  desk.rename("two");
  await publishHere("2099-03-25T18:00:00Z");
  const copy = join(desk.folder, "copy.db");
  expect(await made(copy)).toMatch(
    /copy\.db: a whole copy, 1 story, 2 editions, [\d,]+ bytes\n {2}harbour: edition 1 of .*Z, edition 2 waits until 2099-03-25T18:00Z$/,
  );
  expect(statSync(copy).mode).toBe(statSync(desk.database).mode);
});

/** The names in the desk's folder; what SQLite keeps beside a database that is read comes and goes. */
const files = () => readdirSync(desk.folder).filter((name) => !/-(wal|shm)$/.test(name));

describe("refused in a sentence, and nothing is written:", () => {
  // Each case: what is done before, the file that is asked for, what is said.
  test.each<[string, (desk: Desk) => string, string]>([
    ["no database", ({ lay, folder }) => lay() ?? join(folder, "copy.db"), "there is no database yet: "],
    [
      "a database without editions",
      ({ lay, folder }) => lay("") ?? join(folder, "copy.db"),
      "the database holds no edition: ",
    ],
    [
      "a damaged database",
      ({ lay, folder }) => lay("no database ".repeat(999)) ?? join(folder, "copy.db"),
      "the database's file is damaged, or no database",
    ],
    ["a folder that is not there", ({ folder }) => join(folder, "none", "copy.db"), "no such folder: "],
    ["a folder that may not be written", () => "/proc/copy.db", "the folder may not be written: /proc"],
    [
      "a file for a folder",
      ({ ledger }) => join(ledger, "copy.db"),
      "expected a folder, found something else: ",
    ],
    ["a folder", ({ figures }) => figures, "expected a file, found something else: "],
    ["a device", () => "/dev/null", "expected a file, found something else: /dev/null"],
    ["the database itself", ({ database }) => database, "is the database's own"],
    [
      "a link to it",
      ({ database, folder }) => symlinkSync(database, join(folder, "link.db")) ?? join(folder, "link.db"),
      "is the database's own",
    ],
    ["its log", ({ database }) => `${database}-wal`, "is the database's own"],
    ["its ledger", ({ ledger }) => ledger, "is the database's own"],
  ])("%s", async (_, make, message) => {
    await publishHere();
    const file = make(desk);
    const before = files();
    const error = await backup({ file, force: true }, migrations, now).catch((error) => error);
    expect(failure(error)).toContain(message);
    expect(files()).toEqual(before);
  });

  test("a file that is there, without --force", async () => {
    await publishHere();
    writeFileSync(join(desk.folder, "copy.db"), "there");
    expect(desk.run("scripts/backup.ts", join(desk.folder, "copy.db"))).toEqual({
      status: 1,
      out: "",
      err: `${desk.folder}/copy.db is there already: --force replaces it\nnothing was written\n`,
    });
    expect(readFileSync(join(desk.folder, "copy.db"), "utf8")).toBe("there");
  });

  test("a full disk", async () => {
    await publishHere();
    const target = join(desk.folder, "copies");
    mkdirSync(target);
    await made(join(target, "copy.db"));
    const limit = Math.floor(statSync(join(target, "copy.db")).size / 1024) - 40;
    writeFileSync(join(target, "copy.db"), "the one before");
    const command = `exec "${process.execPath}" --import tsx scripts/backup.ts ${target}/copy.db --force`;
    const ran = spawnSync("sh", ["-c", `ulimit -f ${limit}; ${command}`], {
      encoding: "utf8",
      env: desk.environment,
    });
    expect(ran.stderr).toMatch(
      /^the (disk is full|database's file cannot be read or written)\nnothing was written\n$/,
    );
    expect(ran.status).toBe(1);
    expect(readdirSync(target)).toEqual(["copy.db"]);
    expect(readFileSync(join(target, "copy.db"), "utf8")).toBe("the one before");
  });
});

test.each([
  [[], "expected a file: npm run backup -- FILE"],
  [["a.db", "b.db"], "expected one file, found a.db, b.db"],
  [["a.db", "--forse"], "unknown option: --forse, did you mean --force?"],
  [["a.db", "--force=yes"], "--force: takes no value"],
])("%j is refused", (args, message) => {
  expect(() => backupOptions(args)).toThrow(message);
});

test("--force replaces what is there, but not by a database that lacks what was published", async () => {
  await publishHere();
  const aside = join(desk.folder, "aside.db");
  await made(aside);
  desk.rename("two");
  await publishHere();
  const copy = join(desk.folder, "copy.db");
  writeFileSync(copy, "there");
  expect(await made(copy)).toContain("2 editions");
  desk.lay(readFileSync(aside));
  await expect(made(copy)).rejects.toThrow("lacks editions that were published");
  expect(await holdingsAt(`file:${copy}`)).toHaveLength(2);
  expect(await made(join(desk.folder, "what-is-left.db"))).toContain("1 edition,");
});

test("killed at any moment it leaves no file, or a whole one", async () => {
  await publishHere();
  const copy = join(desk.folder, "copy.db");
  const whole: boolean[] = [];
  for (const delay of [0, 2, 5, 10, 20, 40, 80]) {
    rmSync(copy, { force: true });
    const killed = desk.start("scripts/backup.ts", copy);
    const begun = () => readdirSync(desk.folder).some((name) => name.startsWith(".backup-"));
    await vi.waitFor(() => expect(begun()).toBe(true), { timeout: 60_000, interval: 1 });
    await new Promise((wait) => setTimeout(wait, delay));
    killed.child.kill("SIGKILL");
    await killed.ended;
    whole.push(existsSync(copy));
    if (existsSync(copy)) expect(await holdingsAt(`file:${copy}`)).toHaveLength(1);
    for (const name of readdirSync(desk.folder).filter((name) => name.startsWith(".backup-")))
      rmSync(join(desk.folder, name), { recursive: true });
  }
  expect(whole).toContain(false);
});
