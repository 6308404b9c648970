/**
 * Edits of a figure file's text that leave everything else as it stands: comments, blank
 * lines, quotes, how collections are laid out. Keys lead to a value as `["charts", 2, "title"]`.
 */
import {
  type Alias,
  Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

export type Keys = readonly (string | number)[];
/** What YAML can hold; a key whose value is undefined is left out. */
export type Value = string | number | boolean | null | undefined | Value[] | { [key: string]: Value };

/** The longest collection that is written on one line, in characters. */
const longestLine = 76;

/** The text with a value where the keys lead, in place of one or new; undefined takes it away. */
export function setAt(text: string, keys: Keys, value: Value): string {
  if (value === undefined) return removeAt(text, keys);
  const root = parsed(text).contents as Node | null;
  let node: unknown = root;
  let flow = false;
  for (const [index, key] of keys.entries()) {
    flow ||= isCollection(node) && node.flow === true;
    const rest = keys.slice(index);
    // What several share is written out where one of them becomes another.
    if (isAlias(node)) return replaced(text, node, withAt(aliased(text, node), rest, value), flow);
    if (isMap(node)) {
      const pair = pairOf(node, key);
      if (!pair) return added(text, node, String(key), nested(keys.slice(index + 1), value));
      node = pair.value;
    } else if (isSeq(node) && isNode(node.items[Number(key)])) {
      node = node.items[Number(key)];
    } else {
      return replaced(text, node as Node, nested(rest, value), flow);
    }
  }
  const free = withoutAliasesOf(text, node as Node);
  return free === text ? replaced(text, node as Node, value, flow) : setAt(free, keys, value);
}

/** The text without what the keys lead to; a list that is left empty goes with it. */
export function removeAt(text: string, keys: Keys): string {
  const document = parsed(text);
  const parent = document.getIn(keys.slice(0, -1), true) ?? document.contents;
  const key = keys.at(-1) as string | number;
  if (!isMap(parent) && !isSeq(parent)) return text;
  const items = parent.items as unknown[];
  const at = isMap(parent) ? parent.items.findIndex((pair) => keyOf(pair) === key) : Number(key);
  const item = items[at];
  if (item === undefined) return text;
  if (items.length === 1 && keys.length > 1) return removeAt(text, keys.slice(0, -1));
  const node = isMap(parent) ? (item as Pair).value : item;
  const free = isNode(node) ? withoutAliasesOf(text, node) : text;
  if (free !== text) return removeAt(free, keys);
  const [start, end] = [startOf(item), endOf(item)];
  if (parent.flow) {
    const [next, previous] = [items[at + 1], items[at - 1]];
    return next
      ? text.slice(0, start) + text.slice(startOf(next))
      : text.slice(0, previous ? endOf(previous) : start) + text.slice(end);
  }
  const line = lineStart(text, start);
  const after = lineEnd(text, end);
  // The first key of a list's item stands behind its dash, where the next one takes its place.
  if (isMap(parent) && at === 0 && text.slice(line, start).trim() !== "")
    return text.slice(0, start) + text.slice(startOf(items[1]));
  // Of the blank lines on both sides one stays.
  const blank = /\n\n$/.test(text.slice(0, line)) && text[after] === "\n" ? 1 : 0;
  return text.slice(0, line) + text.slice(after + blank);
}

/** The text with one more item in the list that the keys lead to, at a place from 0; the list is made when there is none. */
export function insertAt(text: string, keys: Keys, place: number, value: Value): string {
  const list = parsed(text).getIn(keys, true);
  if (!isSeq(list) || list.items.length === 0) return setAt(text, keys, [value]);
  const items = list.items as Node[];
  const before = items[Math.min(place, items.length) - 1];
  const [first] = items;
  if (list.flow) {
    const words = inline(value);
    const at = before ? endOf(before) : startOf(first);
    return text.slice(0, at) + (before ? `, ${words}` : `${words}, `) + text.slice(at);
  }
  const line = lineStart(text, startOf(first));
  const indent = text.slice(line).search(/\S/);
  const at = before ? lineEnd(text, endOf(before)) : line;
  return spliced(text, at, listItem(value, indent));
}

function parsed(text: string) {
  return parseDocument(text, { uniqueKeys: false });
}

function keyOf(pair: Pair): unknown {
  return isScalar(pair.key) ? pair.key.value : pair.key;
}

function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

/** Where a node or a pair begins and ends, its trailing remark not counted. */
function startOf(item: unknown): number {
  const node = isNode(item) ? item : ((item as Pair).key as Node);
  return node.range?.[0] ?? 0;
}

function endOf(item: unknown): number {
  if (isNode(item)) return item.range?.[1] ?? 0;
  const { key, value } = item as Pair<Node, Node | null>;
  return value?.range ? value.range[1] : (key.range?.[1] ?? 0) + 1;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** Where the line after a place begins. */
function lineEnd(text: string, at: number): number {
  if (text[at - 1] === "\n") return at;
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

/** The text with lines put in where a line begins. */
function spliced(text: string, at: number, lines: string): string {
  const head = text.slice(0, at);
  return `${head}${head && !head.endsWith("\n") ? "\n" : ""}${lines}\n${text.slice(at)}`;
}

/** A value where an old one stood. */
function replaced(text: string, node: Node, value: Value, flow: boolean): string {
  const [start = 0, end = 0] = node.range ?? [];
  const block = !flow && (isCollection(node) ? !node.flow : isBlockScalar(node));
  const tail = block && text[end - 1] === "\n" ? "\n" : "";
  const line = lineStart(text, start);
  // A block begins on a line of its own, behind its key or its dash.
  const head = text.slice(0, start).trimEnd();
  const own = isCollection(node) && block && /[:-]$/.test(head) ? head.length : start;
  if (typeof value !== "object" || value === null || !block || fitsLine(value, start - line)) {
    const words = isScalar(node) && !block ? scalar(value, node.type, flow) : inline(value);
    const gap = /[:-]$/.test(text.slice(0, own)) ? " " : "";
    return text.slice(0, own) + gap + words + tail + text.slice(end);
  }
  return text.slice(0, start) + lines(value, start - line).trimStart() + tail + text.slice(end);
}

function isBlockScalar(node: Node): boolean {
  return isScalar(node) && (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL);
}

/** A key that a map has not had, behind its others. */
function added(text: string, map: YAMLMap, key: string, value: Value): string {
  const last = map.items.at(-1);
  if (map.flow || !last) {
    const at = last ? endOf(last) : (map.range?.[0] ?? 0) + 1;
    return `${text.slice(0, at)}${last ? ", " : " "}${inline({ [key]: value }).slice(2, -2)}${text.slice(at)}`;
  }
  const [first] = map.items;
  const indent = startOf(first) - lineStart(text, startOf(first));
  return spliced(text, lineEnd(text, endOf(last)), lines({ [key]: value }, indent));
}

/** Lines of a list's item, its dash indented by so many spaces. */
function listItem(value: Value, indent: number): string {
  if (typeof value !== "object" || value === null || Array.isArray(value) || fitsLine(value, indent + 2, 30))
    return `${" ".repeat(indent)}- ${inline(value)}`;
  return `${" ".repeat(indent)}- ${lines(value, indent + 2).trimStart()}`;
}

/** Lines of a collection, indented by so many spaces; what is short in it stands on one line. */
export function lines(value: Value, indent: number): string {
  const document = new Document(value, { keepUndefined: false });
  visit(document, {
    Collection(_, node, path) {
      if (path.length > 1 && fitsLine(node.toJS(document), indent + 2 * path.length)) {
        (node as YAMLMap | YAMLSeq).flow = true;
        return visit.SKIP;
      }
    },
  });
  const words = document.toString({ lineWidth: 0, blockQuote: false }).trimEnd();
  return words
    .split("\n")
    .map((line) => " ".repeat(indent) + line)
    .join("\n");
}

function fitsLine(value: Value, indent: number, most = longestLine): boolean {
  return inline(value).length + indent <= most;
}

/** A value on one line. */
function inline(value: Value): string {
  const document = new Document([value], { keepUndefined: false });
  visit(document, {
    Collection(_, node) {
      (node as YAMLMap | YAMLSeq).flow = true;
    },
  });
  return document.toString({ lineWidth: 0, blockQuote: false }).trim().slice(1, -1).trim();
}

/** A value where a scalar stood, a text in the quotes that it had, where they fit. */
function scalar(value: Value, type: Scalar.Type | undefined, flow: boolean): string {
  if (typeof value !== "string") return inline(value);
  const node = new Scalar(value);
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) node.type = type;
  return flow
    ? inline(node as unknown as Value)
    : new Document(node).toString({ lineWidth: 0, blockQuote: false }).trimEnd();
}

function nested(keys: Keys, value: Value): Value {
  return keys.reduceRight<Value>((inner, key) => ({ [key]: inner }), value);
}

/** A value with another one where keys lead in it. */
function withAt(value: Value, [key, ...rest]: Keys, inner: Value): Value {
  if (key === undefined) return inner;
  const old = (value ?? {}) as Record<string, Value>;
  if (Array.isArray(value)) return value.map((each, at) => (at === key ? withAt(each, rest, inner) : each));
  return { ...old, [key]: withAt(old[key], rest, inner) };
}

function aliased(text: string, node: Node): Value {
  const document = parsed(text);
  let found: Value;
  visit(document, {
    Alias(_, alias) {
      if (alias.range?.[0] === node.range?.[0]) found = alias.toJS(document);
    },
  });
  return found;
}

/** The text with every alias written out that stands elsewhere for what stands in a node. */
function withoutAliasesOf(text: string, node: Node): string {
  const [start = 0, end = 0] = node.range ?? [];
  const document = parsed(text);
  const anchors = new Set<string>();
  const aliases: Alias[] = [];
  visit(document, {
    Node(_, each) {
      const at = each.range?.[0] ?? -1;
      const within = at >= start && at < Math.max(end, start + 1);
      if (isAlias(each)) {
        if (!within) aliases.push(each);
      } else if (within && each.anchor) anchors.add(each.anchor);
    },
  });
  return aliases
    .filter(({ source }) => anchors.has(source))
    .toReversed()
    .reduce((text, alias) => {
      const [from = 0, to = 0] = alias.range ?? [];
      return text.slice(0, from) + inline(alias.toJS(document)) + text.slice(to);
    }, text);
}
