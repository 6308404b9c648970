import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openDatabase } from "../lib/database/client";
import { providers } from "../lib/database/provider";
import { difference } from "../prisma/engine";
import { migrate, migrationNames } from "../prisma/migrate";
import { noServer, postgresqlSchema } from "../prisma/postgresql";
import { newDatabase, onServer, scratch } from "./database";

test("PostgreSQL's models are those of schema.prisma, and its migrations go by the same names", () => {
  const [own, shared] = [providers.postgresql, providers.sqlite];
  expect(readFileSync(own.migrations.schema, "utf8")).toBe(
    postgresqlSchema(readFileSync(shared.migrations.schema, "utf8")),
  );
  const names = migrationNames(own);
  expect(names.length).toBeGreaterThan(0);
  // Those before its first are of desks that had SQLite alone.
  expect(migrationNames(shared).slice(-names.length)).toEqual(names);
});

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

test.skipIf(!onServer)(
  "PostgreSQL's migrations make the tables of its models, letters in the order of their bytes",
  async () => {
    const { schema } = providers.postgresql.migrations;
    const wanted = await difference(
      noServer,
      { path: schema, content: 'datasource db {\n  provider = "postgresql"\n}\n' },
      { path: schema, content: readFileSync(schema, "utf8") },
      scratch(),
    );
    const [migrated, made] = [newDatabase(), newDatabase()];
    await migrate(migrated);
    await providers.postgresql.migrating(made, ({ script }) => script(wanted ?? ""));
    expect(await tablesOf(migrated)).toEqual(await tablesOf(made));
    const client = openDatabase(migrated);
    const others = await client.$queryRawUnsafe(
      `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
       AND table_name NOT LIKE '\\_prisma%'`,
    );
    await client.$disconnect();
    expect(others).toEqual([]);
  },
);

/** The columns, keys and indices of a database's tables. */
async function tablesOf(url: string): Promise<unknown> {
  const client = openDatabase(url);
  const here = "current_schema() AND table_name NOT LIKE '\\_prisma%'";
  const columns = await client.$queryRawUnsafe(
    `SELECT table_name, column_name, data_type, is_nullable, column_default, datetime_precision
     FROM information_schema.columns WHERE table_schema = ${here} ORDER BY 1, 2`,
  );
  const indices = await client.$queryRawUnsafe(
    `SELECT indexname, regexp_replace(indexdef, 'ON [^ ]+\\.', 'ON ') AS made FROM pg_indexes
     WHERE schemaname = current_schema() AND tablename NOT LIKE '\\_prisma%' ORDER BY 1`,
  );
  const keys = await client.$queryRawUnsafe(
    `SELECT table_name, constraint_name, constraint_type FROM information_schema.table_constraints
     WHERE table_schema = ${here} AND constraint_type <> 'CHECK' ORDER BY 1, 2`,
  );
  await client.$disconnect();
  return { columns, indices, keys };
}
