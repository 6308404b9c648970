/** What readers are told of an edition's changes, stored with it, so that no reading works it out again. */
import type { Change } from "../editions/change";
import type { Told, ToldChange } from "../editions/tell";
import { groupedBy } from "../story/grouped";
import { currentId, idsOf } from "../story/renames";
import {
  type Draft,
  type Kind,
  type Reason,
  type Rename,
  type Tallies,
  type Tally,
  wholeStory,
} from "../story/story";
import { figuresInText } from "../words/prose";
import { loopOf, returned, type Step } from "../words/taken-back";
import { eachChunk } from "./chunks";
import { stands, toldRows } from "./corrections";
import type { Prisma } from "./generated/client";
import { open, type Tables } from "./tables";

/** An edition that is being published: the number before it, its changes in words, and the story at it with all its renames. */
export interface Telling {
  story: string;
  last: number;
  edition: number;
  draft: Draft;
  renames: Rename[];
  told: ToldChange[];
}

/** A step of a thing's way, with where it is stored. */
interface Stored extends Step {
  edition: number;
  kind: string;
  id: string;
}

/** How much of a thing's way is looked back over for what takes it back, in steps. */
const farBack = 50;

/** The words of an edition's changes with what they take back; what is taken back is gone from this edition on. */
export async function withReturned(
  database: Tables,
  { story, edition, renames, told }: Telling,
): Promise<ToldChange[]> {
  const again = await onceTold(database, story, edition, renames, told);
  const lost: Stored[] = [];
  const all: ToldChange[] = [];
  for (const each of told) {
    const { change } = each;
    if (!again.has(thing(renames, change))) {
      all.push(each);
      continue;
    }
    const way = await wayOf(database, story, edition, change, renames);
    const item = { kind: change.kind, was: each.told.was, now: each.told.now };
    const loop = loopOf(way.steps, {
      correction: { publishedAt: "", reason: change.reason as Reason },
      item,
    });
    lost.push(...loop);
    const whole = way.whole && loop.length === way.steps.length;
    all.push(loop.length ? { ...each, told: { ...each.told, returned: returned(loop, whole) } } : each);
  }
  for (const { kind, id, edition: number } of lost) {
    await database.change.updateMany({
      where: { story, edition: number, kind, id },
      data: { gone: edition },
    });
  }
  return all;
}

const thing = (renames: readonly Rename[], { kind, id }: Pick<Change, "kind" | "id">) =>
  `${kind} ${currentId(renames, kind, id)}`;

/** Of what is told of, that which readers have been told of before. */
async function onceTold(
  database: Tables,
  story: string,
  edition: number,
  renames: Rename[],
  told: ToldChange[],
): Promise<Set<string>> {
  const ids = told.flatMap(({ change: { kind, id } }) => idsOf(renames, kind, id));
  const rows = await eachChunk([...new Set(ids)], (some) =>
    database.change.findMany({
      where: { story, edition: { lt: edition }, id: { in: some }, reason: { not: null } },
      select: { kind: true, id: true },
      distinct: ["kind", "id"],
    }),
  );
  return new Set(rows.map(({ kind, id }) => thing(renames, { kind: kind as Kind, id })));
}

/** What readers were told of a thing, oldest first, at most so far back; `whole` where that is all. */
async function wayOf(
  database: Tables,
  story: string,
  edition: number,
  { kind, id }: Pick<Change, "kind" | "id">,
  renames: Rename[],
): Promise<{ steps: Stored[]; whole: boolean }> {
  const found = await eachChunk(idsOf(renames, kind, id), (some) =>
    database.change.findMany({
      where: { story, kind, id: { in: some }, edition: { lt: edition }, reason: { not: null } },
      include: { in: true },
      orderBy: { edition: "desc" },
      take: farBack + 1,
    }),
  );
  const rows = found.toSorted((a, b) => b.edition - a.edition);
  const steps = rows.slice(0, farBack).toReversed();
  return {
    steps: steps.map((row): Stored => {
      const { was, now } = row.told as unknown as Told;
      const publishedAt = row.in.publishedAt.toISOString();
      return {
        edition: row.edition,
        kind: row.kind,
        id: row.id,
        correction: { publishedAt, reason: row.reason as Reason },
        item: { kind: row.kind as Kind, was, now },
      };
    }),
    whole: rows.length <= farBack,
  };
}

/** One explanation as it is counted: where it stands, why, and which charts show it; `head` where it is of what the story's head says. */
interface Counted {
  edition: number;
  entry: number;
  reason: Reason;
  charts: string[];
  head: boolean;
}

/** How many explanations of each reason the pages of an edition know of a chart; the others are counted. */
const known = 2;

/**
 * Counts what stands at an edition whose changes are stored, for each chart, for the story's head and in all, over what
 * was counted at the edition before it, and stores that.
 */
export async function storeTallies(database: Tables, telling: Telling): Promise<void> {
  const { story, edition, last, draft, renames } = telling;
  const before = await database.edition.findUnique({
    where: { story_number: { story, number: last } },
    select: { told: true },
  });
  const tallies = new Map<string, Tally>();
  for (const [name, tally] of Object.entries((before?.told ?? {}) as unknown as Tallies)) {
    const key = draft.charts.some(({ id }) => id === name) ? name : currentId(renames, "chart", name);
    tallies.set(key, { ...tally, newest: [...tally.newest] });
  }
  const count = counter(draft, renames);
  const fresh = count(await toldRows(database, story, { editions: [edition], at: edition }));
  for (const each of await takenBack(database, telling, count)) {
    for (const key of keysOf(each)) await uncount(database, telling, tallies.get(key), key, each, count);
  }
  for (const each of fresh.toReversed()) {
    for (const key of keysOf(each)) {
      const tally = tallies.get(key) ?? { corrections: 0, updates: 0, newest: [] };
      tally[each.reason === "update" ? "updates" : "corrections"] += 1;
      tally.newest = shortened([[each.edition, each.entry, each.reason], ...tally.newest]);
      tallies.set(key, tally);
    }
  }
  const told = Object.fromEntries(tallies) as unknown as Prisma.InputJsonObject;
  await database.edition.update({ where: { story_number: { story, number: edition } }, data: { told } });
}

const keysOf = ({ charts, head }: Counted) => [...charts, ...(head ? [""] : []), wholeStory];

/** Of each reason the newest alone. */
function shortened(newest: Tally["newest"]): Tally["newest"] {
  return newest.filter(
    ([, , reason], place) =>
      newest.slice(0, place).filter(([, , before]) => before === reason).length < known,
  );
}

type Rows = Awaited<ReturnType<typeof toldRows>>;

/** Groups rows by the explanation that they stand under, in their order. */
function grouped(rows: Rows): Rows[] {
  return [...groupedBy(rows, ({ edition, entry }) => `${edition} ${entry}`).values()];
}

type Counter = (rows: Rows) => Counted[];

/** Reads rows as explanations that are counted, by what the story's head says at an edition. */
function counter({ headline, dek }: Draft, renames: readonly Rename[]): Counter {
  const inHead = new Set(figuresInText([headline, dek]).map(([, id]) => id));
  const isHead = ({ kind, id }: Rows[number]) =>
    kind === "deadline" ||
    kind === "story" ||
    (kind === "figure" && inHead.has(currentId(renames, kind, id)));
  return (rows) =>
    grouped(rows).map((group) => {
      const [{ edition, entry, reason } = {} as Rows[number]] = group;
      const charts = group.flatMap((row) => (row.charts as string[] | null) ?? []);
      return {
        edition,
        entry: entry ?? 0,
        reason: reason as Reason,
        charts: [...new Set(charts.map((id) => currentId(renames, "chart", id)))],
        head: group.some(isHead),
      };
    });
}

/** The explanations that stand no longer, everything that they were written for being taken back; what was derived from it goes with them. */
async function takenBack(database: Tables, { story, edition }: Telling, count: Counter): Promise<Counted[]> {
  const lost = await database.change.findMany({
    where: { story, gone: edition },
    select: { edition: true },
    distinct: ["edition"],
  });
  if (lost.length === 0) return [];
  const rows = await toldRows(database, story, { editions: lost.map((row) => row.edition), at: edition });
  const fallen = grouped(rows).filter((group) => {
    const own = group.filter(({ told }) => !(told as unknown as Told).derived);
    return group.some(({ gone }) => gone === edition) && !(own.length ? own : group).some(stands);
  });
  for (const { edition: number, kind, id } of fallen.flat().filter(stands)) {
    await database.change.updateMany({
      where: { story, edition: number, kind, id },
      data: { gone: edition },
    });
  }
  return count(fallen.flat());
}

/** Takes an explanation from a tally; the next one of its reason that stands comes up in its place. */
async function uncount(
  database: Tables,
  { story, edition }: Telling,
  tally: Tally | undefined,
  key: string,
  { edition: number, entry, reason }: Counted,
  count: Counter,
): Promise<void> {
  if (!tally) return;
  tally[reason === "update" ? "updates" : "corrections"] -= 1;
  const same = ([, , each]: Tally["newest"][number]) => each === reason;
  const full = tally.newest.filter(same).length === known;
  const left = tally.newest.filter(([at, place]) => at !== number || place !== entry);
  const shown = left.length < tally.newest.length;
  tally.newest = left;
  if (!full || !shown) return;
  const held = new Set(left.map(([at, place]) => `${at} ${place}`));
  for (let skip = 0; ; skip += 100) {
    const editions = await database.change.findMany({
      where: { story, reason, gone: open, edition: { lt: edition } },
      select: { edition: true },
      distinct: ["edition"],
      orderBy: { edition: "desc" },
      take: 100,
      skip,
    });
    if (editions.length === 0) return;
    const rows = await toldRows(database, story, {
      editions: editions.map((row) => row.edition),
      at: edition,
    });
    const found = count(rows.filter(stands)).find(
      (each) =>
        each.reason === reason && keysOf(each).includes(key) && !held.has(`${each.edition} ${each.entry}`),
    );
    if (!found) continue;
    tally.newest = [...left, [found.edition, found.entry, reason] as Tally["newest"][number]].toSorted(
      (a, b) => b[0] - a[0] || a[1] - b[1],
    );
    return;
  }
}
