/** Where an archived article says a value. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { paragraphs } from "../figures/printed";
import type { SourceFile } from "../figures/schema";
import { amount } from "../story/arithmetic";
import type { Scale } from "../story/story";
import { forMany, forOne } from "../words/nouns";
import { numbersIn } from "../words/numbers";

/** What is looked for: a value, what it is measured in, and words that stand near it. */
export interface Wanted {
  value: string;
  scale: Scale;
  unit: string;
  label: string;
}

/** One place where an article says a value. */
export interface Mention {
  /** Counted from 1. */
  paragraph: number;
  /** The words as they stand there, from the currency's sign to the unit. */
  printed: string;
  qualifier: "about" | "at least" | null;
  /** Whether the unit stands beside it. */
  measured: boolean;
}

/** The paragraphs of a source's archived article; null where there is none to read. */
export function articleOf({ source }: SourceFile, archive: string): string[] | null {
  const path = source.archive && join(archive, source.archive.file);
  if (!path || !statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  return paragraphs(readFileSync(path, "utf8")).map(({ text }) => text);
}

const before =
  /(?:(?<![\p{L}\d])(?<about>about|around|approximately|roughly|at least|more than|over) )?(?<money>US\$|[£$€¥₩]|\b(?:JPY|KRW|USD|GBP|EUR) ?)?$/iu;
const names: Record<string, readonly string[]> = {
  "£": ["pounds"],
  "€": ["euros"],
  $: ["dollars", "US dollars"],
  US$: ["dollars", "US dollars"],
  "¥": ["yen"],
  "₩": ["won"],
  JPY: ["yen", "¥"],
  KRW: ["won", "₩"],
  USD: ["US dollars", "dollars", "$"],
  GBP: ["pounds", "£"],
  EUR: ["euros", "€"],
};
/** Every place at which paragraphs say a value, in their order. */
export function mentionsOf({ value, scale, unit }: Wanted, text: string[]): Mention[] {
  const wanted = amount(value, scale);
  return text.flatMap((paragraph, index) =>
    numbersIn(paragraph).flatMap(({ number, factor, spelled, at, end }): Mention[] => {
      // A bare number may be printed in the scale that its figure has.
      const means = [number.times(factor ?? 1), ...(factor ? [] : [number.times(amount("1", scale))])];
      if (!means.some((each) => each.equals(wanted))) return [];
      const ahead = before.exec(paragraph.slice(0, at));
      const from = at - (ahead?.[0].length ?? 0);
      const beyond = paragraph.slice(end);
      const noun = nounAfter(unit, beyond);
      const money = ahead?.groups?.money?.trim();
      // Of an ordinal or of letters that go on it is no amount, unless the unit is what goes on.
      const ordinal = !spelled && !factor && /\p{L}$/u.test(paragraph.slice(at, end));
      if (!noun && (ordinal || /^\p{L}/u.test(beyond))) return [];
      const about = ahead?.groups?.about?.toLowerCase();
      return [
        {
          paragraph: index + 1,
          printed: paragraph.slice(from, end + noun.length),
          qualifier: about ? (/^(?:at least|more than|over)$/.test(about) ? "at least" : "about") : null,
          measured: noun !== "" || isMoney(money, unit),
        },
      ];
    }),
  );
}

/** The words of a unit where they go on a number: ` percent`, `-minute`, `%`. */
function nounAfter(unit: string, rest: string): string {
  const forms = /^(?:percent|%)/.test(unit)
    ? ["percent", "per cent", "%"]
    : [unit, forMany(unit), forOne(unit)];
  for (const form of forms) {
    const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const found = new RegExp(`^[ -]?${escaped}(?![\\p{L}\\d])`, "iu").exec(rest)?.[0];
    if (found) return found;
  }
  return "";
}

function isMoney(sign: string | undefined, unit: string): boolean {
  const [of = unit] = unit.split(" per ");
  return sign !== undefined && [sign, ...(names[sign.toUpperCase()] ?? [])].includes(of);
}

/** The words of a label that may stand beside its value, of four letters or more. */
export function keywords(label: string): string[] {
  return [...new Set(label.toLowerCase().match(/\p{L}{4,}/gu) ?? [])];
}

/** The words as they stand in a paragraph, whatever their case; null where they do not. */
export function standing(words: string, paragraph: string): string | null {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, " ");
  return new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, "iu").exec(paragraph)?.[0] ?? null;
}

/** What was chosen among places, and what else there was. */
export interface Chosen {
  mention: Mention;
  /** The other paragraphs in which the value stands too. */
  others: number[];
}

/**
 * For each value of a table the place that is most likely meant: beside its unit, in the
 * paragraph that holds most of the label's words, and then most of the table's other values.
 */
export function chosen(wanted: Wanted[], text: string[], within: number | null = null): (Chosen | null)[] {
  const all = wanted.map((each) =>
    mentionsOf(each, text).filter(({ paragraph }) => within === null || paragraph === within),
  );
  const holds = new Map<number, number>();
  for (const mentions of all) {
    for (const paragraph of new Set(mentions.map((each) => each.paragraph)))
      holds.set(paragraph, (holds.get(paragraph) ?? 0) + 1);
  }
  return all.map((mentions, index): Chosen | null => {
    const words = keywords(wanted[index]?.label ?? "");
    const score = ({ paragraph, measured }: Mention): number => {
      const near = words.filter((word) => text[paragraph - 1]?.toLowerCase().includes(word)).length;
      return (
        (measured ? 4 : 0) +
        (words.length ? (2 * near) / words.length : 0) +
        (holds.get(paragraph) ?? 0) / wanted.length
      );
    };
    const [best] = mentions.toSorted((a, b) => score(b) - score(a));
    if (!best) return null;
    const others = [...new Set(mentions.map((each) => each.paragraph))].filter(
      (each) => each !== best.paragraph,
    );
    return { mention: best, others };
  });
}

/** The paragraph that holds most of some values, and then most of some words; null where none holds any. */
export function common(wanted: Wanted[], text: string[], words: string[]): number | null {
  const scores = text.map((paragraph, index) => {
    const held = wanted.filter((each) =>
      mentionsOf(each, [paragraph]).some(({ measured }) => measured),
    ).length;
    const bare = wanted.filter((each) => mentionsOf(each, [paragraph]).length > 0).length;
    const near = words.filter((word) => standing(word, paragraph)).length;
    return { paragraph: index + 1, held: bare + held, near };
  });
  const [best] = scores.toSorted((a, b) => b.held - a.held || b.near - a.near);
  return best?.held ? best.paragraph : null;
}
