/** Texts: numbers that no figure stands behind, figures that nobody reads, languages that are missing. */

import { madeIn } from "../figures/made";
import { pollFigureId } from "../figures/polls";
import type { SourceFile } from "../figures/schema";
import { byId } from "../story/by-id";
import type { Language } from "../story/text";
import { monthNames } from "../words/dates";
import type { Said } from "../words/number";
import { plainDigits } from "../words/number-digits";
import { numbersIn } from "../words/numbers";
import { figuresInText } from "../words/prose";
import { unitKind } from "../words/units";
import { stem } from "./counts";
import { figuresByNumber } from "./figure-numbers";
import { ofSubject } from "./of-subject";
import { type Found, figurePlace, type Rules, textsOf } from "./subject";

/** What holds digits and is no amount: references, dates, clock times, ordinals, names with digits, levels of confidence. */
const month = `(?:${monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join("|")})`;
/** A scale, or percent, joined to digits; one of a single letter is a scale where money is meant. */
const scaleAfter =
  "(?:bn|tn|trn|mn|mln|pc|-(?:percent|thousand|million|billion|trillion))\\b|(?<=\\p{Sc}\\s?[\\d.,]*)[kmbt]\\b";
const noAmounts = [
  /\{figure:[^}]*\}/g,
  new RegExp(`\\b\\d{1,2}(?:\\s*(?:[–-]|and|to|,)\\s*\\d{1,2})*(?:st|nd|rd|th)?\\s+${month}\\b`, "g"),
  new RegExp(`\\b${month}\\s+\\d{1,2}(?:\\s*(?:[–-]|and|to)\\s*\\d{1,2})*\\b`, "g"),
  /\b\d{1,2}:\d{2}(?!\d)|\b\d{1,2}(?:\.\d{2})?\s*[ap]\.?m\b\.?/g,
  /\b(?:19|20|21)\d{2}\b/g,
  /\b\d+(?:st|nd|rd|th)\b/g,
  /\b(?:Article|Paragraph|paragraph|No\.|¶)\s*\d+/g,
  /\b\d{2}% confidence\b/g,
  new RegExp(`\\p{L}+-?\\d[\\p{L}\\d-]*|\\d+(?!${scaleAfter})-?\\p{L}[\\p{L}\\d-]*`, "gu"),
];

/** A number typed in a text, with the currency's sign before it and the words after it. */
interface Typed extends Said {
  sign: string;
  after: string;
}

function typedNumbers(text: string): Typed[] {
  const rest = noAmounts
    .reduce((left, pattern) => left.replace(pattern, " # "), text)
    .replace(/(?<=\d)[\s-]?(?:%|per cent\b|pc\b)/gi, " percent");
  return numbersIn(rest)
    .filter(({ fraction }) => !fraction)
    .map((said): Typed => {
      const { at, end, words } = said;
      const [own, before] = [rest.slice(at, end), rest.slice(0, at)];
      const sign = (/\p{Sc}/u.exec(own) ?? /\p{Sc}(?=\s?$)/u.exec(before))?.[0] ?? "";
      // A scale of its own stays among the words after the number.
      const following = rest.slice(at + own.indexOf(words) + words.length);
      const after = /^[\s-]*(\p{L}[\p{L}-]*(?:\s+\p{L}[\p{L}-]*){0,3})/u.exec(following)?.[1] ?? "";
      return { ...said, sign, after };
    });
}

/** Units that any sentence counts in words. */
const calendar = new Set(["day", "week", "month", "year", "hour", "minute"]);

/** An amount in a text: a figure's in digits or in words, or one that no figure stands behind. */
interface Amount extends Found {
  kind: "typed" | "spelled" | "unknown";
}

/** Amounts in texts that repeat a figure, or that have none behind them; read once for all that asks. */
const amountsIn = ofSubject((subject): Amount[] => {
  const numbered = figuresByNumber(subject.draft.figures);
  const names = (after: string, unit: string) =>
    after
      .split(/\s+/)
      .some((word) => stem(word) === stem(unit.split(" ").at(-1) ?? "") || unitKind(word) === unitKind(unit));
  return textsOf(subject).flatMap(({ english, about, place }) =>
    typedNumbers(english).flatMap((typed): Amount[] => {
      const { words, after, sign, spelled, factor } = typed;
      const first = after.split(/\s+/)[0] ?? "";
      const found = (kind: Amount["kind"], message: string) => [{ kind, about, place, message }];
      if (spelled) {
        const same = numbered(typed).find(
          (figure) =>
            (factor !== null || figure.scale === "one") &&
            !calendar.has(stem(figure.unit.en)) &&
            names(first, figure.unit.en),
        );
        return same ? found("spelled", repeats(`${words} ${first}`, same.id)) : [];
      }
      // A decimal tells by itself, a whole number by the unit after it or the sign before it.
      const telling = /\.\d/.test(plainDigits(words.replace(/\D+$/, "")));
      const same = numbered(typed).find(
        ({ unit }) => telling || names(after, unit.en) || (sign && unitKind(sign) === unitKind(unit.en)),
      );
      if (same) return found("typed", repeats(words, same.id));
      const joined = /\p{L}$/u.test(words);
      const unit = /^(percent|points?|thousand|million|billion|trillion)\b/.test(after);
      return joined || unit || telling
        ? found("unknown", `no figure stands behind ${joined ? words : `${words} ${first}`}`.trim())
        : [];
    }),
  );
});

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
            const own = byId(figures, id ?? "")?.unit.en ?? "";
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
      const used = new Set(read);
      // A set is gone through with what is added meanwhile.
      for (const id of used) for (const input of byId(draft.figures, id)?.inputs ?? []) used.add(input);
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
