/** What a kind of database does in a way of its own. */
import { type DatabaseKind, databaseKind, databaseUrl } from "../settings/database-url";
import type { PrismaClient } from "./generated/sqlite/client";
import { postgresql } from "./postgresql";
import { sqlite } from "./sqlite";

/** Statements beside Prisma's, in one transaction. */
export interface Session {
  /** Several statements, one after the other. */
  script(sql: string): Promise<unknown>;
  /** What a statement answers. */
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

/** Who opens a connection: readers wait for nothing that holds up others, writers for each other. */
export type Use = "read" | "write";

/** What is told of errors that a pattern fits; some pass by themselves. */
export type Sentence = [pattern: RegExp, sentence: string, passing?: "passing"];

export interface Provider {
  /** A client of its own, which whoever opened it disconnects. */
  open(url: string, use: Use): PrismaClient;
  /** Which database stands at an address, by what another one in its place would differ in. Throws `Away` without one. */
  identity(url: string): string;
  /** Whether there is a database at an address, with tables; makes none. Throws where that cannot be known. */
  isThere(url: string): Promise<boolean>;
  /** Whether it stands on the other side of a network: it may not answer at all, and its connections are mended by the driver. */
  remote: boolean;
  /** A statement that writes rows, given as one text of JSON, into columns of a table. */
  insert(table: string, columns: string[]): string;
  /** What is done in one transaction that whoever else would migrate waits for; the database is made where there is none. */
  migrating<T>(url: string, work: (session: Session) => Promise<T>): Promise<T>;
  /** Where its migrations lie, below prisma, and what its journal of them is. */
  migrations: { folder: string; schema: string; journal: string };
  /** How its errors are known, and what each means to who runs the desk. */
  failures: { own: RegExp; sentences: Sentence[] };
}

export const providers: Record<DatabaseKind, Provider> = { sqlite, postgresql };

/** All of them, whichever is used. */
export const everyProvider = Object.values(providers);

/** What the database at an address does in a way of its own. */
export function providerAt(url = databaseUrl()): Provider {
  return providers[databaseKind(url)];
}

/** Which provider a client, or a transaction of it, is of. */
const known = new WeakMap<object, Provider>();

/** Takes note of whose a client or a transaction is, and answers it. */
export function noted<Client extends object>(client: Client, provider: Provider): Client {
  known.set(client, provider);
  return client;
}

/** Whose a client or a transaction is that this program opened. */
export function providerOf(client: object): Provider {
  const provider = known.get(client);
  if (!provider) throw new Error("a database's client was opened past lib/database/client.ts");
  return provider;
}
