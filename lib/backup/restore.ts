/** Puts a backup in the database's place. */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { settleLog, whileLocked } from "../database/connection";
import { copyAll } from "../database/copy-all";
import { databaseFailure } from "../database/failure";
import { type Holding, holdingsAt } from "../database/holdings";
import { identity } from "../files/identity";
import { assigned } from "../settings/assigned";
import { databaseFile, databaseUrl, fileUrl, shownUrl } from "../settings/database-url";
import { quoted } from "../words/shell";
import { type Candidate, candidate, type Migrations } from "./candidate";
import { changeReport, totals } from "./change";
import { exchange, tidy } from "./exchange";
import { replaced } from "./guard";
import { readLedger, writeLedger } from "./ledger";
import { lost, named, out, together } from "./lost";
import { keptName } from "./moments";
import type { RestoreOptions } from "./options";

/** What the database's place holds now: its editions, and the sentence where it cannot be read. */
interface There {
  held: Holding[];
  unread: string | null;
}

/**
 * Looks a backup through and says what it would change; with `apply` puts it in the database's place, which is kept
 * beside it, or writes it into the database of a server in one transaction. Where that loses editions that were
 * published, `lose` has to name them. Throws a sentence, and nothing has changed, for what cannot be.
 */
export async function restore(
  { file, apply, lose }: RestoreOptions,
  migrations: Migrations,
  now: () => Date,
): Promise<string> {
  const url = databaseUrl();
  const own = databaseFile(url);
  const target = own && realOf(own);
  checkFile(file, target);
  const folder = workFolder(apply && target ? dirname(target) : tmpdir());
  try {
    const found = await candidate(resolve(file), folder, migrations);
    const told = [
      `${file}: a whole database, ${totals(found.holdings, found.bytes)}${
        found.migrated.length ? "; of an older program, its copy brought up to date" : ""
      }`,
      `in the place of ${target ? relative(process.cwd(), target) : shownUrl(url)}:`,
    ].join("\n");
    if (apply && target) return `${told}\n${await inPlace(found, { url, target, lose, now })}`;
    if (apply) return `${told}\n${await intoServer(found, { url, lose, now }, migrations)}`;
    const there = await look(url);
    const gone = goneBy(found, there, url, now());
    return [
      told,
      changeReport(there.held, found.holdings, gone, now()),
      ...(there.unread ? [there.unread] : []),
      ...(gone.length ? [losing(gone)] : []),
      "nothing was changed; to put it in place:",
      again(file, gone),
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command that puts a file in place, as a shell takes it that has none of this one's variables. */
function again(file: string, gone: readonly Holding[]): string {
  const { DATABASE_URL } = process.env;
  return [
    ...(DATABASE_URL ? [assigned("DATABASE_URL", DATABASE_URL)] : []),
    `npm run restore -- ${quoted(file)} --apply`,
    ...(gone.length ? [`--lose ${named(gone)}`] : []),
  ].join(" ");
}

function realOf(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}

function checkFile(file: string, target: string | null): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new Error(`no such file: ${file}`);
  if (!found.isFile()) throw new Error(`expected a file, found something else: ${file}`);
  const there = target ? statSync(target, { throwIfNoEntry: false }) : undefined;
  if (there && !there.isFile()) throw new Error(`expected a file, found something else: ${target}`);
  if (there && there.dev === found.dev && there.ino === found.ino)
    throw new Error(`${file} is the database itself`);
}

function workFolder(beside: string): string {
  try {
    mkdirSync(beside, { recursive: true });
    return mkdtempSync(join(beside, ".restore-"));
  } catch (error) {
    throw new Error(`the folder may not be written: ${beside} (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** What lies in the database's place, which may be damaged. */
async function look(url: string): Promise<There> {
  try {
    return { held: await holdingsAt(url), unread: null };
  } catch (error) {
    const unread = databaseFailure(error);
    if (!unread || unread.includes("locked")) throw error;
    return { held: [], unread: `what is there now is not known: ${unread}` };
  }
}

/** What readers have seen, and would find no more. */
function goneBy({ holdings }: Candidate, { held }: There, url: string, now: Date): Holding[] {
  return lost(out(together(held, readLedger(url) ?? []), now), holdings);
}

function losing(gone: readonly Holding[]): string {
  const { story, edition } = gone[0] as Holding;
  return [
    `would be lost, though published under addresses that were to hold for ever: ${named(gone)}`,
    `what is published next takes their numbers: ?v=${edition} of ${story} comes to mean something else, and caches that keep`,
    "the old go on showing it",
  ].join("\n");
}

/** Throws where the word that loses editions names others than those that are lost. */
function checkWord(lose: string | null, gone: readonly Holding[]): void {
  const names = named(gone);
  if (!names && lose) throw new Error(`--lose ${lose}: nothing that was published would be lost`);
  if (names && !lose) throw new Error(`${losing(gone)}; --lose ${names} says that it may be`);
  if (names && lose !== names) throw new Error(`--lose ${lose}: what would be lost is ${names}`);
}

/** Puts a candidate in place while nobody writes to what is there, and says what came of it. */
async function inPlace(
  found: Candidate,
  { url, target, lose, now }: { url: string; target: string; lose: string | null; now: () => Date },
): Promise<string> {
  const opened = identity(target);
  const { unread } = await look(url);
  const kept = keptName(target, now());
  const exchanged = async () => {
    if (identity(target) !== opened) throw new Error(replaced);
    const there = await look(url);
    const gone = goneBy(found, there, url, now());
    checkWord(lose, gone);
    const ledger = readLedger(url) ?? there.held;
    likeBefore(found.path, target);
    // Whoever is killed between the two finds a ledger that says no more than what comes.
    writeLedger(found.holdings, url);
    try {
      exchange(found.path, target, kept);
    } catch (error) {
      writeLedger(ledger, url);
      throw error;
    }
    return changeReport(there.held, found.holdings, gone, now());
  };
  const settled = async () => {
    await settleLog(url);
    return whileLocked(url, exchanged);
  };
  const told = existsSync(target) && !unread ? await settled() : await exchanged();
  tidy(kept);
  return [
    told,
    existsSync(kept)
      ? `in place; what was there is kept as ${relative(process.cwd(), kept)}`
      : "in place, where there was nothing",
    "npm run seed -- --plan shows what the figure files say beyond it",
  ].join("\n");
}

/** Writes a candidate into the database of a server, in the place of all that it holds, in one transaction. */
async function intoServer(
  found: Candidate,
  { url, lose, now }: { url: string; lose: string | null; now: () => Date },
  { apply }: Migrations,
): Promise<string> {
  await apply(url);
  let told = "";
  await copyAll(fileUrl(found.path), url, (held) => {
    const gone = lost(out(held, now()), found.holdings);
    checkWord(lose, gone);
    told = changeReport(held, found.holdings, gone, now());
  });
  return [told, "in place", "npm run seed -- --plan shows what the figure files say beyond it"].join("\n");
}

/** Gives a file the rights and, as far as that may be, the owner of the one that it takes the place of. */
function likeBefore(path: string, target: string): void {
  const before = statSync(target, { throwIfNoEntry: false });
  chmodSync(path, before?.mode ?? 0o644);
  try {
    if (before) chownSync(path, before.uid, before.gid);
  } catch {
    // Only the system's own user may give files away.
  }
}
