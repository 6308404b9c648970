/** A file that may take the database's place, looked through and made ready in a copy. */
import { chmodSync, copyFileSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { copyDatabase, damageIn, migrationsIn, setJournal, tablesIn } from "../database/copies";
import { type Holding, holdingsAt } from "../database/holdings";
import { settleFile } from "../files/durable";
import { fileUrl } from "../settings/database-url";
import { failure } from "./failure";

/** What is known of migrations outside this room. */
export interface Migrations {
  /** The names of this program's, in their order. */
  names: string[];
  /** Applies to a database what it lacks, and answers the names. */
  apply: (url: string) => Promise<string[]>;
}

/** A whole database of this program, in a file of its own that nobody has open. */
export interface Candidate {
  path: string;
  holdings: Holding[];
  bytes: number;
  /** What an older program's database lacked, and this copy has had. */
  migrated: string[];
}

/** Changes of a file while it is copied would tear the copy. */
function state(file: string): string {
  return ["", "-wal"]
    .map((end) => {
      const found = statSync(file + end, { throwIfNoEntry: false, bigint: true });
      return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : "none";
    })
    .join();
}

/** Copies a file with the log that lies beside it. Throws when either changes meanwhile. */
function copyAside(file: string, copy: string): void {
  const before = state(file);
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  // A backup that nobody may write is as good.
  for (const end of ["", "-wal"]) if (existsSync(copy + end)) chmodSync(copy + end, 0o600);
  if (state(file) !== before)
    throw new Error("somebody writes to it: npm run backup makes a copy of a database that is open");
}

/**
 * Copies a file into an empty folder and makes the copy ready, the file itself untouched: whole, this program's tables,
 * an older program's brought up to date. Throws a sentence for what is none of that.
 */
export async function candidate(file: string, folder: string, migrations: Migrations): Promise<Candidate> {
  const [copied, fresh, ready] = ["copied.db", "fresh.db", "ready.db"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const url = fileUrl(copied);
  try {
    copyAside(file, copied);
    const damage = await damageIn(url);
    if (damage) throw new Error(`damaged: ${damage}`);
    const had = await migrationsIn(url);
    if (!had) throw new Error("a database, but none of this program's");
    const unknown = had.filter((name) => !migrations.names.includes(name));
    if (unknown.length)
      throw new Error(`made by a newer program, whose migrations this one lacks: ${unknown.join(", ")}`);
    const migrated = await migrations.apply(url);
    await migrations.apply(fileUrl(fresh));
    await checkTables(url, fileUrl(fresh));
    await copyDatabase(url, ready);
    const holdings = await holdingsAt(fileUrl(ready));
    if (holdings.length === 0) throw new Error("a database of this program that holds no edition");
    checkNumbers(holdings);
    await setJournal(fileUrl(ready));
    settleFile(ready);
    return { path: ready, holdings, bytes: statSync(ready).size, migrated };
  } catch (error) {
    throw new Error(`${file}: ${failure(error).replace("the database's file is", "it is")}`);
  }
}

/** Throws where a database lacks a table, or has it otherwise, than one that was made now. */
async function checkTables(url: string, fresh: string): Promise<void> {
  const found = await tablesIn(url);
  const wrong = [...(await tablesIn(fresh))].filter(([name, sql]) => found.get(name) !== sql);
  if (wrong.length)
    throw new Error(`tables are missing, or others: ${wrong.map(([name]) => name).join(", ")}`);
}

/** Throws where one of a story's editions is missing between others. */
function checkNumbers(holdings: readonly Holding[]): void {
  for (const [index, { story, edition }] of holdings.entries()) {
    const before = holdings[index - 1];
    const expected = before?.story === story ? before.edition + 1 : 1;
    if (edition !== expected) throw new Error(`damaged: ${story}@${expected} is missing`);
  }
}
