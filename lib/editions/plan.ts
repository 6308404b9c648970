/** What publishing a story would do: the difference between two drafts, with its reasons. Pure. */
import { createHash } from "node:crypto";
import type { Fault } from "../figures/faults";
import type { Logged } from "../figures/log";
import type { Places } from "../figures/places";
import { type Draft, type Kind, kinds, nameOf, type Story } from "../story/story";
import { alike, ordered } from "./canonical";
import type { Change, Explained, Item } from "./change";
import { explain } from "./explain";
import { toItems } from "./items";
import { needsReason } from "./statement";
import { markOf, unmatched } from "./unmatched";

/** A story's files as the seed hands them in. */
export interface Submission {
  draft: Draft;
  log: Logged[];
  places: Places;
  /** The ids of the charts that show a thing of a story. */
  showing: (kind: Kind, id: string, draft: Draft) => string[];
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
  /** The marks of the entries that the files hold. */
  marks: string[];
}

/**
 * What publishing a submission over the open edition would do; `before` is null for a story's first edition, `held`
 * are the marks of the entries that the open edition's files held, null where that was not kept.
 */
export function planned(
  before: Story | null,
  { draft, log, places, showing }: Submission,
  held: ReadonlySet<string> | null,
): Prepared {
  const { slug: story } = draft;
  const edition = before?.edition ?? 0;
  const { changes, moves } = difference(before, draft);
  // Before the first edition the entries tell of what was published elsewhere.
  const said = before?.corrections ?? [];
  const sides = { before, after: draft };
  const { answered, faults } = explain(changes, before ? log : [], places, sides, said);
  // Of what waits for its reason the entries have been read already.
  const waiting = answered.filter((change) => !change.reason && needsReason(change, sides)).map(nameOf);
  const idle = unmatched(
    log.filter((entry) => !waiting.includes(nameOf(entry))),
    places,
    { ...sides, said, held },
  );
  const explained = answered.map((change): Explained => {
    const charts = [before, draft].flatMap((each) => (each ? showing(change.kind, change.id, each) : []));
    return { ...change, charts: [...new Set(charts)] };
  });
  const hash = createHash("sha256").update(JSON.stringify(ordered([answered, moves])));
  const token = `${story}@${edition}:${hash.digest("hex").slice(0, 10)}`;
  const differs = moves.length > 0;
  return {
    plan: { story, edition, before, changes: explained, differs, faults: [...faults, ...idle], token },
    moves,
    marks: log.map(markOf),
  };
}

/** How a draft differs from the one before it: what changed, and what changed its place alone. */
function difference(before: Draft | null, draft: Draft): { changes: Change[]; moves: Move[] } {
  const [was, items] = [before && toItems(before), toItems(draft)];
  const changes: Change[] = [];
  const moves: Move[] = [];
  for (const name of kinds) {
    const held = new Map(was?.[name].map((item, place) => [item.id, { item, place }]));
    const move: Move = { name, closing: [], opening: [] };
    for (const [place, item] of items[name].entries()) {
      const old = held.get(item.id);
      held.delete(item.id);
      const same = old !== undefined && alike(old.item, item);
      if (same && old.place === place) continue;
      if (old) move.closing.push(item.id);
      move.opening.push({ item, place });
      if (same) continue;
      const action = old ? "changed" : "added";
      changes.push({ kind: name, id: item.id, action, before: old?.item ?? null, after: item });
    }
    for (const { item } of held.values()) {
      move.closing.push(item.id);
      changes.push({ kind: name, id: item.id, action: "removed", before: item, after: null });
    }
    if (move.closing.length || move.opening.length) moves.push(move);
  }
  return { changes, moves };
}
