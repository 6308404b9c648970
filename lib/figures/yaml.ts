/** A figure file's text as YAML, with all that is wrong in its syntax. */
import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type Range,
  visit,
  type YAMLError,
} from "yaml";
import type { Fault, Place } from "./faults";

/** What a file holds, and where. */
export interface Yaml {
  /** Its values; nothing where its syntax is broken. */
  content: unknown;
  broken: boolean;
  /** Where a value stands, or its key; for a key that is absent, the map that lacks it. */
  place: (keys: readonly PropertyKey[], on?: "key" | "value") => Place;
  /** A number as it is written; null for anything else. */
  written: (keys: readonly PropertyKey[]) => string | null;
}

/** Breaks of syntax in an editor's words. */
const spoken: Record<YAMLError["code"], string> = {
  ALIAS_PROPS: "an alias (*) has an anchor or a tag: expected it alone",
  BAD_ALIAS: "an alias (*) without a name that holds",
  BAD_COLLECTION_TYPE: "a tag (!) of another kind of value: expected none",
  BAD_DIRECTIVE: "a directive (%) that is none: expected plain YAML",
  BAD_DQ_ESCAPE: "a backslash in a text in double quotes that escapes nothing: write \\\\",
  BAD_INDENT: "a line that is not indented as what it belongs to, or a bracket that is not closed",
  BAD_PROP_ORDER: "an anchor or a tag in another place than before its value",
  BAD_SCALAR_START: "a text that begins with @ or `: put it in quotes",
  BLOCK_AS_IMPLICIT_KEY:
    "a colon inside a text: put the text in quotes, or a key in line with those above it",
  BLOCK_IN_FLOW: "lines of keys inside brackets: expected commas, or no brackets",
  DUPLICATE_KEY: "key twice",
  IMPOSSIBLE: "the file cannot be read from here on",
  KEY_OVER_1024_CHARS: "a key of more than 1024 letters: is a quote or a bracket not closed?",
  MISSING_CHAR: "something is missing here: a closing quote or bracket, a comma, a colon or a space",
  MULTILINE_IMPLICIT_KEY: "a key over several lines: is a colon missing, or a quote not closed?",
  MULTIPLE_ANCHORS: "several anchors (&) of one value",
  MULTIPLE_DOCS: "expected one document, found --- between two",
  MULTIPLE_TAGS: "several tags (!) of one value",
  NON_STRING_KEY: "expected a key of plain words",
  RESOURCE_EXHAUSTION: "the file is nested too deep",
  TAB_AS_INDENT: "expected spaces, found a tab",
  TAG_RESOLVE_FAILED: "a tag (!) that is not known: expected none, and texts that begin with ! in quotes",
  UNEXPECTED_TOKEN: "something stands here that cannot: is a line above not closed, or not indented alike?",
};

/** How many values a file's aliases may stand for together: far more than a story needs. */
const mostAliases = 1000;

const tooDeep = "the file is nested too deep";

/** Reads a file's text, adding the breaks of its syntax to `faults`. */
export function readYaml(path: string, text: string, faults: Fault[]): Yaml {
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
  const read: Yaml = {
    content: null,
    broken: false,
    place: (keys, on = "value") => placeAt(offsetOf(yaml.contents, keys, on)),
    written: (keys) => {
      const node = yaml.getIn(keys, true);
      return isScalar(node) && typeof node.value === "number" ? (node.source ?? null) : null;
    },
  };
  const refuse = (at: number, message: string): Yaml => {
    faults.push({ ...placeAt(at), message: `YAML: ${message}` });
    return { ...read, broken: true };
  };
  // After the first break in a file's syntax most further ones are only its echo.
  const [broken] = [...yaml.errors, ...yaml.warnings];
  if (broken) return refuse(broken.pos[0], /call stack/.test(broken.message) ? tooDeep : spoken[broken.code]);
  for (const { key, at } of keysTwice(yaml)) refuse(at, `key twice: ${key}`);
  try {
    return { ...read, content: yaml.toJS({ maxAliasCount: mostAliases }) };
  } catch (error) {
    const name = /alias.*?: (\S+)/i.exec((error as Error).message)?.[1];
    const excessive = (error as Error).message.startsWith("Excessive");
    const aliased = error instanceof ReferenceError;
    return refuse(
      firstAlias(yaml) ?? 0,
      !aliased
        ? tooDeep
        : excessive
          ? `aliases stand for more than ${mostAliases} values`
          : `an alias (*) of nothing that is named above it${name ? `: ${name}` : ""}`,
    );
  }
}

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
