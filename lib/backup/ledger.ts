/**
 * The ledger: a small file beside the database's own that says which editions were published and when, so that a
 * database that has gone, or is another, is not taken for one that was never there. It never says more than the
 * database holds: it is written after what was published, and before what waits is taken back.
 */
import { existsSync, readFileSync, renameSync } from "node:fs";
import { z } from "zod";
import { whileLocked } from "../database/connection";
import { type Holding, holdingsAt } from "../database/holdings";
import { replaceFiles } from "../files/replace";
import { databaseFile, databaseUrl } from "../settings/database-url";
import { slugsOf } from "./lost";
import { keptName } from "./moments";

const form = z.object({
  stories: z.record(z.string(), z.record(z.string().regex(/^[1-9]\d*$/), z.iso.datetime())),
});

/** Where the ledger of a database lies; null for a database that is not a file, which has none. */
export function ledgerPath(url = databaseUrl()): string | null {
  const file = databaseFile(url);
  return file && `${file}.editions.json`;
}

/** What the ledger of a database says; null where there is none. Throws a sentence for one that cannot be read. */
export function readLedger(url = databaseUrl()): Holding[] | null {
  const path = ledgerPath(url);
  if (!path || !existsSync(path)) return null;
  try {
    const { stories } = form.parse(JSON.parse(readFileSync(path, "utf8")));
    return Object.entries(stories).flatMap(([story, editions]) =>
      Object.entries(editions).map(([edition, publishedAt]) => ({
        story,
        edition: Number(edition),
        publishedAt,
      })),
    );
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? "damaged";
    throw new Error(
      `${path}, the ledger of what was published, cannot be read (${why}): move it away once you know that the database lacks nothing`,
    );
  }
}

/** Writes the ledger of a database anew, where it says anything else. Throws the file system's errors. */
export function writeLedger(holdings: readonly Holding[], url = databaseUrl()): void {
  const path = ledgerPath(url);
  if (!path) return;
  const stories = Object.fromEntries(
    slugsOf(holdings).map((slug) => [
      slug,
      Object.fromEntries(
        holdings
          .filter(({ story }) => story === slug)
          .map(({ edition, publishedAt }) => [edition, publishedAt]),
      ),
    ]),
  );
  const about =
    "Which editions were published, and when, from the database beside this file. Written by the desk.";
  const text = `${JSON.stringify({ about, stories }, null, 2)}\n`;
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  replaceFiles([{ path, text }]);
}

/**
 * Writes into the ledger what the database holds, which nobody changes meanwhile. What was published is published
 * whatever comes of it: answers a sentence for a ledger that could not be written, null for one that was.
 */
export async function keepLedger(url = databaseUrl()): Promise<string | null> {
  const [file, path] = [databaseFile(url), ledgerPath(url)];
  if (!file || !path || !existsSync(file)) return null;
  try {
    await whileLocked(url, async () => writeLedger(await holdingsAt(url), url));
    return null;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return `${path} could not be written (${code ?? message}): until it is, a database that has gone would not be missed`;
  }
}

/** Moves the ledger of a database aside, under a name with the moment. */
export function setLedgerAside(now: Date, url = databaseUrl()): void {
  const path = ledgerPath(url);
  if (path && existsSync(path)) renameSync(path, keptName(path, now));
}
