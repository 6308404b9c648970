/** What one trial of `npm run torture` came to, a row of its table. */
export interface Measured {
  what: string;
  /** The figure as it was measured, with its unit. */
  value: string;
  /** The limit that it was held against. */
  limit: string;
  held: boolean;
}

/** A part of the torture: does its worst to a desk of its own and tells what it measured, row by row. */
export interface Ordeal {
  title: string;
  run: () => AsyncIterable<Measured>;
}

/** A row for a number that may be at most so large. */
export function atMost(what: string, value: number, limit: number, unit: string): Measured {
  const told = (count: number) => `${Number(count.toFixed(count < 10 ? 2 : 0))}${unit}`;
  return { what, value: told(value), limit: `≤ ${told(limit)}`, held: value <= limit };
}

/** A row for a number that has to be at least so large. */
export function atLeast(what: string, value: number, limit: number): Measured {
  return { what, value: String(value), limit: `≥ ${limit}`, held: value >= limit };
}

/** A row for a number that has to be just so. */
export function exactly(what: string, value: number | string, wanted: number | string): Measured {
  return { what, value: String(value), limit: String(wanted), held: value === wanted };
}
