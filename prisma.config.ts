import { defineConfig } from "prisma/config";
import { databaseKind, databaseUrl } from "./lib/settings/database-url";

// `prisma generate` asks for the schema engine, a download that a closed
// network refuses, and never runs it, so a file that exists will do. Commands
// that do run it keep looking for the real one.
if (process.argv.includes("generate")) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

const url = databaseUrl();
const folder = { sqlite: "prisma", postgresql: "prisma/postgresql" }[databaseKind(url)];

export default defineConfig({
  schema: `${folder}/schema.prisma`,
  migrations: { path: `${folder}/migrations`, seed: "tsx prisma/seed.ts" },
  datasource: { url },
});
