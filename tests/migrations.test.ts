import { spawn, spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { openDatabase } from "../lib/database/client";
import { migrate } from "../prisma/migrate";
import { newDatabase, onServer } from "./database";

test("the migrations make the tables of schema.prisma", () => {
  const ran = spawnSync(process.execPath, ["--import", "tsx", "prisma/migrate.ts", "create", "check"], {
    encoding: "utf8",
  });
  expect(ran.stdout).toBe("schema.prisma holds nothing that the migrations lack\n");
});

test("migrating twice applies nothing again, and the journal is WAL", async () => {
  const url = newDatabase();
  const applied = await migrate(url);
  expect(applied.length).toBeGreaterThan(0);
  expect(await migrate(url)).toEqual([]);
  const client = openDatabase(url);
  const names: { migration_name: string }[] = await client.$queryRawUnsafe(
    'SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL',
  );
  expect(names.map((row) => row.migration_name)).toEqual(applied);
  if (!onServer)
    expect(await client.$queryRawUnsafe("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
  await client.$disconnect();
});

test("first seeds at once make one database, and a run that died leaves none stuck", async () => {
  const url = newDatabase();
  const run = () =>
    new Promise<string>((done) => {
      const env = { ...process.env, DATABASE_URL: url };
      const migrating = spawn(process.execPath, ["--import", "tsx", "prisma/migrate.ts"], { env });
      let said = "";
      for (const stream of [migrating.stdout, migrating.stderr]) {
        stream.on("data", (part) => {
          said += part;
        });
      }
      migrating.on("close", () => done(said));
    });
  const all = await Promise.all([run(), run(), run(), run()]);
  expect(all.filter((said) => said.startsWith("applied "))).toHaveLength(1);
  expect(all.filter((said) => said === "the database is up to date\n")).toHaveLength(3);
  const client = openDatabase(url);
  await client.$executeRawUnsafe(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name") VALUES ('x', 'x', 'of a run that died')`,
  );
  await client.$disconnect();
  expect(await migrate(url)).toEqual([]);
});
