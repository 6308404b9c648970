import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Change, Explained, Item } from "../changes/change";
import { explain, type Logged, type Places } from "../changes/explain";
import { chartsShowing } from "../charts/cited";
import { type Fault, FigureFaults } from "../faults";
import { type Draft, type Kind, kinds } from "../story";
import type { PrismaClient } from "./generated/client";
import { readStory } from "./stories";
import { at, itemOf, open, type Tables, table, toItems } from "./tables";

/** A story's files as the seed hands them in. */
export interface Submission {
  draft: Draft;
  log: Logged[];
  places: Places;
}

/** What a publication would do to a story: the open edition's number, 0 without one, and what would differ. */
export interface Plan {
  story: string;
  edition: number;
  /** The story at the open edition; null before the first. */
  before: Draft | null;
  changes: Explained[];
  /** Whether there is anything to publish; a new order of things is no change of any. */
  differs: boolean;
  /** Published changes that no reason explains. */
  faults: Fault[];
  /** Names the edition and the difference, `gsomia@3:5f2c9a1b04`: the same token, the same plan. */
  token: string;
}

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

/** The rows of one table that an edition closes, by id, and the ones that it opens. */
interface Move {
  name: Kind;
  closing: string[];
  opening: { item: Item; place: number }[];
}

interface Prepared {
  plan: Plan;
  moves: Move[];
}

async function prepared(database: Tables | null, { draft, log, places }: Submission): Promise<Prepared> {
  const { slug: story } = draft;
  const { edition, changes, moves } = await difference(database, draft);
  const before = database && edition ? await readStory(database, story, edition) : null;
  // Before the first edition the entries tell of what was published elsewhere.
  const said = before?.corrections ?? [];
  const { answered, faults } = explain(changes, before ? log : [], places, { before, after: draft }, said);
  const explained = answered.map((change): Explained => {
    const showing = [before, draft].flatMap((each) => each && chartsShowing(change.kind, change.id, each));
    return { ...change, charts: [...new Set(showing.filter((id) => id !== null))] };
  });
  const hash = createHash("sha256").update(JSON.stringify([answered, moves].map(ordered)));
  const token = `${story}@${edition}:${hash.digest("hex").slice(0, 10)}`;
  const differs = moves.length > 0;
  return { plan: { story, edition, before, changes: explained, differs, faults, token }, moves };
}

async function write(transaction: PrismaClient, { plan, moves }: Prepared, now: Date): Promise<Publication> {
  const { story, edition: last, before, changes, differs } = plan;
  if (!differs) return { story, edition: last, from: last, before, changes };

  const edition = last + 1;
  await transaction.edition.create({ data: { story, number: edition, publishedAt: now } });
  for (const { name, closing, opening } of moves) {
    await table(transaction, name).updateMany({
      where: { story, id: { in: closing }, until: open },
      data: { until: edition },
    });
    await table(transaction, name).createMany({
      data: opening.map(({ item, place }) => stored({ ...item, story, place, from: edition, until: open })),
    });
  }
  await transaction.change.createMany({
    data: changes.map((change) => stored({ ...change, story, edition }) as unknown as ChangeRow),
  });
  return { story, edition, from: last, before, changes };
}

/** How a draft differs from its story's open edition, whose number is 0 when there is none. */
async function difference(
  database: Tables | null,
  draft: Draft,
): Promise<{ edition: number; changes: Change[]; moves: Move[] }> {
  const { slug: story } = draft;
  const last = await database?.edition.findFirst({ where: { story }, orderBy: { number: "desc" } });
  const edition = last?.number ?? 0;
  const items = toItems(draft);
  const changes: Change[] = [];
  const moves: Move[] = [];
  for (const name of kinds) {
    const rows =
      database && last
        ? await table(database, name).findMany({ where: at(story, edition), orderBy: { place: "asc" } })
        : [];
    const held = new Map(rows.map((row) => [row.id, row]));
    const move: Move = { name, closing: [], opening: [] };
    for (const [place, item] of items[name].entries()) {
      const row = held.get(item.id);
      held.delete(item.id);
      const same = row !== undefined && isDeepStrictEqual(stored(itemOf(row)), stored(item));
      if (same && row.place === place) continue;
      if (row) move.closing.push(item.id);
      move.opening.push({ item, place });
      if (same) continue;
      const before = row ? itemOf(row) : null;
      changes.push({ kind: name, id: item.id, action: row ? "changed" : "added", before, after: item });
    }
    for (const row of held.values()) {
      move.closing.push(row.id);
      changes.push({ kind: name, id: row.id, action: "removed", before: itemOf(row), after: null });
    }
    if (move.closing.length || move.opening.length) moves.push(move);
  }
  return { edition, changes, moves };
}

/** An item as its table stores it: columns without a value left out, keys of JSON in one order. */
function stored(item: object): { [key: string]: never } {
  const columns = Object.entries(item).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(columns.map(([key, value]) => [key, ordered(value)])) as { [key: string]: never };
}

/** JSON with its keys in one order and without those that have no value. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, ordered(each)]),
  );
}
