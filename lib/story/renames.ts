/** The ids that things of a story have had: an id is an address for ever, whatever is named anew. */
import type { Kind, Rename } from "./story";

/** What a thing is called after renames, in their order, that was once called `id`. */
export function currentId(renames: readonly Rename[], kind: Kind, id: string): string {
  return renames.reduce(
    (name, rename) => (rename.kind === kind && rename.was === name ? rename.id : name),
    id,
  );
}

/** Every id that a thing has had after renames, its own first. */
export function idsOf(renames: readonly Rename[], kind: Kind, id: string): string[] {
  const own = currentId(renames, kind, id);
  const once = renames.filter((rename) => rename.kind === kind).map(({ was }) => was);
  return [...new Set([own, ...once.filter((was) => currentId(renames, kind, was) === own)])];
}
