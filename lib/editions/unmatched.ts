/** Entries of `changes` that tell of no change: neither of one that is to be published nor of one that was. */

import type { Fault } from "../figures/faults";
import type { Logged } from "../figures/log";
import type { Places } from "../figures/places";
import type { Correction, Rename } from "../story/correction";
import { groupedBy } from "../story/grouped";
import { kindNamed, kinds, nameOf } from "../story/kinds";
import { currentId } from "../story/renames";
import type { Draft } from "../story/story";
import { didYouMean } from "../words/near";
import { isSpent } from "./explain";
import { toItems } from "./items";
import { statement } from "./statement";

/** What an entry is known by once an edition's files held it; its words to readers may be mended later. */
export function markOf(entry: Logged): string {
  return JSON.stringify([nameOf(entry), entry.was, entry.now]);
}

/** The name of what a marked entry tells of. */
const nameIn = (mark: string): string => JSON.parse(mark)[0];

/** A mark under the names that renames give. */
export function markUnder(mark: string, renames: readonly Rename[]): string {
  const [name, ...rest] = JSON.parse(mark) as [string, ...unknown[]];
  const [word = "", id] = name.split(" ");
  const kind = kindNamed(word);
  if (!kind || id === undefined) return mark;
  return JSON.stringify([nameOf({ kind, id: currentId(renames, kind, id) }), ...rest]);
}

/** A story on both sides of a publication, and what has been said of its changes. */
interface Between {
  /** The open edition; null before the first. */
  before: Draft | null;
  after: Draft;
  said: Correction[];
  /** The marks of the entries that the open edition's files held; null where that was not kept. */
  held: ReadonlySet<string> | null;
}

/**
 * The faults of entries that match nothing. An entry that has explained a change, or that the files held when the
 * open edition came out, is its past. Before the first edition entries tell of what was published elsewhere, so that
 * only what they are about has to be there.
 */
export function unmatched(entries: Logged[], places: Places, between: Between): Fault[] {
  const { before, after, said, held } = between;
  const [was, now] = [statementsOf(before), statementsOf(after)];
  const once = [...said.flatMap(({ items }) => items.map(nameOf)), ...[...(held ?? [])].map(nameIn)];
  const known = new Set([...places.items.keys(), ...was.keys(), ...once]);
  const isPast = (entry: Logged) => !held || held.has(markOf(entry)) || isSpent(entry, said);
  return [...groupedBy(entries, nameOf)].flatMap(([name, own]) => {
    // What was published and retracted elsewhere was never here.
    if (!known.has(name) && !own.some((entry) => entry.now === null)) {
      const message = `nothing to change is called ${name}${didYouMean(name, known)}`;
      return own.map((entry) => ({ ...entry.place("of"), message }));
    }
    const [said, says] = [was.get(name)?.(), now.get(name)?.()];
    const told = before ? way(own, said ?? null, says ?? null) : own;
    return own
      .filter((entry) => !told.includes(entry) && !isPast(entry))
      .map((entry) => ({ ...entry.place("of"), message: idle(name, said, says) }));
  });
}

/**
 * Of a thing's entries those that lead, one from the other, to what the files say; from what was published where that
 * is anything. What was retracted may come back without an entry.
 */
function way(own: Logged[], was: string | null, now: string | null): Logged[] {
  const steps: Logged[] = [];
  let arrived = was === null ? 0 : -1;
  let words = now;
  for (const [place, entry] of own.toReversed().entries()) {
    if (entry.now !== words && !(entry.now === null && place > 0)) continue;
    steps.push(entry);
    words = entry.was;
    if (was === null || entry.was === was) arrived = steps.length;
  }
  return steps.slice(0, Math.max(0, arrived));
}

function idle(name: string, was: string | undefined, now: string | undefined): string {
  if (was === undefined) return `${name}: this entry tells of no change; nothing of that name was published`;
  const quoted = (words: string) => JSON.stringify(words);
  return was === now
    ? `${name}: this entry tells of no change; what was published, and is so still, is ${quoted(was)}`
    : `${name}: this entry tells of another change; what was published is ${quoted(was)}, ${now === undefined ? "and is gone" : `what the files say now is ${quoted(now)}`}`;
}

/** What tells what each thing of a story says, by its name. */
function statementsOf(draft: Draft | null): Map<string, () => string> {
  if (!draft) return new Map();
  const items = toItems(draft);
  return new Map(
    kinds.flatMap((kind) =>
      items[kind].map((item): [string, () => string] => [
        nameOf({ kind, id: item.id }),
        () => statement(kind, item, draft) ?? "",
      ]),
    ),
  );
}
