/** Values against known intervals; amounts in two currencies against the rates of their time. */
import type { SourceFile } from "../figures/schema";
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
import type { RangeSettings } from "./range";

interface Implied {
  figure: Figure;
  /** The least and the greatest that it can be, its amounts being rounded. */
  value: [number, number];
  /** The lowest and highest rate of the days around, and of the year. */
  week: [number, number];
  year: [number, number];
}

/** A story's ranges with their charts and where they stand: charts of their own, and those under bars. */
function rangesOf(subject: Subject) {
  const own = chartsOf<RangeSettings>(subject, "range").map(({ chart, settings }) => ({
    chart,
    range: settings,
    at: [] as PropertyKey[],
  }));
  const under = chartsOf<{ range?: RangeSettings }>(subject, "bars").flatMap(({ chart, settings }) =>
    settings.range ? [{ chart, range: settings.range, at: ["range"] as PropertyKey[] }] : [],
  );
  return [...own, ...under];
}

/** The rates that pairs of amounts imply, with the market's, from the charts that show them. */
function impliedRates(subject: Subject): Implied[] {
  const figure = (named: { figure: string }) => find(subject.draft.figures, named.figure);
  return rangesOf(subject).flatMap(({ range }) => {
    const ends = range.ranges
      .map(({ low, high }): [number, number] => [Number(figure(low).value), Number(figure(high).value)])
      .toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]));
    const [week, year] = [ends[0], ends.at(-1)];
    if (!week || !year) return [];
    return range.values
      .map((value) => figure(value.figure))
      .filter(({ unit, inputs }) => / per /.test(unit.en) && inputs.length === 2)
      .map((rate) => ({ figure: rate, value: rounded(rate, subject), week, year }));
  });
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

export const rangeChecks: Rules = {
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
    explanation: "An interval of days that values are held against covers a week's working days at least.",
    check: (subject) =>
      rangesOf(subject).flatMap(({ chart, range, at }) =>
        range.ranges.flatMap(({ low, high }, index) =>
          [low, high].flatMap(({ figure: id }, end) => {
            const { time } = find(subject.draft.figures, id);
            const length = time ? (Date.parse(time.endsAt) - Date.parse(time.startsAt)) / days : 0;
            if (Math.round(length) >= 5) return [];
            const covers = time ? `covers ${Math.round(length)} days` : "has no time";
            const place = placeIn(
              subject,
              "charts",
              chart.id,
              "settings",
              ...at,
              "ranges",
              index,
              end ? "high" : "low",
            );
            return [{ about: chart.id, place, message: `values are held against it, and ${id} ${covers}` }];
          }),
        ),
      ),
  },
  "range-ends": {
    severity: "error",
    explanation:
      "An interval's lower end is not above its upper one, and everything on its axis is of one unit.",
    check: (subject) =>
      rangesOf(subject).flatMap(({ chart, range, at }) => {
        const place = (...keys: PropertyKey[]) =>
          placeIn(subject, "charts", chart.id, "settings", ...at, ...keys);
        const all = [
          ...range.values.map(({ figure }) => figure),
          ...range.ranges.flatMap(({ low, high }) => [low, high]),
        ];
        const figure = (named: { figure: string }) => find(subject.draft.figures, named.figure);
        const units = [...new Set(all.map((named) => stem(figure(named).unit.en)))];
        return [
          ...range.ranges.flatMap(({ low, high }, index) =>
            Number(figure(low).value) > Number(figure(high).value)
              ? [
                  {
                    about: chart.id,
                    place: place("ranges", index),
                    message: `ends before it begins: ${figure(low).value} to ${figure(high).value}`,
                  },
                ]
              : [],
          ),
          ...(units.length > 1
            ? [
                {
                  about: chart.id,
                  place: place("values"),
                  message: `values and intervals of several units: ${units.join(", ")}`,
                },
              ]
            : []),
        ];
      }),
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
    explanation: "Amounts in two currencies in one paragraph are checked against a rate, in a `range`.",
    check: (subject) => {
      const checked = impliedRates(subject).map(({ figure }) => new Set(figure.inputs));
      return subject.sources.flatMap(({ value }) => {
        const amounts = (value as SourceFile).figures.filter(isMoney);
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
};
