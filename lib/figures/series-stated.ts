import type { FileTime } from "./schema";
import type { FileSeries } from "./series-schema";
import type { Stated } from "./stated";

/** The values of a series, each with what all have in common where it does not say otherwise. */
export function statedBySeries(
  { values, id, was: _was, draft: _draft, ...shared }: FileSeries,
  at: PropertyKey[],
): Stated[] {
  return values.map(({ start, end, precision, written, why, inferred, ...value }, index): Stated => {
    const own = [...at, "values", index];
    const common = Object.entries(shared).filter(([key, given]) => given !== undefined && !(key in value));
    const time: FileTime = { start, end, written, why, inferred, precision: precision ?? precisionOf(start) };
    return {
      figure: {
        scale: "one",
        notes: [],
        ...shared,
        ...value,
        id: `${id}-${value.id ?? start.slice(0, "2019-05-04".length)}`,
        time,
      },
      at: own,
      elsewhere: { time: own, ...Object.fromEntries(common.map(([key]) => [key, [...at, key]])) },
    };
  });
}

/** How exactly a date or an instant is written. */
function precisionOf(start: string): FileTime["precision"] {
  const dates = ["year", "month", "day"] as const;
  return /^\d{4}(-\d{2}){0,2}$/.test(start) ? (dates[start.split("-").length - 1] ?? "day") : "minute";
}
