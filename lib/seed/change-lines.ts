/** A change in the lines of a terminal. */
import pc from "picocolors";
import type { Explained, Item } from "../editions/change";
import { labelOf, type Side, type Sides, statements } from "../editions/statement";
import type { Places } from "../figures/places";
import { nameOf } from "../story/kinds";
import type { Text } from "../story/text";
import { plain } from "../words/prose";

/** One change in words, from old to new. */
export function changeLines(change: Explained, sides: Sides, places: Places): string[] {
  const { kind, action, before, after, reason, explanation, charts } = change;
  const name = nameOf(change);
  const place = places.items.get(name);
  const label = labelOf(kind, (after ?? before) as Item, after ? sides.after : (sides.before ?? sides.after));
  const [was, now] = statements(change, sides);
  const rows = before && after ? differences(before, after, sides).filter(({ key }) => key !== "id") : [];
  const others = rows.filter(({ key }) => key && !isStated(key));
  const formerly = action === "renamed" ? ` (was ${before?.id})` : "";
  // A value may change beyond the digits that readers see: then nothing but its parts tells what has.
  const unseen = others.length ? others : rows.filter(({ key }) => key);
  const shown = was === now ? unseen : [{ key: "", was, now }, ...others];
  return [
    `  ${action} ${pc.bold(name)}${formerly}, ${short(label)}${place ? pc.dim(`  ${place.path}:${place.line}`) : ""}`,
    ...shown.flatMap(({ key, was, now }) => {
      const prefix = key && `${key}: `;
      return [
        ...(was === null ? [] : [pc.red(`    − ${prefix}${short(was)}`)]),
        ...(now === null ? [] : [pc.green(`    + ${prefix}${short(now)}`)]),
      ];
    }),
    ...(reason ? [`    ${pc.bold(reason)}: ${explanation?.en}`] : []),
    ...(charts.length ? [pc.dim(`    in ${charts.join(", ")}`)] : []),
  ];
}

/** The parts of items that their statements put into words. */
const stated = new Set([
  "value",
  "unit",
  "scale",
  "qualifier",
  "time",
  "exact",
  "planned",
  "instant",
  "answers",
  "title",
  "headline",
  "summary",
  "state",
]);

/** Whether a statement tells a part by its path; of an answer it tells the words alone. */
function isStated(key: string): boolean {
  const [part = "", , ofAnswer] = key.split(".");
  return stated.has(part) && !(part === "answers" && ofAnswer !== undefined && ofAnswer !== "text");
}

interface Difference {
  key: string;
  was: string | null;
  now: string | null;
}

/** What differs between two values, part by part, in words; `key` is the path to the part. */
function differences(before: unknown, after: unknown, sides: Sides, key = ""): Difference[] {
  const [was, now] = [inWords(before, sides.before ?? sides.after), inWords(after, sides.after)];
  if (was === now) return [];
  if (!isBranch(before) || !isBranch(after)) return [{ key, was, now }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((part) => differences(before[part], after[part], sides, key ? `${key}.${part}` : part));
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !("en" in value) && !("figure" in value);
}

function inWords(value: unknown, side: Side): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((each) => inWords(each, side)).join("; ") || null;
  if (typeof value !== "object") return String(value);
  if ("en" in value) return plain(value as Text, side, "en");
  if ("figure" in value && typeof value.figure === "string") return value.figure;
  const parts = Object.entries(value).flatMap(([key, each]) => {
    const words = inWords(each, side);
    return words === null ? [] : [`${key} ${words}`];
  });
  return parts.sort().join(", ");
}

function short(words: string): string {
  return words.length > 200 ? `${words.slice(0, 199)}…` : words;
}
