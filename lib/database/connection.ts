/** Connections to a database's file beside Prisma's, for what SQLite alone can do. */
import { existsSync } from "node:fs";
import { type Client, createClient } from "@libsql/client";
import { databaseFile } from "../settings/database-url";
import { busyTimeout } from "./sqlite";

/** What is done over a connection of its own, which is closed after it. */
export async function connected<T>(url: string, use: (connection: Client) => Promise<T>): Promise<T> {
  const connection = createClient({ url, timeout: busyTimeout.write });
  try {
    return await use(connection);
  } finally {
    connection.close();
  }
}

/** What is done while nobody else can write to a database. Throws when somebody writes to it for too long. */
export function whileLocked<T>(url: string, work: () => Promise<T>): Promise<T> {
  return connected(url, async (connection) => {
    const turn = await connection.transaction("write");
    try {
      return await work();
    } finally {
      turn.close();
    }
  });
}

/** Takes what stands in a database's log into its file, as far as others let it, so that the file alone is whole; makes no file. */
export async function settleLog(url: string): Promise<void> {
  const file = databaseFile(url);
  if (!file || !existsSync(file)) return;
  await connected(url, (connection) => connection.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
}
