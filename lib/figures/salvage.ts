/** What is left of a file when what is wrong in it is taken out, so that the rest can still be checked. */
import type { Wrong } from "./issues";

/** A file's content without what is wrong in it. */
export interface Salvaged {
  content: unknown;
  /** The path of keys in the file that a path in the content was. */
  origin: (keys: readonly PropertyKey[]) => PropertyKey[];
  /** Whether an id may be one of those taken out. */
  lost: (id: string) => boolean;
}

type Content = Record<PropertyKey, unknown>;

const isContent = (value: unknown): value is Content => typeof value === "object" && value !== null;

/** Lists of what has no id. */
const nameless = new Set<PropertyKey>(["changes", "accepted"]);

/** Whether an id is that of one of several items, or of a figure that is called after one. */
function isOf(id: string, items: readonly string[]): boolean {
  return items.some((item) => id === item || id.startsWith(`${item}-`));
}

/**
 * Takes out each item of the file's lists that something is wrong in, and each other key; what the
 * file has to have is put in its place from `standIn`.
 */
export function salvaged(content: unknown, wrongs: readonly Wrong[], standIn: Content): Salvaged {
  const left: Content = isContent(content) ? structuredClone(content) : {};
  const gone = new Map<PropertyKey, Set<number>>();
  let sure = isContent(content);
  for (const { at } of wrongs) {
    const [list, index] = at;
    if (list !== undefined && Array.isArray(left[list]) && typeof index === "number")
      gone.set(list, (gone.get(list) ?? new Set()).add(index));
    if (!isHeld(at, standIn)) sure = false;
  }
  const ids: string[] = [];
  const kept = new Map<PropertyKey, number[]>();
  for (const [list, indices] of gone) {
    const items = left[list] as unknown[];
    for (const index of indices) {
      const item = items[index];
      if (isContent(item) && typeof item.id === "string") ids.push(item.id);
      else if (!nameless.has(list)) sure = false;
    }
    const indicesLeft = [...items.keys()].filter((index) => !indices.has(index));
    kept.set(list, indicesLeft);
    left[list] = indicesLeft.map((index) => items[index]);
  }
  for (const { at } of wrongs) if (!gone.has(at[0] as PropertyKey)) replace(left, at.slice(0, 2), standIn);
  return {
    content: left,
    origin: ([list, index, ...keys]) => {
      if (list === undefined) return [];
      if (index === undefined) return [list];
      return [list, typeof index === "number" ? (kept.get(list)?.[index] ?? index) : index, ...keys];
    },
    lost: (id) => !sure || isOf(id, ids),
  };
}

/** Whether what is wrong holds no id that could be meant elsewhere; an id that nobody can read may be any. */
function isHeld(at: readonly PropertyKey[], standIn: Content): boolean {
  if (at[0] === undefined || at.at(-1) === "id") return false;
  const own = standIn[at[0]];
  return at.length > 1 || (own !== undefined && !(isContent(own) && "id" in own));
}

/** Puts what stands in for a value in its place; what nothing stands in for goes. */
function replace(content: Content, [key, ...more]: readonly PropertyKey[], standIn: Content): void {
  if (key === undefined) {
    Object.assign(content, standIn);
    return;
  }
  const own = standIn[key];
  if (more.length && isContent(content[key]) && !Array.isArray(content[key]))
    replace(content[key], more, isContent(own) ? own : {});
  else if (own === undefined) delete content[key];
  else content[key] = own;
}
