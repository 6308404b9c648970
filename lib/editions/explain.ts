/** Gives every change of something published its reason, or says what to write. */

import { isDeepStrictEqual } from "node:util";
import { stringify } from "yaml";
import type { Fault } from "../figures/faults";
import type { Logged } from "../figures/log";
import type { Places } from "../figures/places";
import { byId } from "../story/by-id";
import { type Corrected, type Correction, type Reason, reasons } from "../story/correction";
import { groupedBy } from "../story/grouped";
import { nameOf } from "../story/kinds";
import type { Text } from "../story/text";
import type { Change } from "./change";
import { needsReason, type Sides, statements } from "./statement";

/** A change with what its editor says of it. */
export type Answered = Change & { reason: Reason | null; explanation: Text | null };
type Answer = Pick<Answered, "reason" | "explanation">;

/**
 * The changes with their reasons, and the faults of those that need one and have none.
 * What is derived by an unchanged formula follows the figures that it is derived from.
 */
export function explain(
  changes: Change[],
  entries: Logged[],
  places: Places,
  sides: Sides,
  said: Correction[],
): { answered: Answered[]; faults: Fault[] } {
  const written = groupedBy(entries, nameOf);
  const log = groupedBy(
    entries.filter((entry) => !isSpent(entry, said)),
    nameOf,
  );
  const known = new Map<string, Answer>();
  for (const change of changes) {
    const given = answer(change, log.get(nameOf(change)) ?? [], sides);
    if (given) known.set(nameOf(change), given);
  }
  // What is derived may follow from what is derived itself, so this goes on until nothing more follows.
  for (let before = -1; before !== known.size; ) {
    before = known.size;
    for (const change of changes) {
      const from = known.has(nameOf(change)) ? undefined : inherited(change, known, sides);
      if (from) known.set(nameOf(change), from);
    }
  }
  const open = changes.filter((change) => !known.has(nameOf(change)) && needsReason(change, sides));
  // What would follow from a figure whose reason is still to be written needs none of its own.
  const asked = new Map(open.map((change) => [nameOf(change), { reason: null, explanation: null }]));
  const roots = open.filter((change) => !inherited(change, asked, sides));
  return {
    answered: changes.map((change) => ({
      ...change,
      ...(known.get(nameOf(change)) ?? { reason: null, explanation: null }),
    })),
    faults: roots.map((change) =>
      unexplained(change, written.get(nameOf(change)) ?? [], places, sides, said),
    ),
  };
}

/** Whether an entry has explained a change already, alone or on a longer way; it does not explain another. */
export function isSpent(entry: Logged, said: Correction[]): boolean {
  return (itemsOf(said).get(nameOf(entry)) ?? []).some(({ explanation, item }) => {
    const now = item.now?.en ?? null;
    const whole = item.was.en === entry.was && now === entry.now;
    const part = item.was.en === entry.was || (now !== null && now === entry.now);
    const told = explanation.en.includes(entry.why.en);
    return told && (whole || (part && explanation.en !== entry.why.en));
  });
}

type Said = { explanation: Text; item: Corrected };
const indexed = new WeakMap<Correction[], Map<string, Said[]>>();

/** What corrections say of each thing, by its name. */
function itemsOf(said: Correction[]): Map<string, Said[]> {
  const items = () => said.flatMap(({ explanation, items }) => items.map((item) => ({ explanation, item })));
  const index = indexed.get(said) ?? groupedBy(items(), ({ item }) => nameOf(item));
  indexed.set(said, index);
  return index;
}

/**
 * What its item's entries say of a change: the last one, whose words after are the file's,
 * and whose words before are what was published, or those of the entry before it, which
 * was published elsewhere; together they then explain the whole way.
 */
function answer(change: Change, own: Logged[], sides: Sides): Answer | null {
  if (change.action === "added") return null;
  const [was, now] = statements(change, sides);
  if (was === now && !needsReason(change, sides)) return null;
  const way: Logged[] = [];
  for (const entry of own.toReversed()) {
    if (entry.now !== (way[0]?.was ?? now)) return null;
    way.unshift(entry);
    if (entry.was === was) {
      const weight = Math.max(...way.map(({ reason }) => reasons.indexOf(reason)));
      return { reason: reasons[weight] as Reason, explanation: together(way.map(({ why }) => why)) };
    }
  }
  return null;
}

function together(texts: Text[]): Text {
  return texts.reduce(
    (all, text) =>
      Object.fromEntries(
        Object.keys(all).map((key) => [key, `${all[key as "en"]} ${text[key as "en"] ?? text.en}`]),
      ) as unknown as Text,
  );
}

/** The gravest answer of the figures that a changed one is derived from, by the same formula and in the same unit as before. */
function inherited(change: Change, known: ReadonlyMap<string, Answer>, sides: Sides): Answer | undefined {
  const { kind, before, after } = change;
  if (kind !== "figure" || !before?.formula) return undefined;
  const [was, now] = statements(change, sides);
  // A figure becomes about so many with those that it is derived from.
  const carried = (before.inputs as string[]).some((id) => {
    const [from, to] = [sides.before, sides.after].map((side) => side && byId(side.figures, id));
    return from?.qualifier !== to?.qualifier;
  });
  const kept = ["formula", "unit", "scale", "digits", ...(carried ? [] : ["qualifier"])];
  if (after && (was === now || kept.some((key) => !isDeepStrictEqual(before[key], after[key]))))
    return undefined;
  return (before.inputs as string[])
    .flatMap((id) => known.get(nameOf({ kind, id })) ?? [])
    .filter(({ reason }) => after !== null || reason === null || reason === "retraction")
    .toSorted((a, b) => weight(b) - weight(a))[0];
}

/** How grave a reason is: a correction weighs more than an update. */
function weight({ reason }: Answer): number {
  return reason ? reasons.indexOf(reason) : -1;
}

function unexplained(
  change: Change,
  written: Logged[],
  places: Places,
  sides: Sides,
  said: Correction[],
): Fault {
  const name = nameOf(change);
  const [was, now] = statements(change, sides);
  const newest = written.at(-1);
  if (newest && newest.was === was && newest.now === now && isSpent(newest, said)) {
    return {
      ...newest.place("was"),
      message: `${name}: this entry has explained an earlier change; this one has its own`,
      add: lines(name, was, now),
    };
  }
  const last = written.filter((entry) => !isSpent(entry, said)).at(-1);
  const quoted = (words: string | null) => `"${words}"`;
  if (last && last.now === now && last.was !== was) {
    return { ...last.place("was"), message: `${name}: what was published is ${quoted(was)}` };
  }
  if (last && last.was === was && now !== null) {
    return { ...last.place("now"), message: `${name}: what the files say now is ${quoted(now)}` };
  }
  if (last && last.now !== now && last.was !== was) {
    return {
      ...last.place("was"),
      message: `${name}: this entry tells of another change; what was published is ${quoted(was)}, what the files say now is ${quoted(now)}`,
      add: lines(name, was, now),
    };
  }
  const place = places.items.get(name) ?? places.missing;
  if (now === null) {
    return {
      ...place,
      message: `published ${name} is gone without a retraction: it was ${quoted(was)}`,
      add: lines(name, was, now),
    };
  }
  return {
    ...place,
    message:
      was === now
        ? `published ${name} has changed without a reason: ${change.kind === "chart" ? "it shows other figures" : "it reads the same, and is not"}, ${quoted(was)}`
        : `published ${name} has changed without a reason: ${quoted(was)} is now ${quoted(now)}`,
    add: lines(name, was, now),
  };
}

/** The entry that would explain a change, but for what only its editor can say. */
function lines(name: string, was: string | null, now: string | null): string {
  const written = (words: string | null) => stringify(words, { lineWidth: 0 }).trimEnd();
  return [
    `  - of: ${name}`,
    `    was: ${written(was)}`,
    ...(now === null ? [] : [`    now: ${written(now)}`]),
    now === null
      ? "    reason: retraction"
      : `    reason: # ${reasons.filter((each) => each !== "retraction").join(", ")}`,
    "    why: # what readers are told",
  ].join("\n");
}
