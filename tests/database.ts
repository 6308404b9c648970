import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for one test's files. */
export function scratch(): string {
  return mkdtempSync(join(tmpdir(), "deadline-desk-"));
}

/** A database of the PostgreSQL server that the tests are run on; without one they are run on SQLite. */
const server = process.env.TEST_POSTGRESQL;

/** Whether the tests' databases are no files. */
export const onServer = server !== undefined;

/** The address of a database of one test's own, which is not there yet. */
export function newDatabase(): string {
  return server
    ? `${server}?schema=test_${randomBytes(6).toString("hex")}`
    : `file:${join(scratch(), "desk.db")}`;
}

/** The file of such a database. */
export function fileOf(url: string): string {
  return url.replace(/^file:/, "");
}
