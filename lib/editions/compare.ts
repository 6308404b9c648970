/** How a story's files differ from what is published of it. Pure. */
import type { Fault } from "../figures/faults";
import type { Former } from "../figures/former";
import type { Logged } from "../figures/log";
import type { Places } from "../figures/places";
import type { Rename } from "../story/correction";
import { type Kind, kinds, nameOf } from "../story/kinds";
import { currentId } from "../story/renames";
import type { Draft, Story } from "../story/story";
import { alike } from "./canonical";
import type { Change, Item } from "./change";
import { toItems } from "./items";
import { renamesOf, underNames } from "./renames";
import { markOf } from "./unmatched";

/** A story's files as the seed hands them in. */
export interface Submission {
  draft: Draft;
  log: Logged[];
  places: Places;
  former: Former[];
  /** The ids of the charts that show a thing of a story. */
  showing: (kind: Kind, id: string, draft: Draft) => string[];
}

/** The items of one kind that an edition closes, by id, and the ones that it opens. */
export interface Move {
  name: Kind;
  closing: string[];
  opening: { item: Item; place: number }[];
}

/** A submission beside the open edition, whose things are looked at under the names that they would have. */
export interface Compared {
  submission: Submission;
  /** The story at the open edition, and the same under the new names; null before the first. */
  before: Story | null;
  was: Story | null;
  /** What is named anew, what has been by then, and what is wrong with it. */
  renames: Rename[];
  known: Rename[];
  misnamed: Fault[];
  /** The entries of `changes` in the files, under those names. */
  entries: Logged[];
  changes: Change[];
  moves: Move[];
}

/** A submission compared with the open edition; `before` is null for a story's first. */
export function compared(before: Story | null, submission: Submission): Compared {
  const { draft, log, places, former } = submission;
  const { renames, faults: misnamed } = renamesOf(before, draft, former, places);
  // What is published is looked at under its new names: a rename alone is no change of what anything says.
  const was = before && underNames(before, renames);
  const known = [...(before?.renames ?? []), ...renames];
  const entries = log.map((entry) => named(known, entry));
  return { submission, before, was, renames, known, misnamed, entries, ...difference(before, was, draft) };
}

/** A thing under the name that renames give it. */
export function named<T extends { kind: Kind; id: string }>(renames: readonly Rename[], thing: T): T {
  return { ...thing, id: currentId(renames, thing.kind, thing.id) };
}

/**
 * The things of which a plan has to know what readers have been told: what differs, and what an entry tells of that
 * was in no edition's files yet, `held` being the marks of those that were.
 */
export function inQuestion(
  { changes, submission: { log }, known }: Compared,
  held: ReadonlySet<string>,
): { kind: Kind; id: string }[] {
  const fresh = log.filter((entry) => !held.has(markOf(entry))).map((entry) => named(known, entry));
  const things = [...changes, ...fresh].map(({ kind, id }) => ({ kind, id }));
  return [...new Map(things.map((thing) => [nameOf(thing), thing])).values()];
}

/** What is published, as it was, by the names that renames give. */
export function publishedUnder(before: Draft | null, renames: Rename[]): Map<string, Item> {
  const items = before ? toItems(before) : null;
  const named = kinds.flatMap((kind) =>
    (items?.[kind] ?? []).map((item): [string, Item] => [
      nameOf({ kind, id: currentId(renames, kind, item.id) }),
      item,
    ]),
  );
  // Of several that become one the first is what it was.
  return new Map(named.toReversed());
}

/**
 * How a draft differs from the story before it: what changed but for names, `was` being that
 * story under the new ones, and which rows close and open, those included whose place or
 * whose names of others alone are new.
 */
export function difference(
  before: Draft | null,
  was: Draft | null,
  draft: Draft,
): { changes: Change[]; moves: Move[] } {
  const [published, renamed, items] = [before && toItems(before), was && toItems(was), toItems(draft)];
  const changes: Change[] = [];
  const moves: Move[] = [];
  for (const name of kinds) {
    const held = new Map(
      renamed?.[name].map((item, place) => [item.id, { item, place, row: published?.[name][place] as Item }]),
    );
    const move: Move = { name, closing: [], opening: [] };
    for (const [place, item] of items[name].entries()) {
      const old = held.get(item.id);
      held.delete(item.id);
      if (old && old.place === place && alike(old.row, item)) continue;
      if (old) move.closing.push(old.row.id);
      move.opening.push({ item, place });
      if (old && old.row.id === item.id && alike(old.item, item)) continue;
      const action = !old ? "added" : old.row.id === item.id ? "changed" : "renamed";
      changes.push({ kind: name, id: item.id, action, before: old?.item ?? null, after: item });
    }
    for (const { item, row } of held.values()) {
      move.closing.push(row.id);
      changes.push({ kind: name, id: item.id, action: "removed", before: item, after: null });
    }
    if (move.closing.length || move.opening.length) moves.push(move);
  }
  return { changes, moves };
}
