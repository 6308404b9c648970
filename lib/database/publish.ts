import { stored } from "../editions/canonical";
import type { Explained } from "../editions/change";
import { type Plan, type Prepared, planned, type Submission } from "../editions/plan";
import { FigureFaults } from "../figures/faults";
import type { Draft } from "../story/story";
import { copyStory } from "./copy";
import type { PrismaClient } from "./generated/client";
import { readStory } from "./stories";
import { open, type Tables, table } from "./tables";

/** What a publication did: the open edition's number after it, and what differs from the one before. */
export interface Publication {
  story: string;
  edition: number;
  /** The edition that was open before, the same when nothing was new, and the story at it; null before the first. */
  from: number;
  before: Draft | null;
  changes: Explained[];
}

/** A plan was made for another edition or other files than there are now. */
export class StalePlan extends Error {}

type ChangeRow = NonNullable<Parameters<PrismaClient["change"]["createMany"]>[0]>["data"] extends infer Data
  ? Extract<Data, readonly unknown[]>[number]
  : never;

/** What publishing would do. Writes nothing; `database` is null when there is none yet. */
export async function plan(database: Tables | null, submission: Submission): Promise<Plan> {
  return (await prepared(database, submission)).plan;
}

/**
 * Makes the stories' next editions in one transaction: closes the rows that no longer
 * hold, adds the ones that do, records the changes with their reasons. A story that says
 * what its open edition says gets no new one. `now` dates the editions; with `tokens`
 * only those plans are applied. Throws `FigureFaults` for changes without a reason.
 */
export async function publish(
  database: PrismaClient,
  submissions: Submission[],
  now: Date,
  tokens: string[] | null = null,
): Promise<Publication[]> {
  return database.$transaction(
    async (transaction) => {
      // The first statement writes, so that two seeds wait for each other before either reads.
      await transaction.edition.updateMany({ where: { number: 0 }, data: { number: 0 } });
      const ready: Prepared[] = [];
      for (const submission of submissions) ready.push(await prepared(transaction, submission));
      const faults = ready.flatMap(({ plan }) => plan.faults);
      if (faults.length) throw new FigureFaults(faults);
      if (tokens)
        checkTokens(
          tokens,
          ready.map(({ plan }) => plan),
        );
      const published: Publication[] = [];
      for (const each of ready) published.push(await write(transaction as PrismaClient, each, now));
      return published;
    },
    { maxWait: 15_000, timeout: 60_000 },
  );
}

/**
 * Makes a story of `scratch`, which nobody reads but a preview, what publishing a submission would make of it as `open`
 * holds it, though reasons be missing; `open` is null before there is a database. Answers the plan.
 */
export async function stage(
  scratch: PrismaClient,
  open: Tables | null,
  submission: Submission,
  now: Date,
): Promise<Plan> {
  return scratch.$transaction(
    async (transaction) => {
      await copyStory(open, transaction as PrismaClient, submission.draft.slug);
      const ready = await prepared(transaction, submission);
      await write(transaction as PrismaClient, ready, now);
      return ready.plan;
    },
    { timeout: 60_000 },
  );
}

function checkTokens(tokens: string[], plans: Plan[]): void {
  const wanted = new Set(tokens);
  const others = plans.filter(({ token, differs }) => !wanted.delete(token) && differs);
  const other = others[0];
  const [stale] = wanted;
  if (other && tokens.some((token) => token.startsWith(`${other.story}@`))) {
    throw new StalePlan(
      `the plan is stale: what would be published now is ${other.token}; look at it with --plan`,
    );
  }
  if (other) {
    throw new StalePlan(
      `${other.story} has changes too, ${other.token}: name it as well, or leave it out with --story`,
    );
  }
  if (stale)
    throw new StalePlan(`nothing to publish is called ${stale}: it is out already, or of other files`);
}

/** A plan over the story as the database holds it. */
async function prepared(database: Tables | null, submission: Submission): Promise<Prepared> {
  const { slug } = submission.draft;
  const last = await database?.edition.findFirst({ where: { story: slug }, orderBy: { number: "desc" } });
  if (!database || !last) return planned(null, submission, null);
  const log = await database.editionLog.findUnique({
    where: { story_edition: { story: slug, edition: last.number } },
  });
  const held = log && new Set(log.entries as string[]);
  return planned(await readStory(database, slug, last.number), submission, held);
}

async function write(
  transaction: PrismaClient,
  { plan, moves, renames, marks }: Prepared,
  now: Date,
): Promise<Publication> {
  const { story, edition: last, before, changes, differs } = plan;
  if (!differs) return { story, edition: last, from: last, before, changes };

  const edition = last + 1;
  await transaction.edition.create({ data: { story, number: edition, publishedAt: now } });
  await transaction.editionLog.create({ data: { story, edition, entries: marks } });
  for (const { name, closing, opening } of moves) {
    await table(transaction, name).updateMany({
      where: { story, id: { in: closing }, until: open },
      data: { until: edition },
    });
    await table(transaction, name).createMany({
      data: opening.map(({ item, place }) => stored({ ...item, story, place, from: edition, until: open })),
    });
  }
  await transaction.rename.createMany({
    data: renames.map((rename, place) => ({ ...rename, story, edition, place })),
  });
  await transaction.change.createMany({
    data: changes.map((change) => stored({ ...change, story, edition }) as unknown as ChangeRow),
  });
  return { story, edition, from: last, before, changes };
}
