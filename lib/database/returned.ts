/** What an edition's changes take back of what readers were told before it. */
import type { Change } from "../editions/change";
import type { Telling, Told, ToldChange } from "../editions/tell";
import type { Reason, Rename } from "../story/correction";
import { groupedBy } from "../story/grouped";
import type { Kind } from "../story/kinds";
import { currentId, idsOf } from "../story/renames";
import { loopOf, returned, type Step } from "../words/taken-back";
import { eachChunk, inChunks } from "./chunks";
import type { Tables } from "./tables";

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
  const dates = new Map<number, string>();
  for (const each of told) {
    const { change } = each;
    if (!again.has(thing(renames, change))) {
      all.push(each);
      continue;
    }
    const way = await wayOf(database, story, edition, change, renames, dates);
    const item = { kind: change.kind, was: each.told.was, now: each.told.now };
    const loop = loopOf(way.steps, {
      correction: { publishedAt: "", reason: change.reason as Reason },
      item,
    });
    lost.push(...loop);
    const whole = way.whole && loop.length === way.steps.length;
    all.push(loop.length ? { ...each, told: { ...each.told, returned: returned(loop, whole) } } : each);
  }
  await takeAway(database, story, edition, lost);
  return all;
}

/** Notes that changes are told of no longer, from an edition on. */
export async function takeAway(
  database: Tables,
  story: string,
  gone: number,
  lost: readonly { edition: number; kind: string; id: string }[],
): Promise<void> {
  for (const some of groupedBy(lost, ({ edition, kind }) => `${edition} ${kind}`).values()) {
    const { edition, kind } = some[0] as (typeof some)[number];
    await inChunks(some, (part) => {
      const where = { story, edition, kind, id: { in: part.map(({ id }) => id) } };
      return database.change.updateMany({ where, data: { gone } });
    });
  }
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
  const again = new Set<string>();
  for (const [kind, own] of groupedBy(told, ({ change }) => change.kind)) {
    const ids = new Set(own.flatMap(({ change: { id } }) => idsOf(renames, kind, id)));
    const rows = await eachChunk([...ids], (some) =>
      database.change.groupBy({
        by: ["id"],
        where: { story, kind, id: { in: some }, edition: { lt: edition }, reason: { not: null } },
      }),
    );
    for (const { id } of rows) again.add(thing(renames, { kind, id }));
  }
  return again;
}

/** What readers were told of a thing, oldest first, at most so far back; `whole` where that is all. `dates` are those of editions, as far as they are known. */
async function wayOf(
  database: Tables,
  story: string,
  edition: number,
  { kind, id }: Pick<Change, "kind" | "id">,
  renames: Rename[],
  dates: Map<number, string>,
): Promise<{ steps: Stored[]; whole: boolean }> {
  const found = await eachChunk(idsOf(renames, kind, id), (some) =>
    database.change.findMany({
      where: { story, kind, id: { in: some }, edition: { lt: edition }, reason: { not: null } },
      select: { edition: true, kind: true, id: true, reason: true, told: true },
      orderBy: { edition: "desc" },
      take: farBack + 1,
    }),
  );
  const rows = found.toSorted((a, b) => b.edition - a.edition);
  const steps = rows.slice(0, farBack).toReversed();
  const unknown = steps.map((row) => row.edition).filter((number) => !dates.has(number));
  if (unknown.length) {
    const where = { story, number: { in: unknown } };
    for (const { number, publishedAt } of await database.edition.findMany({ where }))
      dates.set(number, publishedAt.toISOString());
  }
  return {
    steps: steps.map((row): Stored => {
      const { was, now } = row.told as unknown as Told;
      const publishedAt = dates.get(row.edition) ?? "";
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
