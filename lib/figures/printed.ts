/** What an article prints: its paragraphs, whether words stand in one, and what the words say in numbers. */
import { createHash } from "node:crypto";
import { amount, places } from "../story/arithmetic";
import type { Said } from "../words/number";
import { numbersIn } from "../words/numbers";
import { unitKind } from "../words/units";
import type { FileFigure } from "./schema";

/** A paragraph of an article, with the numbers that it says. */
export interface Paragraph {
  text: string;
  numbers: Said[];
}

/** An article's blocks of text, divided by blank lines. */
export function paragraphs(text: string): Paragraph[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map((block) => plain(block))
    .filter((block) => block !== "")
    .map((block) => ({ text: block, numbers: numbersIn(block) }));
}

/** The mark of a paragraph's words: eight digits that change with them. */
export function passageOf({ text }: Paragraph): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/**
 * Straight quotes, plain hyphens, letters and digits of one width and single spaces, so that typography
 * hides no match; of the spaces only those that divide a number's thousands keep their width.
 */
function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[\u2010-\u2013\u2212]/g, "-")
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, "")
    .replace(/(?<=\d)([\u00A0\u2007\u2009\u202F])(?=\d{3}(?!\d))|\s+/g, (_, group) =>
      group ? "\u202F" : " ",
    )
    .trim();
}

/** Letters that are written without spaces between words, or with endings joined to them. */
const joined = "[\\p{sc=Han}\\p{sc=Hangul}\\p{sc=Hira}\\p{sc=Kana}]";
const letter = `[[\\p{L}\\d]--${joined}]`;

/**
 * Words as they stand whole in a paragraph, or null where they do not: no letter, digit or decimal goes on
 * at either end, and no number is cut: `12` stands neither in `112` nor in `1.12`, `−12` and `12조`.
 */
export function standing(words: string, { text, numbers }: Paragraph): string | null {
  const escaped = plain(words)
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replace(/[ \u202F]/g, "[ \\u202f]");
  const before = /^\p{sc=Hangul}/u.test(words) ? "\\p{sc=Hangul}" : letter;
  const after = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hira}\p{sc=Kana}]$/u.test(words) ? "\\d" : letter;
  const whole = new RegExp(`(?<!${before}|\\d[.,·])${escaped}(?!${after}|[.,·]\\d)`, "gv");
  for (const { index, 0: found } of text.matchAll(whole)) {
    const cuts = (edge: number) => numbers.some(({ at, end }) => at < edge && edge < end);
    if (!cuts(index) && !cuts(index + found.length)) return found;
  }
  return null;
}

/** What joins the ends of a range: `8–9`, `41 to 43`, `8% ~ 9%`, `41에서 43`; `and` only after `between`. */
const range = /^\s?(?:%|[a-z]+\.?|[가-힣]{1,3})?\s?(?:-|–|—|~|〜|to|or|에서|から)\s?\p{Sc}?$/iu;
const between = /^(?:\s?(?:%|[a-z]+))?\s?and\s\p{Sc}?$/iu;
/** What stands between the two sides of a division, which are no range: `299 votes to 329`. */
const sides = /\b(votes?|ayes|noes|mps|members|lawmakers|seats|goals)\b/i;
const partOf = /^ (?:in|out of)(?: every)? $/i;
const scaleLater = /^\D*?\b(thousand|million|billion|trillion)\b/i;

/** What printed words prove of a figure: that they say its value, another one, or nothing that can be read. */
export type Reading = "proved" | "differs" | "unread";

type Valued = Pick<FileFigure, "value" | "scale"> & { unit: { en: string } };

/** Reads the number of printed words, one in digits before one in letters, against a figure's value. */
export function readAgainst(printed: string, figure: Valued): Reading {
  // A printed number may have its thousands divided by plain spaces.
  const text = printed.replace(/(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/g, (group) =>
    group.replaceAll(" ", "\u202F"),
  );
  const numbers = numbersIn(text);
  const first = numbers.find(({ spelled }) => !spelled) ?? numbers[0];
  if (!first) return "unread";
  const next = numbers[numbers.indexOf(first) + 1];
  const link = next ? text.slice(first.end, next.at) : "";
  const share = unitKind(figure.unit.en).startsWith("percent");
  if (next && share && partOf.test(link)) {
    const part = first.number.dividedBy(next.number);
    return says({ ...first, number: part, factor: null, fraction: true }, figure) ? "proved" : "differs";
  }
  const joins = range.test(link) || (between.test(link) && /\bbetween\b/i.test(text));
  const ends = next && joins && !sides.test(link) && rises(first, next);
  const later = scaleLater.exec(text.slice(first.end, ends ? undefined : next?.at))?.[1];
  const factor =
    first.factor ?? (ends ? next.factor : null) ?? (later ? amount("1", scaleNamed(later)) : null);
  const said = [{ ...first, factor }, ...(ends ? [next] : [])];
  if (said.some((each) => says(each, figure))) return "proved";
  // A part of something that is counted says its value only with the whole.
  return first.fraction && !share ? "unread" : "differs";
}

/** Whether two numbers can be a range's ends, the first without a scale being in the second's. */
function rises(first: Said, last: Said): boolean {
  const of = ({ number, factor }: Said, usual: Said["factor"]) => number.times(factor ?? usual ?? 1);
  return of(first, last.factor).lessThan(of(last, null));
}

const scaleNamed = (word: string) => word.toLowerCase() as FileFigure["scale"];

/** Whether a number is a figure's value; a number without a scale is in the figure's own. */
function says({ number, factor, fraction, letter }: Said, { value, scale, unit }: Valued): boolean {
  const own = amount(value, scale);
  if (fraction) {
    const part = unitKind(unit.en).startsWith("percent") ? number.times(100) : number;
    return part.toDecimalPlaces(places(value)).equals(amount(value));
  }
  if (factor && number.times(factor).equals(own)) return true;
  // 40m are forty metres where metres are counted.
  const isUnit = letter !== null && scale === "one" && unit.en.toLowerCase().startsWith(letter);
  return (!factor || isUnit) && number.times(amount("1", scale)).equals(own);
}
