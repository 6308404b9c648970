/** Values in one form, so that what was read from a database compares with what was not. */

/** An item as its table stores it: columns without a value left out, keys of JSON in one order. */
export function stored(item: object): { [key: string]: never } {
  const columns = Object.entries(item).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(columns.map(([key, value]) => [key, ordered(value)])) as { [key: string]: never };
}

/** JSON with its keys in one order and without those that have no value. */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, ordered(each)]),
  );
}
