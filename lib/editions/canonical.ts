/** Values in one form, so that what was read from a database compares with what was not. */
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";

/** An item as its table stores it: columns without a value left out, keys of JSON in one order. */
export function stored(item: object): { [key: string]: never } {
  const columns = Object.entries(item).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(columns.map(([key, value]) => [key, ordered(value)])) as { [key: string]: never };
}

/** JSON with its keys in one order and without those that have no value. */
export function ordered(value: unknown): unknown {
  return arranged(value, isAbsent);
}

/** How deep JSON is taken apart to be hashed, a plan down to the parts of its items, and how many letters are hashed at once. */
const apart = { depth: 4, letters: 65_536 };

/** The SHA-256 of a value as `ordered` JSON, which is written a part at a time: of a large story it is long. */
export function hashOf(value: unknown): string {
  const hash = createHash("sha256");
  let written = "";
  const write = (text: string) => {
    written += text;
    if (written.length < apart.letters) return;
    hash.update(written);
    written = "";
  };
  const walk = (part: unknown, depth: number): void => {
    if (depth === 0 || typeof part !== "object" || part === null) {
      write(JSON.stringify(ordered(part)) ?? "null");
      return;
    }
    const list = Array.isArray(part);
    write(list ? "[" : "{");
    for (const [place, [key, each]] of Object.entries(list ? part : inOrder(part, isAbsent)).entries()) {
      if (place) write(",");
      if (!list) write(`${JSON.stringify(key)}:`);
      walk(each, depth - 1);
    }
    write(list ? "]" : "}");
  };
  walk(value, apart.depth);
  return hash.update(written).digest("hex");
}

/** Whether two items say the same; what is null now says no more than what an edition did not yet know of. */
export function alike(before: object, after: object): boolean {
  const said = (item: object) => arranged(item, (each) => each === undefined || each === null);
  return isDeepStrictEqual(said(before), said(after));
}

const isAbsent = (each: unknown) => each === undefined;

function arranged(value: unknown, absent: (each: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => arranged(each, absent));
  if (typeof value !== "object" || value === null) return value;
  const parts = inOrder(value, absent);
  for (const [key, each] of Object.entries(parts)) parts[key] = arranged(each, absent);
  return parts;
}

/** An object with its keys in one order, without those that have no value. */
function inOrder(value: object, absent: (each: unknown) => boolean): Record<string, unknown> {
  const parts = Object.entries(value).filter(([, each]) => !absent(each));
  return Object.fromEntries(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}
