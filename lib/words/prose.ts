/**
 * Texts that refer to figures: `{figure:poll-scrap}`, its number alone, `{figure:poll-scrap:number}`, or spelled out,
 * `{figure:nk-rounds:words}`; and to the deadline: its date, `{deadline}`, its day, `{deadline:day}`, its `{deadline:time}`.
 * `{ours}` says that a name is the desk's.
 */

import { type Deadline, type Draft, type Figure, find } from "../story/story";
import type { Language, Text } from "../story/text";
import { clockParts, dayIn } from "./dates";
import { figureNumber, figureSpelled, figureWords } from "./format";
import { standingWord } from "./standing";

const reference = /\{figure:([a-z0-9-]+)(?::(number|words))?\}/g;
const deadlineReference = /\{deadline(?::(day|time))?\}/g;
const ours = /\{ours\}/g;

const forms: Record<string, (figure: Figure, language: Language) => string> = {
  whole: figureWords,
  number: figureNumber,
  words: figureSpelled,
};

const deadlineForms: Record<string, (deadline: Deadline, language: Language) => string> = {
  whole: ({ instant, zone }, language) => dayIn(instant, zone, language),
  day: ({ instant, zone }, language) => dayIn(instant, zone, language, "day"),
  time: ({ instant, zone }) => clockParts(instant, zone).time,
};

/** What texts refer to. */
export type Referred = Pick<Draft, "figures" | "deadline">;

/** A stretch of a text: words, or a figure with the words that it is shown in and its place. */
export type Part = string | { figure: Figure; words: string; at: number };

/** A text in a language, English where it has none. */
export function say(text: Text, language: Language): string {
  return text[language] ?? text.en;
}

/** A text in a language, divided into words and figures. */
export function parts(text: Text, { figures, deadline }: Referred, language: Language): Part[] {
  const said = say(text, language)
    .replace(ours, `(${standingWord("ours", language)})`)
    .replace(deadlineReference, (_, form = "whole") => deadlineForms[form]?.(deadline, language) ?? "");
  const found: Part[] = [];
  let from = 0;
  for (const match of said.matchAll(reference)) {
    const figure = find(figures, match[1] as string);
    const words = forms[match[2] ?? "whole"]?.(figure, language) ?? "";
    found.push(said.slice(from, match.index), { figure, words, at: match.index });
    from = match.index + match[0].length;
  }
  return [...found, said.slice(from)].filter((part) => part !== "");
}

/** The same as plain words. */
export function plain(text: Text, to: Referred, language: Language): string {
  return parts(text, to, language)
    .map((part) => (typeof part === "string" ? part : part.words))
    .join("");
}

/** Whether any of a value's texts refers to the deadline. */
export function tellsDeadline(value: unknown): boolean {
  if (typeof value === "string") return new RegExp(deadlineReference).test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(tellsDeadline);
}

/** Every figure that a file's texts refer to, with the keys that lead to the text. */
export function figuresInText(value: unknown, at: PropertyKey[] = []): [PropertyKey[], string][] {
  if (typeof value === "string")
    return Array.from(value.matchAll(reference), (match) => [at, match[1] as string]);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    figuresInText(each, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}
