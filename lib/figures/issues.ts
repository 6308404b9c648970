/** What a schema finds wrong, in an editor's words: what is allowed, and what was found. */
import type { core, ZodError, ZodType } from "zod";
import { didYouMean } from "../words/near";
import { isoDate } from "./date-forms";
import type { Mend } from "./faults";

/** One thing wrong with a value's form, at the keys that lead to it. */
export interface Wrong {
  at: PropertyKey[];
  message: string;
  /** Where it stands: at the value, or at the key. */
  on: "key" | "value";
  /** The check that found it, where it has a name. */
  code?: string;
  mend?: Mend;
}

/** A value as a schema reads it, or everything that is wrong with it; `written` gives a number as it stands in its file. */
export function formOf<T>(
  schema: ZodType<T>,
  value: unknown,
  written: (at: readonly PropertyKey[]) => string | null,
): { value: T; wrong: [] } | { value: null; wrong: Wrong[] } {
  const parsed = schema.safeParse(value, { error: allowed, reportInput: true });
  if (parsed.success) return { value: parsed.data, wrong: [] };
  const wrong = parsed.error.issues
    .flatMap(innermost)
    .flatMap((issue) => wrongs(issue, valueAt(value, issue.path), written(issue.path)));
  return { value: null, wrong };
}

/** What stands at the end of a path of keys. */
function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (from, key) => (from as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
}

type Issue = ZodError["issues"][number];
type RawIssue = core.$ZodRawIssue;

const isMissing = ({ code, input, path }: Issue) =>
  input === undefined && path.length > 0 && (code === "invalid_type" || code === "invalid_union");

/** Of one issue what is wrong, one for each key that is unknown; `input` is what was found, `source` a number as written. */
function wrongs(issue: Issue, input: unknown, source: string | null): Wrong[] {
  const { path: at, message } = issue;
  const key = at.at(-1);
  if (issue.code === "unrecognized_keys") {
    const lines = message.split("\n");
    return issue.keys.map(
      (key, index): Wrong => ({ at: [...at, key], message: lines[index] ?? "", on: "key" }),
    );
  }
  if (issue.code === "invalid_key")
    return [{ at, message: `${message}, found ${quoted(String(key))}`, on: "key" }];
  if (input === undefined && typeof key === "string")
    return [{ at, message: `missing key: ${key}, ${message}`, on: "value" }];
  if (issue.code === "custom" && issue.params) {
    const { check, mended } = issue.params as { check: string; mended: string | null };
    return [{ at, message, on: "value", code: check, ...(mended && { mend: { value: mended } }) }];
  }
  const told = message.startsWith("expected ") && !message.includes(", found ");
  const found = told ? `, found ${foundBy(issue, input, source)}` : "";
  const mend = mendOf(issue, input, source);
  return [
    {
      at,
      message: `${message}${found}${near(issue, input)}`,
      on: "value",
      ...(mend !== null && { mend: { value: mend } }),
    },
  ];
}

/** Whether a text was expected, if only as one of several kinds of value. */
function isText(issue: Issue): boolean {
  if (issue.code === "invalid_union")
    return issue.errors.some(([first]) => first !== undefined && isText(first));
  return issue.code === "invalid_type" && issue.expected === "string";
}

/** What would mend a value: a decimal or a year that YAML reads as a number, for quotes; a date in its one form. */
function mendOf(issue: Issue, input: unknown, source: string | null): string | null {
  if (isText(issue) && /^-?\d+(\.\d+)?$/.test(source ?? "")) return source;
  return issue.code === "invalid_format" && issue.format === "date" ? isoDate(String(input)) : null;
}

/** Of a union's issues the ones of the alternative that was meant; the union's own where that is not plain. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const kinds = issue.errors.filter((issues) =>
    issues.every(({ code, path }) => code === "unrecognized_keys" || path.length > 0),
  );
  const [first] = kinds
    .filter((issues) => kinds.length === 1 || !issues.every(isMissing))
    .toSorted((a, b) => weight(a) - weight(b));
  if (!first) return [issue];
  return first.flatMap((each) => innermost({ ...each, path: [...issue.path, ...each.path] }));
}

/** How far a value is from an alternative: its unknown keys and all else that is wrong. */
function weight(issues: Issue[]): number {
  return issues.reduce((sum, each) => sum + (each.code === "unrecognized_keys" ? each.keys.length : 1), 0);
}

/** Words of a list's last place: `en, ko or ja`. */
function anyOf(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

const kindNames: Partial<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "keys with values",
  record: "keys with values",
  nonoptional: "a value",
};

const formats: Partial<Record<string, string>> = {
  date: "a date such as 2019-11-23",
  url: "an http or https address",
};

/** What is allowed where a schema does not say it itself, for every kind of issue that there is. */
function allowed(issue: RawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `expected ${kindNames[issue.expected] ?? `a ${issue.expected}`}`;
    case "too_small":
      return bound(issue.origin, Number(issue.minimum), issue.exact ? "" : "at least ", "more than ", issue);
    case "too_big":
      return bound(issue.origin, Number(issue.maximum), issue.exact ? "" : "at most ", "less than ", issue);
    case "invalid_format":
      return `expected ${formats[issue.format] ?? `a text of the form ${issue.pattern ?? issue.format}`}`;
    case "not_multiple_of":
      return `expected a multiple of ${issue.divisor}`;
    case "invalid_value":
      return `expected ${anyOf(issue.values.map(String))}`;
    case "invalid_union":
      return `expected ${anyOf(issue.errors.map(([first]) => first?.message.replace(/^expected /, "") ?? ""))}`;
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, keysOf(issue))).join("\n");
    case "invalid_key":
    case "invalid_element":
      return issue.issues[0]?.message ?? "expected another key";
    default:
      return "expected another value";
  }
}

/** The bound of a number, or of how many letters or entries there are. */
function bound(
  origin: string,
  limit: number,
  inclusive: string,
  exclusive: string,
  issue: { inclusive?: boolean },
): string {
  const noun = { string: "letter", array: "entry", set: "entry", map: "entry" }[origin];
  const words = issue.inclusive === false ? exclusive : inclusive;
  if (!noun) return `expected ${words}${limit}`;
  return `expected ${words}${limit} ${limit === 1 ? noun : noun.replace(/y?$/, (y) => (y ? "ies" : "s"))}`;
}

/** The keys that the schema of an issue allows. */
function keysOf({ inst }: RawIssue): string[] {
  return Object.keys((inst as { shape?: object } | undefined)?.shape ?? {});
}

/** A key that is none of those allowed, or of a text's languages. */
function unknownKey(key: string, keys: string[]): string {
  const noun = keys.join() === "en,ko,ja" ? "language" : "key";
  return `unknown ${noun}: ${key}, expected ${anyOf(keys)}${didYouMean(key, keys)}`;
}

/** The allowed value nearest to one that is none of them. */
function near(issue: Issue, input: unknown): string {
  if (issue.code !== "invalid_value" || typeof input !== "string") return "";
  return didYouMean(input, issue.values.map(String));
}

/** What was found: how many, or the value itself. */
function foundBy({ code, message }: Issue, input: unknown, source: string | null): string {
  const counted = code === "too_small" || code === "too_big";
  if (counted && (Array.isArray(input) || typeof input === "string")) return String(input.length);
  if (typeof input === "number" && message.includes("in quotes")) return `${source ?? input} without quotes`;
  return found(input, source);
}

/** A value in words. */
function found(value: unknown, source: string | null): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "keys with values";
  if (typeof value === "string") return quoted(value);
  return typeof value === "number" ? `the number ${source ?? value}` : String(value);
}

/** Words as they were found, the first of many. */
function quoted(words: string): string {
  return `"${words.length > 60 ? `${words.slice(0, 59)}…` : words}"`;
}
