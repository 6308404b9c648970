/** What readers are told of how a figure stands. */
import { standingOf } from "../story/standing";
import type { Draft, Figure } from "../story/story";
import type { Language } from "../story/text";

const words = {
  derived: { en: "derived" },
  inferred: { en: "date inferred" },
  partly: { en: "partly from outside the articles" },
  yes: { en: "from outside the articles" },
  "in doubt": { en: "in doubt" },
  "wrong as printed": { en: "wrong as printed" },
  ours: { en: "our label" },
} as const;

/** One part of a standing in words. */
export function standingWord(key: keyof typeof words, language: Language): string {
  const word: Partial<Record<Language, string>> & { en: string } = words[key];
  return word[language] ?? word.en;
}

/** What is not plain about a figure, in words; the qualifier stands with its number already. */
export function flagsOf(figure: Figure, story: Draft, language: Language): string[] {
  const { doubt, derived, inferred, outside, ours } = standingOf(figure, story);
  const keys = [
    doubt,
    derived && "derived",
    inferred && "inferred",
    outside !== "no" && outside,
    ours && "ours",
  ] as const;
  return keys.flatMap((key) => (key ? [standingWord(key, language)] : []));
}

/** The same for a drawing's link, whose row in the table says by what formula it is derived. */
export function doubtsOf(figure: Figure, story: Draft, language: Language): string[] {
  const derived = standingWord("derived", language);
  return flagsOf(figure, story, language).filter((flag) => flag !== derived);
}

/** A figure's label, said to be the desk's where it is. */
export function labelOf(figure: Figure, language: Language): string {
  const label = figure.label[language] ?? figure.label.en;
  return figure.ours ? `${label} (${standingWord("ours", language)})` : label;
}
