/** A desk's history carried from one kind of database to the other, and back. */
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { backup } from "../lib/backup/backup";
import { restore } from "../lib/backup/restore";
import { openDatabase } from "../lib/database/client";
import { readFront } from "../lib/database/front";
import { holdingsAt } from "../lib/database/holdings";
import { sqlite } from "../lib/database/sqlite";
import { now } from "../lib/http/clock";
import { reading, showPlan } from "../lib/seed/run";
import { migrate, migrationNames } from "../prisma/migrate";
import { newDatabase, onServer } from "./database";
import { type Desk, newDesk, publishHere } from "./desk";
import { everythingOf } from "./everything";

const migrations = { names: migrationNames(sqlite), apply: migrate };

/** What two databases hold, edition for edition. */
async function expectSame(one: string, other: string): Promise<void> {
  const held = await holdingsAt(one);
  expect(held.length).toBeGreaterThan(1);
  expect(await holdingsAt(other)).toEqual(held);
  const [first, second] = [openDatabase(one), openDatabase(other)];
  try {
    for (const each of held)
      expect(await everythingOf(second, each)).toEqual(await everythingOf(first, each));
    expect(await readFront(second)).toEqual(await readFront(first));
  } finally {
    await Promise.all([first.$disconnect(), second.$disconnect()]);
  }
}

describe.skipIf(!onServer)("a backup", () => {
  let desk: Desk;
  let server: string;
  let copy: string;

  beforeEach(async () => {
    desk = newDesk();
    desk.here();
    server = newDatabase();
    copy = join(desk.folder, "copy.db");
    await publishHere();
    desk.rename("two");
    await publishHere();
  });

  const copied = () => backup({ file: copy, force: true }, migrations, now);
  const restored = (lose: string | null = null) =>
    restore({ file: copy, apply: true, lose }, migrations, now);

  test("of a file is carried into a server, where the figure files hold nothing new, and back into another file", async () => {
    desk.rename("three");
    await publishHere("2099-03-25T18:00:00Z");
    await copied();
    process.env.DATABASE_URL = server;
    expect(await restored()).toContain("harbour: nothing → edition 2 of");
    await expectSame(desk.url, server);
    expect((await showPlan(reading({ figures: null, stories: [] }, now()))).words).toContain(
      "harbour: nothing new: edition 3 opens at",
    );

    expect(await copied()).toMatch(/1 story, 3 editions, /);
    const back = newDesk();
    back.here();
    await restored();
    await expectSame(server, back.url);
  });

  test("takes the place of what a server holds as a whole, and of nothing that was published unless it is named", async () => {
    await copied();
    process.env.DATABASE_URL = server;
    await restored();
    desk.rename("three");
    await publishHere();
    expect(await holdingsAt(server)).toHaveLength(3);
    await expect(restored()).rejects.toThrow("--lose harbour@3 says that it may be");
    expect(await holdingsAt(server)).toHaveLength(3);
    expect(await restored("harbour@3")).toContain("lost: harbour@3");
    await expectSame(desk.url, server);
  });
});
