/** SQLite: a database in a file, for a desk on one machine. */
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { createClient } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { databaseFile } from "../settings/database-url";
import { Away } from "./away";
import { PrismaClient } from "./generated/sqlite/client";
import type { Provider } from "./provider";

/**
 * How long a connection waits for another one's write, in milliseconds. The driver stops the whole process while it
 * waits, so who reads does not: it tries again.
 */
export const busyTimeout = { write: 10_000, read: 1 };

/** The driver adapter; makes the folder of a file. */
export function sqliteAdapter(url: string, timeout = busyTimeout.write): PrismaLibSql {
  const file = databaseFile(url);
  if (file) mkdirSync(dirname(file), { recursive: true });
  return new PrismaLibSql({ url, timeout });
}

export const sqlite: Provider = {
  open: (url, use) => new PrismaClient({ adapter: sqliteAdapter(url, busyTimeout[use]) }),

  identity: (url) => {
    const found = statSync(/* turbopackIgnore: true */ databaseFile(url) ?? "", { throwIfNoEntry: false });
    if (!found) throw new Away("the database's file is not there");
    if (found.size === 0) throw new Away("the database's file is empty");
    return [url, found.dev, found.ino, found.size, found.mtimeMs].join(" ");
  },

  isThere: async (url) => {
    if (!existsSync(/* turbopackIgnore: true */ databaseFile(url) ?? "")) return false;
    const client = createClient({ url, timeout: busyTimeout.write });
    try {
      const { rows } = await client.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'Edition'",
      );
      return rows.length > 0;
    } finally {
      client.close();
    }
  },

  remote: false,

  insert: (table, columns) => {
    const names = columns.map((name) => `"${name}"`);
    const values = columns.map((name) => `json_extract(value, '$."${name}"')`);
    return `INSERT INTO "${table}" (${names}) SELECT ${values} FROM json_each(?)`;
  },

  migrating: async (url, work) => {
    sqliteAdapter(url);
    const client = createClient({ url, timeout: busyTimeout.write });
    try {
      // The file keeps this: readers go on while a seed writes.
      await client.execute("PRAGMA journal_mode = WAL");
      const transaction = await client.transaction("write");
      try {
        const done = await work({
          script: (sql) => transaction.executeMultiple(sql),
          rows: async (sql) => (await transaction.execute(sql)).rows,
        });
        await transaction.commit();
        return done;
      } finally {
        transaction.close();
      }
    } finally {
      client.close();
    }
  },

  migrations: {
    folder: "prisma/migrations",
    schema: "prisma/schema.prisma",
    journal: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`,
  },

  failures: {
    own: /Libsql|Sqlite|SQLITE_/,
    sentences: [
      [
        /SQLITE_BUSY|database is locked|SocketTimeout|Operation has timed out/,
        "the database is locked: another process has been writing to it for too long",
      ],
      [/SQLITE_FULL|disk is full|ENOSPC|EFBIG/, "the disk is full"],
      [/SQLITE_IOERR|disk I\/O error/, "the database's file cannot be read or written"],
      [/SQLITE_READONLY|readonly database|EACCES|EPERM|EROFS/, "the database's file may not be written"],
      [
        /SQLITE_CORRUPT|malformed|SQLITE_NOTADB|not a database/,
        "the database's file is damaged, or no database",
      ],
      [
        /SQLITE_CANTOPEN|unable to open|ENOTDIR|EISDIR|EEXIST.*mkdir/i,
        "the database's file cannot be opened",
      ],
    ],
  },
};
