/** Writes into a file's text what mends its faults, and leaves the rest as it stands. */
import { isMap, isScalar, type Pair, parseDocument, Scalar, visit, type YAMLMap } from "yaml";
import type { Fault, Mend } from "./faults";

/** One value of a file that was written anew, or added. */
export interface Edit {
  path: string;
  line: number;
  /** As it stood in the file; nothing for what was added. */
  was: string | null;
  now: string;
}

/** A stretch of a text and what stands in its place. */
interface Patch {
  from: number;
  to: number;
  text: string;
}

/** A file's text with what mends these of its faults, and the edits that it took. */
export function mended(text: string, faults: readonly Fault[]): { text: string; edits: Edit[] } {
  const yaml = parseDocument(text);
  const values = new Map<number, Scalar>();
  const maps = new Map<number, YAMLMap>();
  visit(yaml, {
    Scalar: (_, node) => void values.set(node.range?.[0] ?? -1, node),
    Map: (_, node) => void maps.set(node.range?.[0] ?? -1, node),
  });
  const starts = lineStarts(text);
  const patches = new Map<number, Patch>();
  const edits: Edit[] = [];
  for (const { path, line, column, mend } of faults) {
    if (!mend) continue;
    const offset = (starts[line - 1] ?? 0) + column - 1;
    const map = maps.get(offset);
    const value = values.get(offset);
    const patch = mend.key ? map && added(text, map, mend) : value && replaced(text, value, mend.value);
    if (!patch || patches.has(patch.from)) continue;
    patches.set(patch.from, patch);
    // A key in a line of its own stands in the next one.
    const at = lineOf(starts, patch.from) + Number(/^\r?\n/.test(patch.text));
    const was = mend.key ? null : text.slice(patch.from, patch.to);
    edits.push({ path, line: at, was, now: patch.text.replace(/^,/, "").trim() });
  }
  const mendedText = [...patches.values()]
    .toSorted((a, b) => b.from - a.from)
    .reduce((from, patch) => from.slice(0, patch.from) + patch.text + from.slice(patch.to), text);
  // What cannot be read afterwards is not written.
  if (parseDocument(mendedText).errors.length > 0) return { text, edits: [] };
  return { text: mendedText, edits: edits.toSorted((a, b) => a.line - b.line) };
}

/** A value in the quotes of the one that it takes the place of; null where that is no plain or quoted one of a line. */
function replaced(text: string, { range, type }: Scalar, value: string): Patch | null {
  const [from, to] = range ?? [0, 0];
  if (/[\r\n]/.test(text.slice(from, to))) return null;
  if (type === Scalar.QUOTE_SINGLE) return { from, to, text: `'${value.replaceAll("'", "''")}'` };
  if (type === Scalar.QUOTE_DOUBLE) return { from, to, text: JSON.stringify(value) };
  if (type !== Scalar.PLAIN) return null;
  const words = quotedWhereNeeded(value);
  if (from < to) return { from, to, text: words };
  // Of `value:` with nothing after it the value begins at the colon, before any remark.
  const colon = text.slice(0, from).trimEnd().length;
  return text[colon - 1] === ":" ? { from: colon, to: colon, text: ` ${words}` } : null;
}

/** A key after the last of a map's values that stands on a line; null where it has none. */
function added(text: string, map: YAMLMap, { key, value }: Mend): Patch | null {
  const last = map.items.findLast(({ value }: Pair) => isScalar(value) && isOfLine(text, value));
  const node = last?.value;
  if (!isMap(map) || !isScalar(node) || !node.range) return null;
  const pair = `${key}: ${quotedWhereNeeded(value)}`;
  if (map.flow) return { from: node.range[1], to: node.range[1], text: `, ${pair}` };
  const start = map.range?.[0] ?? 0;
  const indent = " ".repeat(start - (text.lastIndexOf("\n", start - 1) + 1));
  const line = /\r?\n|$/g;
  line.lastIndex = node.range[1];
  const end = line.exec(text)?.index ?? text.length;
  return { from: end, to: end, text: `${text.includes("\r\n") ? "\r\n" : "\n"}${indent}${pair}` };
}

function isOfLine(text: string, { range, type }: Scalar): boolean {
  const flow = type === Scalar.PLAIN || type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
  return flow && range !== null && range !== undefined && !/[\r\n]/.test(text.slice(range[0], range[1]));
}

/** A text as YAML has it: in quotes where it would be read as a number or as something else than itself. */
function quotedWhereNeeded(value: string): string {
  const { contents, errors } = parseDocument(value);
  const itself = errors.length === 0 && isScalar(contents) && contents.value === value;
  return /^[\d.-]+$/.test(value) || !itself ? JSON.stringify(value) : value;
}

function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
}

function lineOf(starts: readonly number[], offset: number): number {
  return starts.findLastIndex((start) => start <= offset) + 1;
}
