/** Editions that are stored and wait for their minute. */
import type { Pending } from "../editions/plan";
import { kinds } from "../story/kinds";
import { moment } from "../words/dates";
import { didYouMean } from "../words/near";
import type { PrismaClient } from "./generated/sqlite/client";
import { holdingsOf, type Turn } from "./holdings";
import { at, open, type Tables, table } from "./tables";
import { inTurn } from "./turn";

/** How long before its minute an edition is no longer touched, in milliseconds: what takes it back has to be over when servers open it. */
const margin = 1000;

/** The editions that wait at `now`, by story. */
export async function pendingEditions(database: Tables, now: Date): Promise<Pending[]> {
  const waiting = await database.edition.findMany({
    where: { publishedAt: { gt: now } },
    orderBy: [{ story: "asc" }, { number: "asc" }],
  });
  return Promise.all(
    waiting.map(async ({ story, number, publishedAt }) => {
      const [row] = await table(database, "story").findMany({ where: at(story, number) });
      return { story, edition: number, opens: publishedAt.toISOString(), zone: String(row?.zone ?? "UTC") };
    }),
  );
}

/**
 * The numbers of a story's edition that is open at `now` and of the one that waits, null
 * where there is none. Throws where more than one would wait: that is a clock gone wrong.
 */
export async function editionsAt(
  database: Tables,
  story: string,
  now: Date,
): Promise<{ open: number | null; pending: number | null }> {
  const editions = await database.edition.findMany({
    where: { story },
    orderBy: { number: "desc" },
    // One that is open, one that waits, and one that must not be.
    take: 3,
  });
  const open = editions.find(({ publishedAt }) => publishedAt <= now)?.number ?? 0;
  const [pending, another] = editions.filter(({ number }) => number > open);
  if (another)
    throw new Error(
      `${story}: editions ${another.number} and ${pending?.number} are dated after ${now.toISOString()}: is this machine's clock right?`,
    );
  return { open: open || null, pending: pending?.number ?? null };
}

/** Deletes an edition that waits, with all that it brought, and opens again what it closed. */
export async function takeBack(
  transaction: Tables & Pick<PrismaClient, "embedHeights">,
  { story, edition }: Pick<Pending, "story" | "edition">,
): Promise<void> {
  for (const name of kinds) {
    await table(transaction, name).deleteMany({ where: { story, from: edition } });
    await table(transaction, name).updateMany({ where: { story, until: edition }, data: { until: open } });
  }
  await transaction.change.deleteMany({ where: { story, edition } });
  await transaction.change.updateMany({ where: { story, gone: edition }, data: { gone: open } });
  await transaction.editionLog.deleteMany({ where: { story, edition } });
  await transaction.rename.deleteMany({ where: { story, edition } });
  await transaction.embedHeights.deleteMany({ where: { story, edition } });
  await transaction.edition.delete({ where: { story_number: { story, number: edition } } });
}

/** Throws when an edition that a transaction has taken back opens before that is over. */
export function stillWaiting({ story, edition, opens }: Pending, now: Date): void {
  if (Date.parse(opens) - now.getTime() < margin)
    throw new Error(`${story}@${edition} opens at this moment, so it stays`);
}

/**
 * Takes an edition back that waits for its minute: it was never public. `now` is asked when
 * the transaction has its turn, and before it is over; `turn` may throw before anything is written. Throws a sentence
 * for what does not wait.
 */
export async function cancel(
  database: PrismaClient,
  { story, edition }: Pick<Pending, "story" | "edition">,
  now: () => Date,
  turn?: Turn,
): Promise<Pending> {
  return inTurn(database, async (transaction) => {
    turn?.(await holdingsOf(transaction));
    const begun = now();
    const { pending } = await editionsAt(transaction, story, begun);
    const waiting = (await pendingEditions(transaction, begun)).find((each) => each.story === story);
    if (!waiting || pending !== edition)
      throw new Error(await notWaiting(transaction, { story, edition }, waiting));
    await takeBack(transaction, waiting);
    stillWaiting(waiting, now());
    return waiting;
  });
}

/** Why an edition cannot be taken back, and what waits in its place. */
async function notWaiting(
  database: Tables,
  { story, edition }: Pick<Pending, "story" | "edition">,
  waiting: Pending | undefined,
): Promise<string> {
  const others = waiting
    ? `edition ${waiting.edition} opens at ${moment(waiting.opens, waiting.zone)}`
    : `nothing of ${story} waits for its minute`;
  const editions = await database.edition.findMany({ orderBy: { number: "asc" } });
  const slugs = [...new Set(editions.map((each) => each.story))];
  if (!slugs.includes(story)) return `unknown story: ${story}${didYouMean(story, slugs)}`;
  const out = editions.find((each) => each.story === story && each.number === edition);
  if (!out) return `unknown edition: ${story}@${edition}; ${others}`;
  const [row] = await table(database, "story").findMany({ where: at(story, edition) });
  const since = moment(out.publishedAt.toISOString(), String(row?.zone ?? "UTC"));
  return `${story}@${edition} is out since ${since}: what readers have seen stays, and a new edition can correct it; ${others}`;
}
