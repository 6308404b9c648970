/** Writes migrations for what schema.prisma has become, for every kind of database under one name. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { providers } from "../lib/database/provider";
import { sqliteAdapter } from "../lib/database/sqlite";
import type { DatabaseKind } from "../lib/settings/database-url";
import { difference } from "./engine";
import { migrate } from "./migrate";
import { noServer, postgresqlSchema } from "./postgresql";

/**
 * Answers the folders that it wrote; none when nothing differs. What SQLite has is read from a database that its
 * migrations made; what PostgreSQL has stands in prisma/postgresql/schema.prisma, so that no server is asked.
 */
export async function createMigrations(name: string): Promise<string[]> {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const made = { sqlite: await forSqlite(), postgresql: await forPostgresql() };
  const folders: string[] = [];
  for (const [kind, sql] of Object.entries(made) as [DatabaseKind, string | null][]) {
    if (sql === null) continue;
    const all = resolve(providers[kind].migrations.folder);
    const folder = join(all, `${stamp}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "migration.sql"), sql);
    writeFileSync(join(all, "migration_lock.toml"), `provider = "${kind}"\n`);
    folders.push(folder);
  }
  writeFileSync(providers.postgresql.migrations.schema, postgresqlSchema(schemaText()));
  return folders;
}

const schemaText = () => readFileSync(providers.sqlite.migrations.schema, "utf8");

async function forSqlite(): Promise<string | null> {
  const scratch = mkdtempSync(join(tmpdir(), "deadline-desk-"));
  const url = `file:${join(scratch, "migrated.db")}`;
  try {
    await migrate(url);
    const path = resolve(providers.sqlite.migrations.schema);
    return await difference(sqliteAdapter(url), "database", { path, content: schemaText() }, scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function forPostgresql(): Promise<string | null> {
  const path = resolve(providers.postgresql.migrations.schema);
  const before = existsSync(path)
    ? readFileSync(path, "utf8")
    : 'datasource db {\n  provider = "postgresql"\n}\n';
  const after = postgresqlSchema(schemaText());
  if (before === after) return null;
  const sql = await difference(noServer, { path, content: before }, { path, content: after }, tmpdir());
  return sql && collated(sql);
}

/** Letters in the order of their bytes, as SQLite has them, whatever the order of the server's own language. */
const collated = (sql: string) => sql.replaceAll(/ TEXT\b/g, ' TEXT COLLATE "C"');
