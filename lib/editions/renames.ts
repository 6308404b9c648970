/** What a publication names anew, and a story as it would read under the new names. */
import type { Fault } from "../figures/faults";
import type { Former } from "../figures/former";
import type { Places } from "../figures/places";
import type { Rename } from "../story/correction";
import { type Kind, kinds, nameOf } from "../story/kinds";
import { currentId } from "../story/renames";
import type { Draft, Story } from "../story/story";
import { didYouMean } from "../words/near";
import { toItems } from "./items";

/**
 * The renames that a publication brings, and what is wrong with those that files ask for.
 * Before a story's first edition all that they say is what things were called elsewhere,
 * and an address that they had there leads here as well.
 */
export function renamesOf(
  before: Story | null,
  draft: Draft,
  former: Former[],
  places: Places,
): { renames: Rename[]; faults: Fault[] } {
  const asked = former.flatMap(({ renames }) => renames);
  if (!before) return { renames: asked, faults: [] };
  const ids = idsBy(before);
  const there = ({ kind, was }: Rename) => ids[kind].has(was);
  const renames = asked.filter((rename) => there(rename) && !ids[rename.kind].has(rename.id));
  const known = [...before.renames, ...renames];
  const faults = former.flatMap(({ renames: own, was, kind, place }): Fault[] => {
    const taken = own.find((each) => there(each) && ids[each.kind].has(each.id));
    if (taken) {
      const message = `published already, beside ${taken.was}: ${nameOf(taken)}; a new name is one that nothing has`;
      return [{ ...place, message }];
    }
    // One that is published already stays in its file.
    if (own.some((each) => there(each) || currentId(known, each.kind, each.was) === each.id)) return [];
    const names = own.map((each) => nameOf({ kind: each.kind, id: each.was }));
    const published = [...ids[kind]];
    const message = `nothing published is called ${names[0] ?? was}${didYouMean(was, published)}`;
    return [{ ...place, message }];
  });
  return { renames, faults: [...faults, ...takenFaults(draft, known, places)] };
}

/** The faults of things whose id another one has had. */
function takenFaults(draft: Draft, renames: Rename[], places: Places): Fault[] {
  const ids = idsBy(draft);
  return kinds.flatMap((kind) =>
    [...ids[kind]].flatMap((id) => {
      const heir = currentId(renames, kind, id);
      if (heir === id) return [];
      const place = places.items.get(nameOf({ kind, id })) ?? places.missing;
      return [
        { ...place, message: `${nameOf({ kind, id })} is what ${heir} was: an id stays with its thing` },
      ];
    }),
  );
}

function idsBy(draft: Draft): Record<Kind, Set<string>> {
  const items = toItems(draft);
  return Object.fromEntries(kinds.map((kind) => [kind, new Set(items[kind].map(({ id }) => id))])) as Record<
    Kind,
    Set<string>
  >;
}

/** A story with its things, and all that refers to them, under the names that renames give. */
export function underNames<T extends Draft>(draft: T, renames: readonly Rename[]): T {
  if (renames.length === 0) return draft;
  const items = <Each extends { id: string }>(kind: Kind, list: Each[]): Each[] =>
    list.map((item) => itemUnderNames(kind, item, renames));
  const { headline, dek, deadline, sources, figures, events, positions, charts, issues } = draft;
  return {
    ...draft,
    headline: within(headline, renames),
    dek: within(dek, renames),
    deadline: within(deadline, renames),
    sources: items("source", sources),
    figures: items("figure", figures),
    events: items("event", events),
    positions: items("position", positions),
    charts: items("chart", charts),
    issues: items("sourceIssue", issues),
  };
}

/** A thing, and all that it refers to, under the names that renames give. */
export function itemUnderNames<T extends { id: string }>(kind: Kind, item: T, renames: readonly Rename[]): T {
  return { ...within(item, renames), id: currentId(renames, kind, item.id) };
}

/** The keys that refer to one thing, and those that refer to several. */
const one: Record<string, Kind> = { figure: "figure", event: "event", source: "source" };
const several: Record<string, Kind> = {
  inputs: "figure",
  figures: "figure",
  believed: "figure",
  events: "event",
};

/** A part of a thing with what it refers to under other names: by its keys, or in a text or a formula by braces. */
function within<T>(part: T, renames: readonly Rename[], key = ""): T {
  const to = (kind: Kind, id: string) => currentId(renames, kind, id);
  const refer = (value: unknown, kind: Kind | undefined): unknown => {
    if (typeof value !== "string") return within(value, renames);
    if (kind) return to(kind, value);
    return value.replace(/\{(figure:)?([a-z0-9-]+)/g, (_, told = "", id) => `{${told}${to("figure", id)}`);
  };
  const replaced = (): unknown => {
    if (typeof part === "string") return refer(part, one[key]);
    if (Array.isArray(part)) return part.map((each) => refer(each, several[key]));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, each]) => [name, within(each, renames, name)]),
    );
  };
  return replaced() as T;
}
