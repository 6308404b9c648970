import { resolve } from "node:path";

/** The kinds of database that are served. */
export type DatabaseKind = "sqlite" | "postgresql";

/**
 * The database's address from `DATABASE_URL`; without one, an SQLite file
 * inside the project. Throws when the address is of a kind that is not served.
 */
export function databaseUrl(address = process.env.DATABASE_URL): string {
  if (!address) return `file:${resolve("data/deadline-desk.db")}`;
  if (databaseKind(address) === "postgresql") return address;
  return `file:${resolve(address.slice("file:".length))}`;
}

/** What kind of database an address is of. Throws for one that is not served. */
export function databaseKind(url: string): DatabaseKind {
  const scheme = url.split(":", 1)[0] ?? "";
  if (scheme === "file") return "sqlite";
  if (scheme === "postgresql" || scheme === "postgres") return "postgresql";
  throw new Error(
    `DATABASE_URL: ${scheme}: is not a kind of database served here, expected file:<path> or postgresql://<user>@<host>/<database>`,
  );
}

/** An address as it may be shown: without its password. */
export function shownUrl(url = databaseUrl()): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/@:]*):[^@]*@/, "$1@").replace(/([?&]password=)[^&]*/, "$1…");
}

/** The file that holds the database of an address; null for a database that is not a file. */
export function databaseFile(url = databaseUrl()): string | null {
  if (!url.startsWith("file:")) return null;
  const path = url.slice("file:".length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The address of the database in a file. */
export function fileUrl(path: string): string {
  return `file:${resolve(path).replace(/[%?#]/g, encodeURIComponent)}`;
}
