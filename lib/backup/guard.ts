/** What stands between a publication and a database that is not the one that was published from. */
import { basename, relative } from "node:path";
import { databaseFailure } from "../database/failure";
import { type Holding, holdingsAt } from "../database/holdings";
import { identity } from "../files/identity";
import { databaseFile, databaseUrl } from "../settings/database-url";
import { ledgerPath, readLedger, writeLedger } from "./ledger";
import { lost, named, out } from "./lost";
import { utcMinute } from "./moments";

/** What the ledger tells of as published, and the database does not hold. */
function missing(held: readonly Holding[], now: Date, url: string): Holding[] {
  return lost(out(readLedger(url) ?? [], now), held);
}

/** Throws what is missing, with both ways on. */
function refuse(gone: readonly Holding[], held: readonly Holding[], url: string): never {
  const newest = gone.reduce((a, b) => (b.publishedAt > a.publishedAt ? b : a));
  const others = held.filter((each) =>
    gone.some(({ story, edition }) => story === each.story && edition === each.edition),
  );
  const path = relative(process.cwd(), databaseFile(url) ?? "");
  const told = `as ${basename(ledgerPath(url) ?? "")} beside it tells: ${named(gone)}, the newest of ${utcMinute(newest.publishedAt)}`;
  throw new Error(
    [
      others.length
        ? `${path} is another database than was published from, ${told}; it holds others as ${named(others)}`
        : `${path} lacks editions that were published, ${told}`,
      "npm run restore -- FILE puts a backup in its place; npm run seed -- --begin-again goes on without them, and then",
      `their numbers are given anew: ?v=${newest.edition} of ${newest.story}, which was to hold for ever, comes to mean something else`,
    ].join("\n"),
  );
}

/**
 * Throws a sentence where the database lacks what its ledger tells of; with the word to begin again throws where
 * it lacks nothing. Makes and writes nothing.
 */
export async function vouch(now: Date, beginAgain = false, url = databaseUrl()): Promise<void> {
  const ledger = readLedger(url);
  if (!ledger && !beginAgain) return;
  const held = await holdingsAt(url).catch((error) => {
    const told = databaseFailure(error);
    throw told?.includes("damaged")
      ? new Error(`${told}: npm run restore -- FILE puts a backup in its place`)
      : error;
  });
  const gone = missing(held, now, url);
  if (beginAgain && gone.length === 0)
    throw new Error("--begin-again: the database lacks nothing that was published from it");
  if (gone.length && !beginAgain) refuse(gone, held, url);
}

/** Why nothing is written where another file lies by now. */
export const replaced = "another database was put in place meanwhile: run the command again";

/**
 * What is asked before a database is opened; the answer is asked again when a transaction has its turn, with what the
 * database then holds. It throws where another database has been put in the place of the one that was opened, or what
 * it holds has become less, and takes out of the ledger what waits, since that may be taken back.
 */
export function guarded(now: () => Date, beginAgain = false, url = databaseUrl()) {
  const file = databaseFile(url);
  const opened = identity(file);
  return (held: readonly Holding[]): void => {
    if (identity(file) !== opened) throw new Error(replaced);
    const ledger = readLedger(url);
    if (!ledger) return;
    const gone = missing(held, now(), url);
    if (gone.length && !beginAgain) refuse(gone, held, url);
    const seen = out(ledger, now());
    if (seen.length === ledger.length) return;
    try {
      writeLedger(seen, url);
    } catch {
      // A ledger that cannot be written is told of once something is published.
    }
  };
}
