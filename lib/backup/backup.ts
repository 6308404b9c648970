/** Copies the database while it is in use. */
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { settleLog } from "../database/connection";
import { copyDatabase, damageIn } from "../database/copies";
import { copyAll } from "../database/copy-all";
import { type Holding, holdingsAt } from "../database/holdings";
import { settleFile } from "../files/durable";
import { databaseFile, databaseUrl, fileUrl, shownUrl } from "../settings/database-url";
import type { Migrations } from "./candidate";
import { holdingsReport, totals } from "./change";
import { vouch } from "./guard";
import { ledgerPath } from "./ledger";
import { lost, named, out } from "./lost";
import type { BackupOptions } from "./options";

/**
 * Copies the database, of whatever kind it is, to a file, as it is at one moment, and says what the copy holds. The
 * file appears whole or not at all. Throws a sentence, and nothing has been written, for what cannot be.
 */
export async function backup(
  { file, force }: BackupOptions,
  { apply }: Pick<Migrations, "apply">,
  now: () => Date,
): Promise<string> {
  const url = databaseUrl();
  const source = databaseFile(url);
  if (source && !existsSync(source)) throw new Error(`there is no database yet: ${source}`);
  const before = await holdingsAt(url);
  if (before.length === 0) throw new Error(`the database holds no edition: ${source ?? shownUrl(url)}`);
  const target = resolve(file);
  const own = source ? [source, `${source}-wal`, `${source}-shm`, ledgerPath(url) ?? source] : [];
  checkTarget(target, file, own, force);
  // A database that lacks what was published takes the place of no backup, which may hold it.
  if (existsSync(target)) await vouch(now());
  const folder = workFolder(dirname(target));
  try {
    const copy = join(folder, basename(target));
    if (source) await copyDatabase(url, copy);
    else await copyFromServer(url, copy, apply);
    const damage = await damageIn(fileUrl(copy));
    if (damage) throw new Error(`the database is damaged: ${damage}`);
    const held = await holdingsAt(fileUrl(copy));
    const moment = now();
    checkEditions({ before, held, after: await holdingsAt(url) }, moment);
    if (source) chmodSync(copy, statSync(source).mode);
    settleFile(copy);
    renameSync(copy, target);
    settleFile(dirname(target));
    return `${file}: a whole copy, ${totals(held, statSync(target).size)}\n${holdingsReport(held, moment)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies what a server's database holds into a file that is a database by itself. */
async function copyFromServer(url: string, copy: string, apply: Migrations["apply"]): Promise<void> {
  await apply(fileUrl(copy));
  await copyAll(url, fileUrl(copy));
  await settleLog(fileUrl(copy));
}

/** Throws where a copy may not be put. */
function checkTarget(target: string, file: string, own: string[], force: boolean): void {
  const folder = statSync(dirname(target), { throwIfNoEntry: false });
  if (!folder) throw new Error(`no such folder: ${dirname(target)}`);
  if (!folder.isDirectory()) throw new Error(`expected a folder, found something else: ${dirname(target)}`);
  const found = statSync(target, { throwIfNoEntry: false });
  const real = join(realpathSync(dirname(target)), basename(target));
  const same = own.some((each) => {
    const other = statSync(each, { throwIfNoEntry: false });
    return (
      join(realpathSync(dirname(each)), basename(each)) === real ||
      (other && found && other.dev === found.dev && other.ino === found.ino)
    );
  });
  if (same) throw new Error(`${file} is the database's own`);
  if (found && !found.isFile()) throw new Error(`expected a file, found something else: ${file}`);
  if (found && !force) throw new Error(`${file} is there already: --force replaces it`);
}

/** A new folder beside what is to be made, so that a name is all that is left to give. */
function workFolder(beside: string): string {
  try {
    accessSync(beside, constants.W_OK);
    return mkdtempSync(join(beside, ".backup-"));
  } catch (error) {
    throw new Error(`the folder may not be written: ${beside} (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Throws where a copy lacks what was out before it was made, or holds what was not after. */
function checkEditions(
  { before, held, after }: Record<"before" | "held" | "after", Holding[]>,
  now: Date,
): void {
  const wrong = [...lost(out(before, now), held), ...lost(out(held, now), after)];
  if (wrong.length)
    throw new Error(
      `the copy differs from the database in ${named(wrong)}: the database was replaced meanwhile`,
    );
}
