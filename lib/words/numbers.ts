/** The numbers of a text, in digits or in letters, in English, Korean and Japanese. */
import type { Said } from "./number";
import { inDigits } from "./number-digits";
import { inEast } from "./number-east";
import { inLetters } from "./number-letters";

/** Every number that a text says, in its order, each as long as it goes: of `1조 3,890억` one, not two. */
export function numbersIn(text: string): Said[] {
  const found = [...inDigits(text), ...inLetters(text), ...inEast(text)];
  const whole: Said[] = [];
  for (const each of found.toSorted((a, b) => a.at - b.at || b.end - a.end))
    if (each.at >= (whole.at(-1)?.end ?? 0)) whole.push(each);
  return whole;
}

/** A text without its numbers. */
export function withoutNumbers(text: string): string {
  return numbersIn(text).reduceRight((rest, { at, end }) => `${rest.slice(0, at)} ${rest.slice(end)}`, text);
}
