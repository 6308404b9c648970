/** Copies of a database's file, and whether one is whole. */
import { connected } from "./connection";

/**
 * Copies a database as it is at one moment to a file that is not there yet, while others read it and write to it.
 * What they write meanwhile is not in the copy.
 */
export async function copyDatabase(url: string, file: string): Promise<void> {
  await connected(url, (connection) => connection.execute({ sql: "VACUUM INTO ?", args: [file] }));
}

/** What is wrong with a database's file, in SQLite's words; null for a whole one. Throws for what is no database. */
export function damageIn(url: string): Promise<string | null> {
  return connected(url, async (connection) => {
    const { rows } = await connection.execute("PRAGMA integrity_check(1)");
    const found = String(rows[0]?.integrity_check);
    if (found !== "ok") return found;
    const { rows: loose } = await connection.execute("PRAGMA foreign_key_check");
    return loose.length ? `${loose.length} rows refer to others that are not there` : null;
  });
}

/** The tables and indices of a database, by name, each with the statement that made it. */
export function tablesIn(url: string): Promise<Map<string, string>> {
  return connected(url, async (connection) => {
    const { rows } = await connection.execute(
      "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_prisma%' ESCAPE '\\'",
    );
    return new Map(rows.map(({ name, sql }) => [String(name), String(sql)]));
  });
}

/** The names of the migrations that a database has had; null for one that was never migrated. */
export async function migrationsIn(url: string): Promise<string[] | null> {
  return connected(url, async (connection) => {
    const { rows: journal } = await connection.execute(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'",
    );
    if (journal.length === 0) return null;
    const { rows } = await connection.execute(
      'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL ORDER BY "migration_name"',
    );
    return rows.map(({ migration_name }) => String(migration_name));
  });
}

/** Sets a database's journal to WAL, which the file then keeps: readers go on while a seed writes. */
export async function setJournal(url: string): Promise<void> {
  await connected(url, (connection) => connection.execute("PRAGMA journal_mode = WAL"));
}
