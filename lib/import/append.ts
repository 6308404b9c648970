/** Adds entries to a figure file's text and changes nothing else of it. */
import { Document, isMap, isScalar, isSeq, parseDocument, type Scalar, visit } from "yaml";
import type { Entry } from "./entry";

/** A file's text with entries in it, and the line that they begin on, counted from 1. */
export interface Appended {
  text: string;
  line: number;
  /** The lines that are new. */
  added: string[];
}

/** Keys whose values are figures' decimals and dates, which stand in quotes. */
const quoted = new Set(["value", "start", "end"]);

/** Keys whose maps and lists stand on one line, and those whose members do. */
const flow = new Set(["time", "margin", "respondents", "rest", "lead"]);
const flowMembers = new Set(["answers", "values"]);

/** One entry as the lines of a list's member, under what is to be looked at. */
function linesOf({ content, looks }: Entry): string[] {
  const document = new Document([content]);
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? String(key.value) : "";
      if (isScalar(value) && quoted.has(name)) (value as Scalar).type = "QUOTE_DOUBLE";
      if (isScalar(value) && name === "draft") value.comment = " until it has been looked at";
      if ((isMap(value) || isSeq(value)) && flow.has(name)) value.flow = true;
      if (isSeq(value) && flowMembers.has(name)) {
        for (const member of value.items) if (isMap(member)) member.flow = true;
      }
    },
  });
  const lines = document.toString({ lineWidth: 0 }).trimEnd().split("\n");
  return [...looks.map((look) => `# look: ${look.replace(/\s+/g, " ")}`), ...lines];
}

/**
 * A figure file's text with entries at the end of one of its lists, indented as the list is;
 * a list that is not there begins at the file's end. Throws a sentence where the list is
 * written in brackets.
 */
export function appended(text: string, list: string, entries: Entry[]): Appended {
  const { at, indent, opens, spaced } = placeOf(text, list);
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = entries.flatMap((entry, index) => [
    ...(spaced && (index > 0 || !opens) ? [""] : []),
    ...linesOf(entry).map((line) => indent + line),
  ]);
  const head = text.slice(0, at);
  const broken = head !== "" && !head.endsWith("\n") ? end : "";
  const added = [...(opens ? ["", `${list}:`] : []), ...lines];
  return {
    text: head + broken + added.map((line) => line + end).join("") + text.slice(at),
    line: `${head}${broken}`.split("\n").length,
    added,
  };
}

interface PlaceIn {
  /** Where the entries go in. */
  at: number;
  indent: string;
  /** Whether the list has to be begun. */
  opens: boolean;
  /** Whether its members stand apart. */
  spaced: boolean;
}

/** An empty line, and comments at most, before a list's next member. */
const apart = /\n[ \t]*\r?\n(?:[ \t]*#.*\r?\n)*[ \t]*-[ \t]*$/;

function placeOf(text: string, list: string): PlaceIn {
  const { contents } = parseDocument(text);
  const pair = isMap(contents) && contents.items.find(({ key }) => isScalar(key) && key.value === list);
  const value = pair ? pair.value : null;
  if (!isMap(contents) || !pair) return { at: text.length, indent: "  ", opens: true, spaced: false };
  if (isSeq(value) && !value.flow && value.items.length) {
    const spans = value.items.map(
      (item) => (item as { range?: [number, number, number] }).range ?? [0, 0, 0],
    );
    const [first, second] = spans;
    const last = spans.at(-1)?.[1] ?? text.length;
    const begins = text.lastIndexOf("\n", (first?.[0] ?? 0) - 1) + 1;
    return {
      at: lineEnd(text, last),
      indent: /^ */.exec(text.slice(begins))?.[0] ?? "",
      opens: false,
      spaced: second !== undefined && apart.test(text.slice(first?.[0], second[0])),
    };
  }
  if (isSeq(value) && value.items.length)
    throw new Error(`${list} is written in brackets: write it as a list of lines first`);
  if (isSeq(value)) throw new Error(`${list} is written as []: take the brackets out first`);
  const key = (pair.key as Scalar).range?.[1] ?? text.length;
  return { at: lineEnd(text, key), indent: "  ", opens: false, spaced: false };
}

/** The end of the line that an offset stands on, its break with it; an offset after a break stays. */
function lineEnd(text: string, at: number): number {
  if (text[at - 1] === "\n") return at;
  const next = text.indexOf("\n", at);
  return next < 0 ? text.length : next + 1;
}
