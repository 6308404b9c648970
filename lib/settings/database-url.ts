import { resolve } from "node:path";

/**
 * The database's address from `DATABASE_URL`; without one, an SQLite file
 * inside the project. Throws when the address is of a kind that is not served.
 */
export function databaseUrl(address = process.env.DATABASE_URL): string {
  if (!address) return `file:${resolve("data/deadline-desk.db")}`;
  if (!address.startsWith("file:")) {
    throw new Error(
      `DATABASE_URL: ${address.split(":", 1)[0]}: is not a kind of database served here, expected file:<path>`,
    );
  }
  return `file:${resolve(address.slice("file:".length))}`;
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
