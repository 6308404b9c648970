/** What publishing a story would do: the difference between two drafts, with its reasons. Pure. */
import { isDeepStrictEqual } from "node:util";
import type { Fault } from "../figures/faults";
import type { Correction, Rename } from "../story/correction";
import { nameOf } from "../story/kinds";
import type { Draft, Story } from "../story/story";
import { hashOf, ordered } from "./canonical";
import type { Explained } from "./change";
import { type Compared, difference, type Move, named, publishedUnder } from "./compare";
import { type Answered, explain } from "./explain";
import { needsReason } from "./statement";
import { type ToldChange, tell } from "./tell";
import { markOf, markUnder, unmatched } from "./unmatched";

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
  pending: Waiting | null;
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

/** An edition that waits for its minute, with what it tells readers of its changes. */
export interface Waiting {
  story: Story;
  corrections: Correction[];
}

/**
 * What publishing would do that was compared with what is open; `corrections` are what readers have been told of all
 * that is in question, `held` the marks of the entries that the files of the editions so far held, null where that was
 * not kept.
 */
export function planned(
  { submission, before, was, renames, known, misnamed, entries, changes, moves }: Compared,
  corrections: readonly Correction[],
  held: ReadonlySet<string> | null,
  { notBefore, pending }: Schedule = { notBefore: null, pending: null },
): Prepared {
  const { draft, log, places, showing } = submission;
  const { slug: story } = draft;
  const edition = before?.edition ?? 0;
  const said = corrections.map((each) => ({ ...each, items: each.items.map((item) => named(known, item)) }));
  const sides = { before: was, after: draft };
  // Before the first edition the entries tell of what was published elsewhere.
  const { answered, faults } = explain(changes, before ? entries : [], places, sides, said);
  // Of what waits for its reason the entries have been read already.
  const waiting = new Set(
    answered.filter((change) => !change.reason && needsReason(change, sides)).map(nameOf),
  );
  // An entry that was held under an old name may stand under the new one.
  const past =
    held && known.length ? new Set([...held].flatMap((mark) => [mark, markUnder(mark, known)])) : held;
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
function says({ corrections, story: { edition } }: Waiting, answered: Answered[]): boolean {
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
