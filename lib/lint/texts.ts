/** Texts: numbers that no figure stands behind, figures that nobody reads, languages that are missing. */

import { madeIn } from "../figures/made";
import { pollFigureId } from "../figures/polls";
import { numberWords } from "../figures/provenance";
import type { SourceFile } from "../figures/schema";
import { amount } from "../story/arithmetic";
import type { Language } from "../story/story";
import { monthNames } from "../words/dates";
import { figuresInText } from "../words/prose";
import { unitKind } from "../words/units";
import { stem } from "./counts";
import { type Found, figurePlace, lineage, type Rules, type Subject, textsOf } from "./subject";

/** What holds digits and is no amount: references, dates, clock times, ordinals, names with digits, levels of confidence. */
const month = `(?:${monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join("|")})`;
const noAmounts = [
  /\{figure:[^}]*\}/g,
  new RegExp(`\\b\\d{1,2}(?:\\s*(?:[–-]|and|to|,)\\s*\\d{1,2})*(?:st|nd|rd|th)?\\s+${month}\\b`, "g"),
  new RegExp(`\\b${month}\\s+\\d{1,2}(?:\\s*(?:[–-]|and|to)\\s*\\d{1,2})*\\b`, "g"),
  /\b\d{1,2}:\d{2}(?!\d)|\b\d{1,2}(?:\.\d{2})?\s*[ap]\.?m\b\.?/g,
  /\b(?:19|20|21)\d{2}\b/g,
  /\b\d+(?:st|nd|rd|th)\b/g,
  /\b(?:Article|Paragraph|paragraph|No\.|¶)\s*\d+/g,
  /\b\d{2}% confidence\b/g,
  /[\p{L}]+-?\d[\p{L}\d-]*|\d+-?\p{L}[\p{L}\d-]*/gu,
];

const typed = /(\p{Sc})?\s?(\d[\d,]*(?:\.\d+)?)\s*(%|\p{L}+)?((?:\s+\p{L}+){0,3})/gu;

/** A number typed in a text, with the currency's sign before it and the words after it. */
function typedNumbers(text: string): { sign: string; value: string; printed: string; after: string }[] {
  const rest = noAmounts.reduce((left, pattern) => left.replace(pattern, " # "), text);
  return Array.from(rest.matchAll(typed), ([, sign = "", printed = "", unit = "", more = ""]) => ({
    sign,
    printed,
    value: printed.replaceAll(",", ""),
    after: `${unit === "%" ? "percent" : unit}${more}`.trim(),
  }));
}

/** Units that any sentence counts in words. */
const calendar = new Set(["day", "week", "month", "year", "hour", "minute"]);

/** Numbers spelled out, with the word after each. */
function spelledNumbers(text: string): { value: string; printed: string; after: string }[] {
  const words = [...numberWords.keys()].join("|");
  return Array.from(text.matchAll(new RegExp(`\\b(${words})\\s+(\\p{L}[\\p{L}-]*)`, "giu")), (match) => ({
    printed: match[1] as string,
    value: String(numberWords.get((match[1] as string).toLowerCase())),
    after: match[2] as string,
  }));
}

/** An amount in a text: a figure's in digits or in words, or one that no figure stands behind. */
interface Amount extends Found {
  kind: "typed" | "spelled" | "unknown";
}

/** Amounts in a text that repeat a figure, or that have none behind them. */
function amountsIn(subject: Subject): Amount[] {
  const { figures } = subject.draft;
  return textsOf(subject).flatMap(({ english, about, place }) => {
    const names = (after: string, unit: string) =>
      after.split(" ").some((word) => stem(word) === stem(unit.split(" ").at(-1) ?? ""));
    const digits = typedNumbers(english).flatMap(({ sign, value, printed, after }): Amount[] => {
      // A decimal tells by itself, a whole number by the unit after it or the sign before it.
      const telling = value.includes(".");
      const same = figures.find(
        ({ value: own, unit }) =>
          amount(own).equals(amount(value)) &&
          (telling || names(after, unit.en) || (sign && unitKind(sign) === unitKind(unit.en))),
      );
      if (same) return [{ kind: "typed", about, place, message: repeats(printed, same.id) }];
      const unit = /^(percent|points?|thousand|million|billion|trillion)\b/.test(after);
      return unit || /\./.test(value)
        ? [
            {
              kind: "unknown",
              about,
              place,
              message: `no figure stands behind ${printed} ${after.split(" ")[0]}`.trim(),
            },
          ]
        : [];
    });
    const spelled = spelledNumbers(english).flatMap(({ value, printed, after }): Amount[] => {
      const same = figures.find(
        (figure) =>
          figure.scale === "one" &&
          figure.value === value &&
          !calendar.has(stem(figure.unit.en)) &&
          names(after, figure.unit.en),
      );
      return same
        ? [{ kind: "spelled", about, place, message: repeats(`${printed} ${after}`, same.id) }]
        : [];
    });
    return [...digits, ...spelled];
  });
}

const repeats = (printed: string, id: string) =>
  `${printed} is typed: it is {figure:${id}}, and would stay when that changes`;

export const texts: Rules = {
  "typed-number": {
    severity: "error",
    explanation: "A text that gives a figure's number refers to the figure, so that it changes with it.",
    check: (subject) => amountsIn(subject).filter(({ kind }) => kind === "typed"),
  },
  "spelled-number": {
    severity: "warning",
    explanation: "A number in words, before the unit of a figure that has it, refers to the figure too.",
    check: (subject) => amountsIn(subject).filter(({ kind }) => kind === "spelled"),
  },
  "number-unsourced": {
    severity: "warning",
    explanation: "An amount in a text has a figure behind it, and so a source.",
    check: (subject) => amountsIn(subject).filter(({ kind }) => kind === "unknown"),
  },
  "unit-told": {
    severity: "warning",
    explanation:
      "A text that gives a figure's number alone goes on with its unit, not with another figure's.",
    check: (subject) => {
      const { figures } = subject.draft;
      const units = new Set(figures.map(({ unit }) => stem(unit.en)));
      return textsOf(subject).flatMap(({ english, about, place }) =>
        Array.from(english.matchAll(/\{figure:([a-z0-9-]+):number\} (\p{L}[\p{L}-]*)/gu)).flatMap(
          ([, id, word = ""]) => {
            const own = figures.find((figure) => figure.id === id)?.unit.en ?? "";
            const other =
              units.has(stem(word)) &&
              !/^times?$/.test(word) &&
              !own.split(" ").some((each) => stem(each) === stem(word));
            return other ? [{ about, place, message: `{figure:${id}} are ${own}, not ${word}` }] : [];
          },
        ),
      );
    },
  },
  "orphan-figure": {
    severity: "warning",
    explanation:
      "A figure is drawn, told, doubted, or used in one that is; a poll's answers are so together.",
    check: (subject) => {
      const { draft } = subject;
      const made = new Set(
        subject.sources.flatMap(({ value }) => madeIn(value as SourceFile).map(({ figure }) => figure.id)),
      );
      const wanted = draft.figures.filter(({ id }) => !made.has(id));
      const read = [
        ...draft.charts.flatMap((chart) => subject.drawn(chart).map(({ id }) => id)),
        ...figuresInText([
          draft.headline,
          draft.dek,
          draft.events,
          draft.positions,
          draft.charts,
          draft.issues,
        ]).map(([, id]) => id),
        ...draft.issues.flatMap((issue) => [...issue.about.figures, ...issue.believed]),
        ...wanted.flatMap((figure) => figure.inputs),
      ];
      const used = new Set(read.flatMap((id) => lineage(id, draft).map((figure) => figure.id)));
      for (const poll of subject.sources.flatMap(({ value }) => (value as SourceFile).polls)) {
        const shares = poll.answers.map(({ id }) => pollFigureId(poll, id));
        if (shares.some((id) => used.has(id))) for (const id of shares) used.add(id);
      }
      return wanted
        .filter(({ id }) => !used.has(id))
        .map(({ id }) => ({
          about: id,
          place: figurePlace(subject, id, "id"),
          message: `no chart draws ${id} and no text tells it`,
        }));
    },
  },
  "text-language": {
    severity: "warning",
    explanation: "A text stands in every language that the story is told in.",
    check: (subject) => {
      const all = textsOf(subject);
      const told = new Set(all.flatMap(({ text }) => Object.keys(text) as Language[]));
      return all.flatMap(({ text, about, place }) =>
        [...told]
          .filter((language) => !text[language])
          .map((language) => ({
            about,
            place,
            message: `no text in ${language}: "${text.en.slice(0, 40)}"`,
          })),
      );
    },
  },
};
