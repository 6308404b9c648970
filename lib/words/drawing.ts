/** The few words that drawings bring themselves, by language. */
import type { Language } from "../story/text";

const words = {
  tie: { en: "0 = tie" },
  half: { en: "half" },
  "our margin": { en: "our margin of error" },
  "our margin, short": { en: "our margin" },
  "the margin": { en: "margin of error" },
  "clear of a tie": { en: "clear of a tie" },
  "not clear of a tie": { en: "not clear of a tie" },
  "not reported": { en: "not reported" },
  undated: { en: "undated" },
  carried: { en: "carried" },
  "not carried": { en: "not carried" },
} as const;

/** What a drawing calls a thing of its own. */
export function drawingWord(key: keyof typeof words, language: Language): string {
  const word: { en: string } & Partial<Record<Language, string>> = words[key];
  return word[language] ?? word.en;
}

/** From one number to another: `49.0 to 55.2`. */
export function fromTo(low: string, high: string, language: Language): string {
  const between: Record<Language, (low: string, high: string) => string> = {
    en: (low, high) => `${low} to ${high}`,
    ko: (low, high) => `${low}~${high}`,
    ja: (low, high) => `${low}～${high}`,
  };
  return between[language](low, high);
}
