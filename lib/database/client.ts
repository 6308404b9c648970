import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { databaseUrl } from "../settings/database-url";
import { PrismaClient } from "./generated/client";

/** How long a connection waits for another one's write, in milliseconds. */
export const busyTimeout = 10_000;

/** The driver adapter for a database address; makes the folder of a file. */
export function adapter(url = databaseUrl()): PrismaLibSql {
  mkdirSync(dirname(url.slice("file:".length)), { recursive: true });
  return new PrismaLibSql({ url, timeout: busyTimeout });
}

/** A client of its own for a script, which disconnects it when done. */
export function openDatabase(url = databaseUrl()): PrismaClient {
  return new PrismaClient({ adapter: adapter(url) });
}

const shared = globalThis as { deadlineDesk?: PrismaClient };

/** The server's one client, kept across the reloads of development. */
export function database(): PrismaClient {
  shared.deadlineDesk ??= openDatabase();
  return shared.deadlineDesk;
}
