import { isDeepStrictEqual } from "node:util";
import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument, type Range, visit } from "yaml";
import type { ZodError, ZodType } from "zod";
import type { Fault, Place, Report } from "./faults";

/** A checked figure file; `place` finds where a path of keys stands, `report` records a fault there. */
export interface Document<T> {
  path: string;
  value: T | null;
  place: (keys: readonly PropertyKey[], on?: "key" | "value") => Place;
  report: Report;
}

/** Breaks of syntax in an editor's words. */
const spoken: Partial<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "a colon inside a text: put the text in quotes",
  MULTIPLE_DOCS: "expected one document, found --- between two",
  TAB_AS_INDENT: "expected spaces, found a tab",
};

type Issue = ZodError["issues"][number];

/** How many values a file's aliases may stand for together: far more than a story needs. */
const mostAliases = 1000;

/** Reads one figure file against its schema, adding what is wrong with it to `faults`. */
export function readDocument<T>(
  path: string,
  text: string,
  schema: ZodType<T>,
  faults: Fault[],
): Document<T> {
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    strict: true,
    // Looked for below: the library compares every key with every other.
    uniqueKeys: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { path, line: line || 1, column: col || 1 };
  };
  const place: Document<T>["place"] = (keys, on = "value") => placeAt(offsetOf(yaml.contents, keys, on));
  const report: Report = (keys, message, on, code) => {
    const fault: Fault = { ...place(keys, on), message, ...(code && { code }) };
    // What several figures share is wrong once.
    if (!faults.some((each) => isDeepStrictEqual(each, fault))) faults.push(fault);
  };

  // After the first break in a file's syntax most further ones are only its echo.
  const [broken] = [...yaml.errors, ...yaml.warnings];
  if (broken) {
    const message = /call stack/.test(broken.message) ? tooDeep : (spoken[broken.code] ?? broken.message);
    faults.push({ ...placeAt(broken.pos[0]), message: `YAML: ${message}` });
    return { path, value: null, place, report };
  }
  const twice = keysTwice(yaml);
  for (const { key, at } of twice) faults.push({ ...placeAt(at), message: `YAML: key twice: ${key}` });
  if (twice.length) return { path, value: null, place, report };

  let content: unknown;
  try {
    content = yaml.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    const aliased = error instanceof ReferenceError;
    const wrong = aliased
      ? error.message.startsWith("Excessive")
        ? `aliases stand for more than ${mostAliases} values`
        : error.message.replace(/\s*\n[\s\S]*/, "")
      : tooDeep;
    faults.push({ ...placeAt(firstAlias(yaml) ?? 0), message: `YAML: ${wrong}` });
    return { path, value: null, place, report };
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return { path, value: parsed.data, place, report };
  for (const issue of parsed.error.issues.flatMap(innermost).slice(0, mostFaults)) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys.slice(0, mostFaults)) {
        report([...issue.path, key], `unknown key: ${key}`, "key");
      }
    } else if (issue.path.length && !yaml.hasIn(issue.path)) {
      report(issue.path, `missing key: ${String(issue.path.at(-1))}, ${issue.message}`);
    } else {
      report(issue.path, issue.message);
    }
  }
  return { path, value: null, place, report };
}

/** The most faults of one kind that are told of one file. */
const mostFaults = 50;

const tooDeep = "the file is nested too deep";

/** The keys that a map of the file holds already. */
function keysTwice(yaml: ReturnType<typeof parseDocument>): { key: string; at: number }[] {
  const twice: { key: string; at: number }[] = [];
  visit(yaml, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = String(isScalar(key) ? key.value : key);
        if (seen.has(name)) twice.push({ key: name, at: start(key) ?? 0 });
        seen.add(name);
      }
    },
  });
  return twice;
}

/** Where a file's first alias stands; aliases are where values multiply. */
function firstAlias(yaml: ReturnType<typeof parseDocument>): number | undefined {
  let at: number | undefined;
  visit(yaml, {
    Alias(_, alias) {
      at = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return at;
}

/** Of a union's issues the ones of the alternative that came furthest, at their own depth. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const depth = (issues: Issue[]) => Math.max(0, ...issues.map((each) => each.path.length));
  const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
  if (!nearest || depth(nearest) === 0) return [issue];
  return nearest.flatMap((each) => innermost({ ...each, path: [...issue.path, ...each.path] }));
}

/** Where a value or its key begins; for a key that is absent, where the map begins that lacks it. */
function offsetOf(root: unknown, keys: readonly PropertyKey[], on: "key" | "value"): number {
  let at = 0;
  let node: unknown = root;
  if (isNode(node)) at = start(node) ?? at;
  for (const [index, key] of keys.entries()) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!pair) return at;
      next = pair.value;
      const last = index === keys.length - 1;
      at = (last && on === "key" ? start(pair.key) : (start(next) ?? start(pair.key))) ?? at;
    } else {
      const items = (node as { items?: unknown[] } | null)?.items;
      next = items?.[Number(key)];
      at = start(next) ?? at;
    }
    node = next;
  }
  return at;
}

function start(node: unknown): number | undefined {
  return ((node as Node | null)?.range as Range | undefined)?.[0];
}
