/** Values in one form, so that what was read from a database compares with what was not. */
import { isDeepStrictEqual } from "node:util";

/** An item as its table stores it: columns without a value left out, keys of JSON in one order. */
export function stored(item: object): { [key: string]: never } {
  const columns = Object.entries(item).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(columns.map(([key, value]) => [key, ordered(value)])) as { [key: string]: never };
}

/** JSON with its keys in one order and without those that have no value. */
export function ordered(value: unknown): unknown {
  return arranged(value, (each) => each === undefined);
}

/** Whether two items say the same; what is null now says no more than what an edition did not yet know of. */
export function alike(before: object, after: object): boolean {
  const said = (item: object) => arranged(item, (each) => each === undefined || each === null);
  return isDeepStrictEqual(said(before), said(after));
}

function arranged(value: unknown, absent: (each: unknown) => boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => arranged(each, absent));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => !absent(each))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, arranged(each, absent)]),
  );
}
