/** How numbers are written for readers, and where they come from. */

import type { Citation, Figure, Source } from "../story/story";
import type { Language } from "../story/text";
import { numerals } from "./numerals";
import { once } from "./once";
import { spellable, withUnit, withUnitSaid } from "./units";

/** Units whose numbers are names, not amounts, and so take no thousands separator. */
const ungrouped = new Set(["year"]);

/** A figure's number with its sign and separators, such as `1,006` or `10.4`. */
export function figureNumber(figure: Figure, language: Language): string {
  return decimal(figure.value, language, {
    digits: figure.digits ?? undefined,
    grouped: !ungrouped.has(figure.unit.en),
  });
}

/** A figure in words: `52.1%`, `about 5 times`, `1.389 trillion won`, `£33 billion`. */
export function figureWords(figure: Figure, language: Language): string {
  return told(figure, figureNumber(figure, language), language, withUnit);
}

/** The same as within a sentence: whole numbers up to twelve spelled out, rates said whole: `about five times`, `$1.2215 to the pound`. */
export function figureSpelled(figure: Figure, language: Language): string {
  const number = figureNumber(figure, language);
  const whole = language === "en" && spellable(figure) && /^\d+$/.test(number);
  return told(figure, (whole && numerals[Number(number)]) || number, language, withUnitSaid);
}

function told(figure: Figure, number: string, language: Language, write: typeof withUnit): string {
  if (ungrouped.has(figure.unit.en)) return number;
  const amount = write(number, figure, language);
  return figure.qualifier ? `${figure.qualifier} ${amount}` : amount;
}

/** A decimal kept to the digits that it was printed with, or rounded half up to fewer. */
export function decimal(
  value: string,
  language: Language,
  { digits = places(value), grouped = true }: { digits?: number; grouped?: boolean } = {},
): string {
  return numberFormat(language, digits, grouped)
    .format(value as `${number}`)
    .replace("-", "−");
}

const numberFormat = once(
  (language: Language, digits: number, grouped: boolean) =>
    new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: grouped,
      // What is rounded to nothing has no sign.
      signDisplay: "negative",
    }),
);

function places(value: string): number {
  return value.split(".")[1]?.length ?? 0;
}

/** A citation as its mark and paragraphs, `A¶12` or `A¶6, 10`; short, `A¶6 ff.` for more than two. */
export function citation({ paragraphs }: Citation, source: Source, short = false): string {
  if (paragraphs.length === 0) return source.mark;
  return `${source.mark}¶${short && paragraphs.length > 3 ? `${paragraphs[0]}\u00a0ff.` : paragraphs.join(", ")}`;
}
