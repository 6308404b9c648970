/** The server's connection, which reads: opened once the database is there, and anew when another stands in its place. */
import { databaseUrl } from "../settings/database-url";
import { openDatabase } from "./client";
import type { PrismaClient } from "./generated/sqlite/client";
import { providerAt, providerOf } from "./provider";

interface Opened {
  client: PrismaClient;
  /** Which database was opened, as its provider tells it. */
  identity: string;
  /** How many were opened before it. */
  number: number;
}

/** How long a connection that is given up may still answer what it was asked, in milliseconds. */
const farewell = 10_000;

let opened: Opened | null = null;
let count = 0;

/** The connection to the database that stands there now, and a number that no other one's has. Throws `Away` without one. */
export function connection(): Pick<Opened, "client" | "number"> {
  const url = databaseUrl();
  const identity = providerAt(url).identity(url);
  if (opened?.identity === identity) return opened;
  letGo();
  count += 1;
  opened = { client: openDatabase(url, "read"), identity, number: count };
  return opened;
}

/** Gives up a connection that failed and that no driver mends, so that the next one is opened anew. */
export function giveUp(): void {
  if (opened && !providerOf(opened.client).remote) letGo();
}

function letGo(): void {
  const { client } = opened ?? {};
  opened = null;
  if (client) setTimeout(() => client.$disconnect().catch(() => {}), farewell).unref();
}
