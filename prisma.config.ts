import { defineConfig } from "prisma/config";
import { databaseUrl } from "./lib/settings/database-url";

// `prisma generate` asks for the schema engine, a download that a closed
// network refuses, and never runs it, so a file that exists will do. Commands
// that do run it keep looking for the real one.
if (process.argv.includes("generate")) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "tsx prisma/seed.ts" },
  datasource: { url: databaseUrl() },
});
