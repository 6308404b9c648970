/**
 * Applies Prisma migrations without Prisma's schema engine binary, all of them in one
 * transaction, which the engine does not do. It reads the folders and writes the
 * `_prisma_migrations` table that `prisma migrate` uses.
 *
 *   npm run migrate                      apply what the database lacks
 *   tsx prisma/migrate.ts create <name>  write a migration for schema.prisma
 */

import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { catchUp } from "../lib/database/catch-up";
import { databaseFailure } from "../lib/database/failure";
import { type Provider, providerAt } from "../lib/database/provider";
import { databaseUrl } from "../lib/settings/database-url";

/** The names of the migrations that there are, in their order. */
export function migrationNames({ migrations }: Pick<Provider, "migrations"> = providerAt()): string[] {
  const folder = resolve(migrations.folder);
  if (!existsSync(folder)) return [];
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort();
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Applies the migrations that the database lacks, all of them in one transaction that
 * others wait for, and answers their names: whatever ends it midway, the database is as
 * it was. What an older program did not yet store with its editions is worked out for them.
 */
export async function migrate(url = databaseUrl()): Promise<string[]> {
  const provider = providerAt(url);
  const { folder, journal } = provider.migrations;
  const { lacking, untold } = await provider.migrating(url, async ({ script, rows }) => {
    await script(journal);
    const names = await rows(
      'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL',
    );
    const had = new Set(names.map((row) => row.migration_name));
    const lacking = migrationNames(provider).filter((name) => !had.has(name));
    // A row without an end is of a run that died; what it did is gone with its transaction.
    if (lacking.length) await script('DELETE FROM "_prisma_migrations" WHERE "finished_at" IS NULL');
    for (const name of lacking) {
      const text = readFileSync(join(resolve(folder), name, "migration.sql"), "utf8");
      await script(text);
      const checksum = createHash("sha256").update(text).digest("hex");
      const values = [randomUUID(), checksum, name].map(quoted);
      await script(
        `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count") VALUES (${values}, current_timestamp, 1)`,
      );
    }
    return { lacking, untold: await rows('SELECT 1 FROM "Edition" WHERE "told" IS NULL LIMIT 1') };
  });
  if (untold.length) await catchUp(url);
  return lacking;
}

async function main([command, name]: string[]): Promise<void> {
  if (command === "create" && name) {
    const { createMigrations } = await import("./create-migration");
    const made = await createMigrations(name);
    console.log(made.length ? made.join("\n") : "schema.prisma holds nothing that the migrations lack");
  } else if (command === undefined) {
    const applied = await migrate();
    console.log(applied.length ? `applied ${applied.join(", ")}` : "the database is up to date");
  } else {
    console.error("usage: tsx prisma/migrate.ts [create <name>]");
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(`${databaseFailure(error) ?? (error as Error).message}\nnothing was changed`);
    process.exitCode = 1;
  });
}
