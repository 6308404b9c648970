/** Amounts in two currencies, against the rates of their time; bars of one unit. */
import type { SourceFile } from "../figures/schema";
import { statedIn } from "../figures/stated";
import { stem } from "../lint/counts";
import { days } from "../lint/dated";
import {
  chartsOf,
  type Found,
  figurePlace,
  lineage,
  placeIn,
  type Rules,
  type Subject,
} from "../lint/subject";
import { places } from "../story/arithmetic";
import { type Figure, find } from "../story/story";
import type { ComparisonSettings } from "./comparison";

type Check = NonNullable<ComparisonSettings["check"]>;

interface Implied {
  figure: Figure;
  /** The least and the greatest that it can be, its amounts being rounded. */
  value: [number, number];
  /** The lowest and highest rate of the days around, and of the year. */
  week: [number, number];
  year: [number, number];
}

/** The rates that pairs of amounts imply, with the market's, from the charts that compare them. */
function impliedRates(subject: Subject): Implied[] {
  const figure = (named: { figure: string }) => find(subject.draft.figures, named.figure);
  const range = (ends: Check["week"]): [number, number] => {
    const [low = 0, high = 0] = ends.map((end) => Number(figure(end).value)).sort((a, b) => a - b);
    return [low, high];
  };
  return chartsOf<ComparisonSettings>(subject, "comparison").flatMap(({ settings: { check } }) =>
    check
      ? check.implied.map((implied) => ({
          figure: figure(implied.figure),
          value: rounded(figure(implied.figure), subject),
          week: range(check.week),
          year: range(check.year),
        }))
      : [],
  );
}

/** What a rate may be when each of its amounts is rounded to its last digit. */
function rounded(rate: Figure, { draft }: Subject): [number, number] {
  const slack = rate.inputs
    .map((id) => find(draft.figures, id))
    .reduce((sum, { value }) => sum + 0.5 / 10 ** places(value) / Math.abs(Number(value)), 0);
  const value = Number(rate.value);
  return [value * (1 - slack), value * (1 + slack)];
}

const outside = ([least, greatest]: [number, number], [low, high]: [number, number]) =>
  greatest < low || least > high;

/** The names of the world's currencies as units are written: won, yen, euros. */
const currencies = new Set(
  Intl.supportedValuesOf("currency").flatMap((code) => {
    const name = new Intl.DisplayNames("en", { type: "currency" }).of(code)?.toLowerCase() ?? "";
    const last = name.split(" ").at(-1) ?? "";
    return [last, `${last}s`];
  }),
);

const isMoney = ({ unit }: { unit: { en: string } }) =>
  currencies.has(unit.en.toLowerCase().split(" ").at(-1) ?? "") && !/ (per|a|for) /.test(unit.en);

function found(subject: Subject, id: string, message: string, key = "value"): Found {
  return { about: id, place: figurePlace(subject, id, key), message };
}

export const comparisonChecks: Rules = {
  "currency-pair": {
    severity: "error",
    explanation:
      "Two amounts that a source gives for one thing imply a rate that the market had within the year; otherwise one of them is probably a misprint.",
    check: (subject) =>
      impliedRates(subject)
        .filter(({ value, year }) => outside(value, year))
        .map(({ figure, year }) =>
          found(
            subject,
            figure.id,
            `${figure.value} ${figure.unit.en} is no rate of that year (${year.join(" to ")}): one of ${figure.inputs.join(", ")} is probably misprinted`,
          ),
        ),
  },
  "currency-week": {
    severity: "warning",
    explanation: "The rate that two amounts imply is one of the days around, not only of the year.",
    check: (subject) =>
      impliedRates(subject)
        .filter(({ value, week, year }) => outside(value, week) && !outside(value, year))
        .map(({ figure, week }) =>
          found(
            subject,
            figure.id,
            `${figure.value} ${figure.unit.en} is a rate of that year, but not of the days around (${week.join(" to ")})`,
          ),
        ),
  },
  "week-range": {
    severity: "error",
    explanation: "Rates that are given for a week cover its working days: five days at least, seven at most.",
    check: (subject) =>
      chartsOf<ComparisonSettings>(subject, "comparison").flatMap(({ chart, settings: { check } }) =>
        (check?.week ?? []).flatMap(({ figure: id }, index) => {
          const { time } = find(subject.draft.figures, id);
          const length = time ? (Date.parse(time.endsAt) - Date.parse(time.startsAt)) / days : 0;
          if (Math.round(length) >= 5 && Math.round(length) <= 7) return [];
          const covers = time ? `covers ${Math.round(length)} days` : "has no time";
          return [
            {
              about: chart.id,
              place: placeIn(subject, "charts", chart.id, "settings", "check", "week", index),
              message: `given for a week, and ${id} ${covers}`,
            },
          ];
        }),
      ),
  },
  "doubt-unsaid": {
    severity: "error",
    explanation: "Where a rate shows an amount to be doubtful, an issue tells readers so.",
    check: (subject) =>
      impliedRates(subject)
        .filter(({ value, year }) => outside(value, year))
        .filter(({ figure }) => {
          const doubted = new Set(subject.draft.issues.flatMap((issue) => issue.about.figures));
          return !lineage(figure.id, subject.draft).some((each) => doubted.has(each.id));
        })
        .map(({ figure }) =>
          found(subject, figure.id, `${figure.inputs.join(" or ")} is doubtful and no issue says so`),
        ),
  },
  "currency-unchecked": {
    severity: "error",
    explanation:
      "Amounts in two currencies in one paragraph are checked against a rate, in the `check` of a comparison.",
    check: (subject) => {
      const checked = impliedRates(subject).map(({ figure }) => new Set(figure.inputs));
      return subject.sources.flatMap(({ value }) => {
        const amounts = statedIn(value as SourceFile)
          .map(({ figure }) => figure)
          .filter(isMoney);
        return amounts.flatMap((second, index) => {
          const first = amounts
            .slice(0, index)
            .find(
              (each) =>
                each.paragraph !== undefined &&
                each.paragraph === second.paragraph &&
                each.unit.en !== second.unit.en,
            );
          if (!first || checked.some((inputs) => inputs.has(first.id) && inputs.has(second.id))) return [];
          return [found(subject, second.id, `${first.id} and ${second.id} are not checked against a rate`)];
        });
      });
    },
  },
  "comparison-unit": {
    severity: "error",
    explanation: "The bars of a comparison stand on one scale, so they are of one unit.",
    check: (subject) =>
      chartsOf<ComparisonSettings>(subject, "comparison").flatMap(({ chart, settings }) => {
        const units = settings.groups.flatMap(({ bars }) =>
          bars.map(({ figure }) => find(subject.draft.figures, figure.figure).unit.en),
        );
        const place = placeIn(subject, "charts", chart.id, "settings", "groups");
        const message = `bars of several units: ${[...new Set(units)].join(", ")}`;
        return new Set(units.map(stem)).size > 1 ? [{ about: chart.id, place, message }] : [];
      }),
  },
};
