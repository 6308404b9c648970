import type { Language, Text } from "../story/text";

/** The languages that texts and words have been written in. */
export const languages: readonly Language[] = ["en"];

/** A text written once in every language. */
export function inLanguages(write: (language: Language) => string): Text {
  return Object.fromEntries(languages.map((language) => [language, write(language)])) as unknown as Text;
}
