/** What publishing a story would do: the difference between two drafts, with its reasons. Pure. */
import { isDeepStrictEqual } from "node:util";
import type { Fault } from "../figures/faults";
import type { Former } from "../figures/former";
import type { Logged } from "../figures/log";
import type { Places } from "../figures/places";
import { currentId } from "../story/renames";
import {
  type Correction,
  type Draft,
  type Kind,
  kinds,
  nameOf,
  type Rename,
  type Story,
} from "../story/story";
import { alike, hashOf, ordered } from "./canonical";
import type { Change, Explained, Item } from "./change";
import { type Answered, explain } from "./explain";
import { toItems } from "./items";
import { renamesOf, underNames } from "./renames";
import { needsReason } from "./statement";
import { type ToldChange, tell } from "./tell";
import { markOf, markUnder, unmatched } from "./unmatched";

/** A story's files as the seed hands them in. */
export interface Submission {
  draft: Draft;
  log: Logged[];
  places: Places;
  former: Former[];
  /** The ids of the charts that show a thing of a story. */
  showing: (kind: Kind, id: string, draft: Draft) => string[];
}

/** An edition that is stored and waits for its minute. */
export interface Pending {
  story: string;
  edition: number;
  /** The moment that it opens at, in UTC. */
  opens: string;
  /** The story's zone. */
  zone: string;
}

/** When an edition is to open, and what waits already. */
export interface Schedule {
  /** The moment, in UTC; null for at once. */
  notBefore: string | null;
  /** The story at the edition that waits for its minute, with what it says of its changes; null without one. */
  pending: Open | null;
}

/** What a publication would do to a story: the open edition's number, 0 without one, and what would differ. */
export interface Plan {
  story: string;
  edition: number;
  /** The story at the open edition; null before the first. */
  before: Draft | null;
  changes: Explained[];
  /** The moment that the edition would open at, in UTC; null for at once. */
  notBefore: string | null;
  /** The edition that waits for its minute, and whether it says what the files say; anything to publish takes its place. */
  pending: (Pending & { same: boolean }) | null;
  /** Whether there is anything to publish; a new order of things is no change of any. */
  differs: boolean;
  /** Published changes that no reason explains. */
  faults: Fault[];
  /** Names the edition, the difference, its moment and what it takes the place of, `gsomia@3:5f2c9a1b04`: the same token, the same plan. */
  token: string;
}

/** The items of one kind that an edition closes, by id, and the ones that it opens. */
export interface Move {
  name: Kind;
  closing: string[];
  opening: { item: Item; place: number }[];
}

/** A plan, and what it would write. */
export interface Prepared {
  plan: Plan;
  moves: Move[];
  renames: Rename[];
  /** The marks of the entries that the files hold, and of which no edition before has been told. */
  marks: string[];
  /** What readers are told of the changes that are explained. */
  told: ToldChange[];
  /** The story that would be published, and all that has been named anew of it by then. */
  draft: Draft;
  known: Rename[];
}

/** What is open, and what has been said of its changes up to it. */
export interface Open {
  story: Story;
  corrections: Correction[];
}

/**
 * What publishing a submission over what is open would do; `open` is null for a story's first edition, `held`
 * are the marks of the entries that the files of the editions up to it held, null where that was not kept.
 */
export function planned(
  open: Open | null,
  { draft, log, places, former, showing }: Submission,
  held: ReadonlySet<string> | null,
  { notBefore, pending }: Schedule = { notBefore: null, pending: null },
): Prepared {
  const { slug: story } = draft;
  const before = open?.story ?? null;
  const edition = before?.edition ?? 0;
  const { renames, faults: misnamed } = renamesOf(before, draft, former, places);
  // What is published is looked at under its new names: a rename alone is no change of what anything says.
  const was = before && underNames(before, renames);
  const known = [...(before?.renames ?? []), ...renames];
  const named = <T extends { kind: Kind; id: string }>(thing: T): T => ({
    ...thing,
    id: currentId(known, thing.kind, thing.id),
  });
  const entries = log.map(named);
  const said = (open?.corrections ?? []).map((each) => ({ ...each, items: each.items.map(named) }));
  const { changes, moves } = difference(before, was, draft);
  const sides = { before: was, after: draft };
  // Before the first edition the entries tell of what was published elsewhere.
  const { answered, faults } = explain(changes, before ? entries : [], places, sides, said);
  // Of what waits for its reason the entries have been read already.
  const waiting = new Set(
    answered.filter((change) => !change.reason && needsReason(change, sides)).map(nameOf),
  );
  // An entry that was held under an old name may stand under the new one.
  const past = held && new Set([...held].flatMap((mark) => [mark, markUnder(mark, known)]));
  const idle = unmatched(
    entries.filter((entry) => !waiting.has(nameOf(entry))),
    places,
    { ...sides, said, held: past },
  );
  const published = publishedUnder(before, renames);
  const explained = answered.map((change): Explained => {
    const charts = [was, draft].flatMap((each) => (each ? showing(change.kind, change.id, each) : []));
    const old = change.before && (published.get(nameOf(change)) ?? null);
    return { ...change, before: old, charts: [...new Set(charts)] };
  });
  const scheduled = notBefore || pending ? [notBefore, pending?.story] : [];
  const token = `${story}@${edition}:${hashOf([answered, moves, renames, ...scheduled]).slice(0, 10)}`;
  const same =
    pending !== null &&
    difference(pending.story, pending.story, draft).moves.length === 0 &&
    sameWords(pending.story.renames, known) &&
    says(pending, answered);
  const stays =
    same && (notBefore === null || Date.parse(notBefore) === Date.parse(pending.story.publishedAt));
  const plan: Plan = {
    story,
    edition,
    before,
    changes: stays ? [] : explained,
    notBefore,
    pending: pending && { ...pendingOf(pending.story), same },
    differs: moves.length > 0 && !stays,
    faults: [...misnamed, ...faults, ...idle],
    token,
  };
  const told = tell(
    explained.map((change, place) => ({ ...change, before: answered[place]?.before ?? null })),
    { before: was, after: draft },
  );
  const marks = [...new Set(log.map(markOf))].filter((mark) => !past?.has(mark));
  return { plan, moves, renames, marks, told, draft, known };
}

/** A story at an edition that waits for its minute, as that edition. */
function pendingOf({ slug, edition, publishedAt, zone }: Story): Pending {
  return { story: slug, edition, opens: publishedAt, zone };
}

/** Whether a story's last edition explains its changes as these are explained. */
function says({ corrections, story: { edition } }: Open, answered: Answered[]): boolean {
  const said = corrections
    .filter((correction) => correction.edition === edition)
    .flatMap(({ items, reason, explanation }) => items.map((item) => [nameOf(item), reason, explanation]));
  const wouldSay = answered.flatMap((change) =>
    change.reason ? [[nameOf(change), change.reason, change.explanation]] : [],
  );
  return sameWords(said, wouldSay);
}

/** Whether two lists hold the same, in any order. */
function sameWords(first: unknown[], second: unknown[]): boolean {
  const arranged = (list: unknown[]) => list.map((each) => JSON.stringify(ordered(each))).sort();
  return isDeepStrictEqual(arranged(first), arranged(second));
}

/** What is published, as it was, by the names that renames give. */
function publishedUnder(before: Draft | null, renames: Rename[]): Map<string, Item> {
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
function difference(
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
