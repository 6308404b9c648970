import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { databaseFile, databaseUrl } from "../settings/database-url";
import { PrismaClient } from "./generated/client";

/** How long a connection waits for another one's write, in milliseconds. */
export const busyTimeout = 10_000;

/** The driver adapter for a database address; makes the folder of a file. */
export function adapter(url = databaseUrl(), timeout = busyTimeout): PrismaLibSql {
  const file = databaseFile(url);
  if (file) mkdirSync(dirname(file), { recursive: true });
  return new PrismaLibSql({ url, timeout });
}

/** A client of its own, which whoever opened it disconnects; one that waits `timeout` milliseconds for another's lock stops all else meanwhile. */
export function openDatabase(url = databaseUrl(), timeout = busyTimeout): PrismaClient {
  return new PrismaClient({ adapter: adapter(url, timeout) });
}
