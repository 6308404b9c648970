/** The server's connection, which reads: opened once its file is there, and anew when another file stands in its place. */
import { statSync } from "node:fs";
import { databaseFile, databaseUrl } from "../settings/database-url";
import { openDatabase } from "./client";
import type { PrismaClient } from "./generated/client";

/** The database does not answer; the message says why, for readers as well. */
export class Away extends Error {}

interface Opened {
  client: PrismaClient;
  /** The file that was opened, as `identityOf` tells it. */
  file: string;
  /** How many were opened before it. */
  number: number;
}

/** The driver stops the whole process while it waits for a lock, so it does not wait: who asked tries again. */
const noWait = 1;
/** How long a connection that is given up may still answer what it was asked, in milliseconds. */
const farewell = 10_000;

let opened: Opened | null = null;
let count = 0;

/** Which file stands at the database's address, by everything that another one, or another's bytes in it, would differ in. Throws `Away` without one. */
function identityOf(url: string): string {
  const file = databaseFile(url);
  if (!file) return url;
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new Away("the database's file is not there");
  if (found.size === 0) throw new Away("the database's file is empty");
  return [url, found.dev, found.ino, found.size, found.mtimeMs].join(" ");
}

/** The connection to the file that stands there now, and a number that no other file's has. Throws `Away` without one. */
export function connection(): Pick<Opened, "client" | "number"> {
  const url = databaseUrl();
  const file = identityOf(url);
  if (opened?.file === file) return opened;
  giveUp();
  count += 1;
  opened = { client: openDatabase(url, noWait), file, number: count };
  return opened;
}

/** Lets the connection go, so that the next one is opened anew. */
export function giveUp(): void {
  const { client } = opened ?? {};
  opened = null;
  if (client) setTimeout(() => client.$disconnect().catch(() => {}), farewell).unref();
}
