/**
 * Creates and applies Prisma migrations without Prisma's schema engine binary: the
 * same engine as WebAssembly writes them, over the driver adapter, and they are applied
 * in one transaction, which the engine does not do. It reads and writes the folders and
 * the `_prisma_migrations` table that `prisma migrate` uses.
 *
 *   tsx prisma/migrate.ts                apply what the database lacks
 *   tsx prisma/migrate.ts create <name>  write a migration for schema.prisma
 */

import { createHash, randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createClient } from "@libsql/client";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { catchUp } from "../lib/database/catch-up";
import { adapter, busyTimeout } from "../lib/database/client";
import { databaseUrl } from "../lib/settings/database-url";

const folder = resolve("prisma/migrations");
const schema = resolve("prisma/schema.prisma");
const nothing = { externalTables: [], externalEnums: [] };

let loaded: Promise<typeof glue.SchemaEngine> | undefined;

/** Node 20 imports no .wasm by itself, so its two halves are joined here. */
function engineClass() {
  loaded ??= (async () => {
    const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const { instance } = await WebAssembly.instantiate(readFileSync(script.replace(/\.js$/, ".wasm")), {
      "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
    });
    const { __wbg_set_wasm } = glue as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
    __wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return glue.SchemaEngine;
  })();
  return loaded;
}

async function withEngine<T>(url: string, use: (engine: glue.SchemaEngine) => Promise<T>): Promise<T> {
  const SchemaEngine = await engineClass();
  const files: [string, string][] = [[schema, readFileSync(schema, "utf8")]];
  const connection = bindMigrationAwareSqlAdapterFactory(adapter(url));
  const engine = await SchemaEngine.new({ datamodels: files }, () => {}, connection);
  try {
    return await use(engine);
  } finally {
    engine.free();
  }
}

/** The names of the migrations that there are, in their order. */
export function migrationNames(): string[] {
  if (!existsSync(folder)) return [];
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort();
}

function migrations(): glue.MigrationList {
  const lock = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: { path: lock, content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames().map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, path, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** What `prisma migrate` keeps of the migrations that a database has had. */
const journal = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Applies the migrations that the database lacks, all of them in one transaction that
 * others wait for, and answers their names: whatever ends it midway, the database is as
 * it was. The journal of an SQLite file is set to WAL, which the file then keeps: readers
 * go on while the seed writes. What an older program did not yet store with its editions
 * is worked out for them.
 */
export async function migrate(url = databaseUrl()): Promise<string[]> {
  adapter(url);
  const client = createClient({ url, timeout: busyTimeout });
  try {
    await client.execute("PRAGMA journal_mode = WAL");
    const transaction = await client.transaction("write");
    try {
      await transaction.execute(journal);
      const { rows } = await transaction.execute(
        'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL',
      );
      const had = new Set(rows.map((row) => row.migration_name));
      // A row without an end is of a run that died; what it did is gone with its transaction.
      await transaction.execute('DELETE FROM "_prisma_migrations" WHERE "finished_at" IS NULL');
      const lacking = migrations().migrationDirectories.filter(({ path }) => !had.has(path));
      for (const { path, migrationFile } of lacking) {
        const { value } = migrationFile.content as { value: string };
        await transaction.executeMultiple(value);
        const checksum = createHash("sha256").update(value).digest("hex");
        await transaction.execute({
          sql: 'INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count") VALUES (?, ?, current_timestamp, ?, 1)',
          args: [randomUUID(), checksum, path],
        });
      }
      await transaction.commit();
      const { rows: untold } = await client.execute('SELECT 1 FROM "Edition" WHERE "told" IS NULL LIMIT 1');
      if (untold.length) await catchUp(url);
      return lacking.map(({ path }) => path);
    } finally {
      transaction.close();
    }
  } finally {
    client.close();
  }
}

/**
 * Writes the migration that takes the tables of the last one to schema.prisma.
 * Answers its folder, or null when nothing differs.
 */
async function create(name: string): Promise<string | null> {
  const scratch = mkdtempSync(join(tmpdir(), "deadline-desk-"));
  const url = `file:${join(scratch, "migrated.db")}`;
  try {
    await migrate(url);
    return await withEngine(url, async (engine) => {
      const files = [{ path: schema, content: readFileSync(schema, "utf8") }];
      const { exitCode, stdout } = await engine.diff({
        from: { tag: "schemaDatasource", files, configDir: scratch },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: true,
        filters: nothing,
      });
      if (exitCode === 0 || stdout === null) return null;
      const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
      const path = join(folder, `${stamp}_${name}`);
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, "migration.sql"), stdout);
      writeFileSync(join(folder, "migration_lock.toml"), 'provider = "sqlite"\n');
      return path;
    });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [command, name] = process.argv.slice(2);
  if (command === "create" && name) {
    console.log((await create(name)) ?? "schema.prisma holds nothing that the migrations lack");
  } else if (command === undefined) {
    const applied = await migrate();
    console.log(applied.length ? `applied ${applied.join(", ")}` : "the database is up to date");
  } else {
    console.error("usage: tsx prisma/migrate.ts [create <name>]");
    process.exitCode = 1;
  }
}
