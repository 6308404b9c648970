/** Proves figures against the archived articles: hash, paragraph, printed words, arithmetic. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { didYouMean } from "../words/near";
import type { Document } from "./document";
import type { Place, Report } from "./faults";
import { type Paragraph, paragraphs, passageOf, readAgainst, standing } from "./printed";
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

/** A figure whose printed words stand where its file says and say no number that can be read, and what its acceptance knows them by. */
export interface Unread {
  figure: string;
  place: Place;
  printed: string;
  /** The mark of the paragraph's words. */
  passage: string;
}

/** Checks one source file's figures against its article; reports what does not hold, and gives back what cannot be read. */
export function prove(document: Document<SourceFile>, archive: string): Proof & { unread: Unread[] } {
  const file = document.value as SourceFile;
  const { source } = file;
  const figures = statedIn(file);
  const report: Report = (keys, message) => document.report(keys, message, "value", "proof");
  const unproved = { proved: 0, unproved: figures.length, missing: [], paragraphs: {}, unread: [] };
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
    // An article that is not there leaves its figures unproved; the same article under a name near to it is a slip.
    const { file: wanted, sha256 } = source.archive;
    const near = names.filter((name) => didYouMean(wanted, [name]) && isFile(join(archive, name)));
    const meant = didYouMean(
      wanted,
      near.filter((name) => hashOf(readFileSync(join(archive, name))) === sha256),
    );
    if (!meant) return { ...unproved, missing: [absent] };
    report(["source", "archive", "file"], `no such file in the archive: ${source.archive.file}${meant}`);
    return unproved;
  }
  const path = join(archive, source.archive.file);
  if (!isFile(path)) {
    report(["source", "archive", "file"], `expected a file in the archive: ${source.archive.file}`);
    return unproved;
  }
  const bytes = readFileSync(path);
  const hash = hashOf(bytes);
  if (hash !== source.archive.sha256) {
    const message = `the archived file has another hash: ${hash}`;
    document.report(["source", "archive", "sha256"], message, "value", "proof", { value: hash });
    return unproved;
  }

  const text = paragraphs(bytes.toString("utf8"));
  const unread: Unread[] = [];
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
      .find((words) => standing(words, paragraph) === null);
    if (missing !== undefined) {
      const elsewhere = text.flatMap((each, k) => (standing(missing, each) === null ? [] : [k + 1]));
      const hint = elsewhere.length
        ? `, it stands in paragraph ${elsewhere.join(", ")}`
        : missing === figure.printed
          ? didYouMean(missing, numbersOf(paragraph)) || numbersHint(paragraph)
          : "";
      report(
        at(figure.printed === missing ? "printed" : figure.option === missing ? "option" : "counted"),
        `not in paragraph ${figure.paragraph} of ${source.archive.file}: "${missing}"${hint}`,
      );
      continue;
    }
    const { printed, counted } = figure;
    const reading = printed
      ? readAgainst(standing(printed, paragraph) ?? printed, figure)
      : readAgainst(String(counted?.length), figure);
    if (reading === "proved") proved += 1;
    else if (reading === "unread" && printed)
      unread.push({
        figure: figure.id,
        place: document.place(at("printed")),
        printed,
        passage: passageOf(paragraph),
      });
    else {
      const words = printed ? `"${printed}"` : `${counted?.length} names counted`;
      report(
        at("value"),
        `value and printed words differ: ${figure.value}${figure.scale === "one" ? "" : ` ${figure.scale}`}, ${words}`,
      );
    }
  }
  return {
    proved,
    unproved: figures.length - proved,
    missing: [],
    paragraphs: { [source.id]: text.length },
    unread,
  };
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** The numbers of a paragraph as they stand, those in digits where there are any. */
function numbersOf({ numbers }: Paragraph): string[] {
  const inDigits = numbers.filter(({ spelled }) => !spelled);
  return (inDigits.length ? inDigits : numbers).map(({ words }) => words);
}

function numbersHint(paragraph: Paragraph): string {
  const numbers = numbersOf(paragraph);
  return numbers.length ? `, the numbers there are ${numbers.join(", ")}` : ", no number stands there";
}
