/**
 * Creates and applies Prisma migrations without Prisma's schema engine binary:
 * the same engine as WebAssembly, over the driver adapter. It reads and writes
 * the folders and the `_prisma_migrations` table that `prisma migrate` uses.
 *
 *   tsx prisma/migrate.ts                apply what the database lacks
 *   tsx prisma/migrate.ts create <name>  write a migration for schema.prisma
 */
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
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { adapter } from "../lib/database/client";
import { databaseUrl } from "../lib/database/url";

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

function migrations(): glue.MigrationList {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  const lock = join(folder, "migration_lock.toml");
  return {
    baseDir: folder,
    lockfile: { path: lock, content: existsSync(lock) ? readFileSync(lock, "utf8") : null },
    shadowDbInitScript: "",
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, path, "migration.sql"), "utf8") },
      },
    })),
  };
}

/**
 * Applies the migrations that the database lacks and answers their names. The
 * journal of an SQLite file is set to WAL, which the file then keeps: readers
 * go on while the seed writes.
 */
export async function migrate(url = databaseUrl()): Promise<string[]> {
  const connection = await adapter(url).connect();
  await connection.executeScript("PRAGMA journal_mode = WAL");
  await connection.dispose();
  return withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrations(),
      filters: nothing,
    });
    return appliedMigrationNames;
  });
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
