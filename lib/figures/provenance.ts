/** Proves figures against the archived articles: hash, paragraph, printed words, arithmetic. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { amount } from "../story/arithmetic";
import { numerals } from "../words/numerals";
import type { Document } from "./document";
import { didYouMean, type Place, type Report } from "./faults";
import type { SourceFile } from "./schema";
import { pathOf, statedIn } from "./stated";

/** How many figures stand proved in an archived article, and how many could not be looked up. */
export interface Proof {
  proved: number;
  unproved: number;
  /** The articles that the archive lacks, with the figures that stay unproved for it. */
  missing: { source: string; file: string; figures: number; place: Place }[];
  /** The paragraphs that each article looked up has, by source. */
  paragraphs: Record<string, number>;
}

const scales = ["thousand", "million", "billion", "trillion"] as const;
const ordinals =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");

/** Numbers as words, cardinal and ordinal, and their values. */
export const numberWords = new Map<string, number>(
  [numerals, ordinals].flatMap((words) => words.map((word, value) => [word, value] as const)),
);

/** Checks one source file's figures against its article; reports what does not hold. */
export function prove(document: Document<SourceFile>, archive: string): Proof {
  const file = document.value as SourceFile;
  const { source } = file;
  const figures = statedIn(file);
  const report: Report = (keys, message) => document.report(keys, message, "value", "proof");
  const unproved: Proof = { proved: 0, unproved: figures.length, missing: [], paragraphs: {} };
  if (!source.archive) return unproved;

  const absent = {
    source: source.id,
    file: source.archive.file,
    figures: figures.length,
    place: document.place(["source", "archive", "file"]),
  };
  if (!statSync(archive, { throwIfNoEntry: false })?.isDirectory()) return { ...unproved, missing: [absent] };
  const names = readdirSync(archive);
  if (!names.includes(source.archive.file)) {
    // An article that is not there leaves its figures unproved; a name that is nearly there is a slip.
    const meant = didYouMean(source.archive.file, names);
    if (meant)
      report(["source", "archive", "file"], `no such file in the archive: ${source.archive.file}${meant}`);
    return meant ? unproved : { ...unproved, missing: [absent] };
  }
  const path = join(archive, source.archive.file);
  if (!statSync(path).isFile()) {
    report(["source", "archive", "file"], `expected a file in the archive: ${source.archive.file}`);
    return unproved;
  }
  const bytes = readFileSync(path);

  const hash = createHash("sha256").update(bytes).digest("hex");
  if (hash !== source.archive.sha256) {
    const message = `the archived file has another hash: ${hash}`;
    document.report(["source", "archive", "sha256"], message, "value", "proof", { value: hash });
    return unproved;
  }

  const text = paragraphs(bytes.toString("utf8"));
  let proved = 0;
  for (const stated of figures) {
    const { figure } = stated;
    const at = (key: string) => pathOf(stated, key);
    if (figure.paragraph === undefined || !(figure.printed || figure.counted)) {
      report(
        pathOf(stated),
        `figure of an archived article without its paragraph and printed words: ${figure.id}`,
      );
      continue;
    }
    const paragraph = text[figure.paragraph - 1];
    if (paragraph === undefined) {
      report(at("paragraph"), `no paragraph ${figure.paragraph}: ${source.archive.file} has ${text.length}`);
      continue;
    }
    const named = figure.option && figure.option !== "ours" ? figure.option : [];
    const missing = [figure.printed ?? [], figure.counted ?? [], named]
      .flat()
      .find((words) => !stands(words, paragraph));
    if (missing !== undefined) {
      const elsewhere = text.flatMap((each, k) => (stands(missing, each) ? [k + 1] : []));
      const isNumber = missing === figure.printed;
      const hint = elsewhere.length
        ? `, it stands in paragraph ${elsewhere.join(", ")}`
        : isNumber
          ? didYouMean(missing, numbersIn(paragraph)) || numbersHint(paragraph)
          : "";
      report(
        at(figure.printed === missing ? "printed" : figure.option === missing ? "option" : "counted"),
        `not in paragraph ${figure.paragraph} of ${source.archive.file}: "${missing}"${hint}`,
      );
      continue;
    }
    const said = figure.printed
      ? spoken(figure.printed)
      : { value: String(figure.counted?.length), scale: null };
    if (!said) {
      report(at("printed"), `no number in the printed words: "${figure.printed}"`);
    } else if (!amount(said.value, said.scale ?? figure.scale).equals(amount(figure.value, figure.scale))) {
      const words = figure.printed ? `"${figure.printed}"` : `${said.value} names counted`;
      report(
        at("value"),
        `value and printed words differ: ${figure.value}${figure.scale === "one" ? "" : ` ${figure.scale}`}, ${words}`,
      );
    } else {
      proved += 1;
    }
  }
  return { proved, unproved: figures.length - proved, missing: [], paragraphs: { [source.id]: text.length } };
}

/** An article's blocks of text, divided by blank lines. */
export function paragraphs(text: string): string[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((block) => plain(block))
    .filter((block) => block !== "");
}

/** Straight quotes, plain hyphens and single spaces, so that typography does not hide a match. */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether words stand in a paragraph whole: no digit, decimal or letter goes on at either end. */
function stands(words: string, paragraph: string): boolean {
  const escaped = plain(words).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\d]|\\d[.,])${escaped}(?![\\p{L}\\d]|[.,]\\d)`, "u").test(paragraph);
}

/** The first number that printed words say, `1,006`, `6th` or `five`, and the scale beside it. */
function spoken(printed: string): { value: string; scale: (typeof scales)[number] | null } | null {
  const words = plain(printed).toLowerCase();
  const scale = scales.find((each) => new RegExp(`\\b${each}\\b`).test(words)) ?? null;
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(words);
  if (digits) return { value: digits[0].replaceAll(",", ""), scale };
  for (const word of words.split(/[^a-z]+/)) {
    const value = numberWords.get(word);
    if (value !== undefined) return { value: String(value), scale };
  }
  return null;
}

function numbersIn(paragraph: string): string[] {
  return Array.from(paragraph.matchAll(/\d[\d,.]*\d|\d/g), (match) => match[0]);
}

function numbersHint(paragraph: string): string {
  const numbers = numbersIn(paragraph);
  return numbers.length
    ? `, the numbers there are ${numbers.join(", ")}`
    : ", no number in digits stands there";
}
