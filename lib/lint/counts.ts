/** Counts: numbers against the lists that they count, and units against the words in print. */
import type { SourceFile } from "../figures/schema";
import { statedIn } from "../figures/stated";
import { withoutNumbers } from "../words/numbers";
import { once } from "../words/once";
import { foreignSign, unitKind } from "../words/units";
import { english, figurePlace, type Rules } from "./subject";

/** The parts of words that tell them apart when they are counted: `launches` and `launch`, `days` and `day`. */
export const stem = (word: string) =>
  word
    .toLowerCase()
    .replace(/(ches|shes|ses|xes)$/, (end) => end.slice(0, -2))
    .replace(/ies$/, "y")
    .replace(/s$/, "");

const scales = new Set(["thousand", "million", "billion", "trillion"]);
const fillers = new Set([
  "about",
  "at",
  "least",
  "or",
  "and",
  "some",
  "nearly",
  "over",
  "more",
  "than",
  "a",
  "of",
  "the",
  "to",
]);

/** Words of printed figures that name what is counted. */
function countedWords(printed: string): string[] {
  const rest = withoutNumbers(printed)
    .toLowerCase()
    .replace(/\bper cent\b|\bpc\b/g, "percent");
  return (rest.match(/\p{L}+/gu) ?? []).filter((word) => !scales.has(word) && !fillers.has(word));
}

/** The currencies that there are, by their codes, each with the last word of its name. */
const currencies = once(() => {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return Intl.supportedValuesOf("currency").map((code) => ({
    code,
    name: stem(names.of(code)?.split(" ").at(-1) ?? ""),
  }));
});

/** What a unit may be printed as: its own words, and for money its code. */
const unitWords = once((unit: string): Set<string> => {
  const words = unit.split(/[^\p{L}]+/u).map(stem);
  const codes = currencies().filter(({ name }) => words.includes(name));
  return new Set([
    ...words,
    ...codes.map(({ code }) => code.toLowerCase()),
    ...(codes.length ? ["$money"] : []),
  ]);
});

export const counts: Rules = {
  "count-list": {
    severity: "error",
    explanation: "A count is as many as the names in the paragraph that it counts.",
    check: (subject) => {
      const { figures } = subject.draft;
      const named = figures
        .filter((figure) => figure.counted && figure.value !== String(figure.counted.length))
        .map((figure) => ({
          about: figure.id,
          place: figurePlace(subject, figure.id, "value"),
          message: `says ${figure.value}, ${figure.counted?.length} are listed`,
        }));
      return named;
    },
  },
  "unit-printed": {
    severity: "warning",
    explanation: "A figure's unit stands in the words that it is printed in: rounds are not missiles.",
    check: (subject) =>
      subject.sources.flatMap(({ value }) =>
        statedIn(value as SourceFile).flatMap(({ figure: { id, unit, printed } }) => {
          const words = countedWords(printed ?? "");
          const own = unitWords(unit.en);
          const money = own.has("$money") && /\p{Sc}|\b[A-Z]{3}\b/u.test(printed ?? "");
          if (!english(unit) || !english({ en: printed ?? "" })) return [];
          if (
            money ||
            words.length === 0 ||
            words.some((word) => own.has(stem(word)) || own.has(word) || unitKind(word) === unitKind(unit.en))
          )
            return [];
          return [
            {
              about: id,
              place: figurePlace(subject, id, "unit"),
              message: `${unit.en} do not stand in the printed words: "${printed}"`,
            },
          ];
        }),
      ),
  },
  "unit-currency": {
    severity: "error",
    explanation: "An amount that is printed with a currency's sign is of that currency.",
    check: (subject) =>
      subject.sources.flatMap(({ value }) =>
        statedIn(value as SourceFile).flatMap(({ figure: { id, unit, printed } }) => {
          const sign = english(unit) ? foreignSign({ unit, printed }) : null;
          if (sign === null) return [];
          return [
            {
              about: id,
              place: figurePlace(subject, id, "unit"),
              message: `${unit.en}, and printed with ${sign}: "${printed}"`,
            },
          ];
        }),
      ),
  },
  "qualifier-printed": {
    severity: "error",
    explanation: "What is printed as about so many, or as at least so many, is given so.",
    check: (subject) =>
      subject.sources.flatMap(({ value }) =>
        statedIn(value as SourceFile).flatMap(({ figure: { id, qualifier, printed } }) => {
          const [words] =
            /^(about|around|some|roughly|nearly|almost|at least|more than|over)\b/i.exec(printed ?? "") ?? [];
          if (!words || qualifier) return [];
          return [
            {
              about: id,
              place: figurePlace(subject, id, "printed"),
              message: `printed with "${words}", and without a qualifier`,
            },
          ];
        }),
      ),
  },
};
