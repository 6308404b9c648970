/** What readers are told of changes, worked out once, as they are published. Pure. */
import { byId } from "../story/by-id";
import type { Corrected, Rename } from "../story/correction";
import type { Draft } from "../story/story";
import { inLanguages } from "../words/languages";
import { flagsOf } from "../words/standing";
import type { Explained, Item } from "./change";
import { labelOf, partsOf, statements } from "./statement";

/** A change in the words that readers see, without the name of what changed, which may change itself. */
export type Told = Omit<Corrected, "kind" | "id">;

/** An explained change with its words; `entry` counts the explanations of its edition, from 0. */
export interface ToldChange {
  change: Explained;
  entry: number;
  told: Told;
}

/** An edition that is being published: the number before it, its changes in words, and the story at it with all its renames. */
export interface Telling {
  story: string;
  last: number;
  edition: number;
  draft: Draft;
  renames: Rename[];
  told: ToldChange[];
}

/** The words of all changes that have a reason: what an explanation was written for before what is derived from it. */
export function tell(changes: Explained[], sides: { before: Draft | null; after: Draft }): ToldChange[] {
  const explained = changes.filter(({ reason }) => reason !== null);
  const ordered = explained.toSorted(
    (a, b) => Number(isDerived(a)) - Number(isDerived(b)) || order(a, b, "kind") || order(a, b, "id"),
  );
  const entries = new Map<string, number>();
  return ordered.map((change) => {
    const key = JSON.stringify([change.reason, change.explanation]);
    const entry = entries.get(key) ?? entries.size;
    entries.set(key, entry);
    return { change, entry, told: wordsOf(change, sides) };
  });
}

function wordsOf(change: Explained, sides: { before: Draft | null; after: Draft }): Told {
  const { kind, id, before, after } = change;
  const [item, side] = after ? [after, sides.after] : [before as Item, sides.before ?? sides.after];
  const said = (index: 0 | 1) => inLanguages((language) => statements(change, sides, language)[index] ?? "");
  const figure = kind === "figure" && byId(sides.after.figures, id);
  const flagged = figure && flagsOf(figure, sides.after, "en").length > 0;
  return {
    label: inLanguages((language) => labelOf(kind, item, side, language)),
    was: said(0),
    now: after && said(1),
    parts: partsOf(change, sides),
    standing: flagged ? inLanguages((language) => flagsOf(figure, sides.after, language).join(", ")) : null,
    derived: isDerived(change),
  };
}

const isDerived = ({ before, after }: Explained) => Boolean((after ?? before)?.formula);

function order(a: Explained, b: Explained, by: "kind" | "id"): number {
  return a[by] < b[by] ? -1 : Number(a[by] > b[by]);
}
