/** How much there is to tell readers of at each edition, counted as it is published. */
import type { Telling, Told } from "../editions/tell";
import { type Reason, type Rename, reasons, type Tallies, type Tally, wholeStory } from "../story/correction";
import { groupedBy } from "../story/grouped";
import { currentId } from "../story/renames";
import type { Draft } from "../story/story";
import { figuresInText } from "../words/prose";
import { stands, toldRows } from "./corrections";
import type { Prisma } from "./generated/sqlite/client";
import { takeAway } from "./returned";
import { open, type Tables } from "./tables";

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
  const lost = await database.change.groupBy({
    by: ["edition"],
    // The index goes by the reason first.
    where: { story, reason: { in: [...reasons] }, gone: edition },
  });
  if (lost.length === 0) return [];
  const rows = await toldRows(database, story, { editions: lost.map((row) => row.edition), at: edition });
  const fallen = grouped(rows).filter((group) => {
    const own = group.filter(({ told }) => !(told as unknown as Told).derived);
    return group.some(({ gone }) => gone === edition) && !(own.length ? own : group).some(stands);
  });
  await takeAway(database, story, edition, fallen.flat().filter(stands));
  return count(fallen.flat());
}

/** Takes an explanation from a tally; the next one of its reason that stands comes up in its place. */
async function uncount(
  database: Tables,
  telling: Telling,
  tally: Tally | undefined,
  key: string,
  { edition, entry, reason }: Counted,
  count: Counter,
): Promise<void> {
  if (!tally) return;
  tally[reason === "update" ? "updates" : "corrections"] -= 1;
  const full = tally.newest.filter(([, , each]) => each === reason).length === known;
  const left = tally.newest.filter(([at, place]) => at !== edition || place !== entry);
  const shown = left.length < tally.newest.length;
  const next = full && shown ? await nextOf(database, telling, left, key, reason, count) : null;
  tally.newest = next ? [...left, next].toSorted(([a, first], [b, second]) => b - a || first - second) : left;
}

/** The newest explanation of a reason that stands and that a tally lacks; null where there is none. */
async function nextOf(
  database: Tables,
  { story, edition }: Telling,
  held: Tally["newest"],
  key: string,
  reason: Reason,
  count: Counter,
): Promise<Tally["newest"][number] | null> {
  const isHeld = (each: Counted) => held.some(([at, place]) => at === each.edition && place === each.entry);
  for (let skip = 0; ; skip += 100) {
    const some = await database.change.groupBy({
      by: ["edition"],
      where: { story, reason, gone: open, edition: { lt: edition } },
      orderBy: { edition: "desc" },
      take: 100,
      skip,
    });
    if (some.length === 0) return null;
    const rows = await toldRows(database, story, { editions: some.map((row) => row.edition), at: edition });
    const found = count(rows.filter(stands)).find(
      (each) => each.reason === reason && keysOf(each).includes(key) && !isHeld(each),
    );
    if (found) return [found.edition, found.entry, reason];
  }
}
