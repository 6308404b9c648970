import { stored } from "../editions/canonical";
import type { Explained } from "../editions/change";
import type { Submission } from "../editions/compare";
import { type FrontPlan, frontName, plannedFront } from "../editions/front";
import type { Pending, Plan, Prepared } from "../editions/plan";
import { FigureFaults } from "../figures/faults";
import type { Front } from "../story/front";
import { nameOf } from "../story/kinds";
import type { Draft } from "../story/story";
import { moment } from "../words/dates";
import { inChunks } from "./chunks";
import { copyStory } from "./copy";
import { readFront, writeFront } from "./front";
import type { PrismaClient } from "./generated/sqlite/client";
import { holdingsOf, type Turn } from "./holdings";
import { insertAll, modelOf } from "./insert";
import { storeMarks } from "./marks";
import { stillWaiting, takeBack } from "./pending";
import { prepared } from "./prepared";
import { withReturned } from "./returned";
import { open, type Tables, table } from "./tables";
import { storeTallies } from "./tallies";
import { inTurn } from "./turn";

/** What a publication did: the open edition's number after it, and what differs from the one before. */
export interface Publication {
  story: string;
  edition: number;
  /** The edition that was open before, the same when nothing was new, and the story at it; null before the first. */
  from: number;
  before: Draft | null;
  changes: Explained[];
  /** The moment that the new edition opens at, in UTC; null for one that is out, and where nothing was new. */
  opens: string | null;
  /** The edition that waited for its minute before: given up for a new one, otherwise still waiting. */
  pending: Plan["pending"];
}

/** What a run published: each story in turn, and the front page, null where none was handed in. */
export interface Published {
  stories: Publication[];
  front: FrontPlan | null;
}

/** A plan was made for another edition or other files than there are now. */
export class StalePlan extends Error {}

/**
 * What publishing would do at `now`, the edition to open at `notBefore`, in UTC, or at once.
 * Writes nothing; `database` is null when there is none yet.
 */
export async function plan(
  database: Tables | null,
  submission: Submission,
  now: Date,
  notBefore: string | null = null,
): Promise<Plan> {
  ahead(notBefore, now);
  return (await prepared(database, submission, now, notBefore)).plan;
}

/**
 * Makes the stories' next editions in one transaction: closes the rows that no longer hold, adds the ones that do,
 * records the changes with their reasons; with them comes the front page, where one is handed in. A story that says
 * what its open edition says gets no new one, nor does one that says what waits for its minute. `now`, asked when the
 * transaction has its turn, dates the editions, unless they are to open at `notBefore`, in UTC; with `tokens` only
 * those plans are applied. What waits is given up for a new edition; for one that is out at once, by its plan alone.
 * `turn` may throw before anything is written.
 * Throws `FigureFaults` for changes without a reason.
 */
export async function publish(
  database: PrismaClient,
  submissions: Submission[],
  now: () => Date,
  tokens: string[] | null = null,
  notBefore: string | null = null,
  front: Front | null = null,
  turn?: Turn,
): Promise<Published> {
  return inTurn(database, async (transaction) => {
    turn?.(await holdingsOf(transaction));
    const begun = now();
    ahead(notBefore, begun);
    const ready: Prepared[] = [];
    for (const each of submissions) ready.push(await prepared(transaction, each, begun, notBefore));
    const plans = ready.map(({ plan }) => plan);
    const faults = plans.flatMap((plan) => plan.faults);
    if (faults.length) throw new FigureFaults(faults);
    const fronted = front && plannedFront(await readFront(transaction), front);
    if (tokens) checkTokens(tokens, fronted ? [...plans, { ...fronted, story: frontName }] : plans);
    const givenUp = plans.flatMap(({ pending, differs }) => (pending && differs ? [pending] : []));
    const [early] = tokens || notBefore ? [] : givenUp;
    if (early) throw new Error(embargoed(early));
    const stories: Publication[] = [];
    for (const each of ready) stories.push(await write(transaction, each, begun));
    if (fronted) await writeFront(transaction, fronted, begun);
    for (const each of givenUp) stillWaiting(each, now());
    return { stories, front: fronted };
  });
}

/** Throws for a moment that has come. */
function ahead(notBefore: string | null, now: Date): void {
  if (notBefore && Date.parse(notBefore) <= now.getTime())
    throw new Error(`--not-before: expected a moment that is still to come, found ${notBefore}`);
}

/** Why files are not out at once in place of what was to wait, unless by a plan that says so. */
function embargoed({ story, edition, opens, zone }: Pending): string {
  return [
    `${story}: edition ${edition} waits until ${moment(opens, zone)}, and these files would be out at once;`,
    `--not-before ${opens.replace(".000Z", "Z")} lets them wait as well, --plan names the plan that publishes them now`,
  ].join(" ");
}

/**
 * Makes a story of `scratch`, which nobody reads but a preview, what publishing a submission at once would make of it
 * as `open` holds it, without what waits there and though reasons be missing; `open` is null before there is a
 * database. Answers the plan, and what waits.
 */
export async function stage(
  scratch: PrismaClient,
  open: Tables | null,
  submission: Submission,
  now: Date,
): Promise<Plan> {
  return inTurn(scratch, async (transaction) => {
    await copyStory(open, transaction, submission.draft.slug);
    const { pending } = (await prepared(transaction, submission, now, null)).plan;
    if (pending) await takeBack(transaction, pending);
    const ready = await prepared(transaction, submission, now, null);
    await write(transaction, ready, now);
    return { ...ready.plan, pending };
  });
}

function checkTokens(tokens: string[], plans: Pick<Plan, "story" | "token" | "differs">[]): void {
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
    throw new StalePlan(
      `nothing to publish is called ${stale}: it is out already, waits for its minute, or is of other files`,
    );
}

async function write(
  transaction: PrismaClient,
  { plan, moves, renames, marks, told, draft, known }: Prepared,
  now: Date,
): Promise<Publication> {
  const { story, edition: last, before, changes, differs, notBefore, pending } = plan;
  if (!differs) return { story, edition: last, from: last, before, changes, opens: null, pending };

  if (pending) await takeBack(transaction, pending);
  const edition = last + 1;
  const publishedAt = notBefore ? new Date(notBefore) : now;
  await transaction.edition.create({ data: { story, number: edition, publishedAt } });
  await storeMarks(transaction, story, edition, marks);
  for (const { name, closing, opening } of moves) {
    const rows = table(transaction, name);
    await inChunks(closing, (ids) =>
      rows.updateMany({ where: { story, id: { in: ids }, until: open }, data: { until: edition } }),
    );
    await insertAll(
      transaction,
      modelOf(name),
      opening.map(({ item, place }) => stored({ ...item, story, place, from: edition, until: open })),
    );
  }
  const named = renames.map((rename, place) => ({ ...rename, story, edition, place }));
  await insertAll(transaction, "Rename", named);
  const telling = { story, last, edition, draft, renames: known, told };
  const words = new Map(
    (await withReturned(transaction, telling)).map((each) => [nameOf(each.change), each]),
  );
  const rows = changes.map((change) => {
    const { entry = null, told = null } = words.get(nameOf(change)) ?? {};
    return stored({ ...change, story, edition, entry, told });
  });
  await insertAll(transaction, "Change", rows);
  await storeTallies(transaction, telling);
  return { story, edition, from: last, before, changes, opens: notBefore, pending };
}
