/** Values against known intervals; amounts in two currencies against the rates of their time. */
import type { SourceFile } from "../figures/schema";
import { days } from "../lint/dated";
import { chartsOf, type Found, figurePlace, lineage, type Rules, type Subject } from "../lint/subject";
import { amount, places } from "../story/arithmetic";
import { type Draft, type Figure, find } from "../story/story";
import { unitKind } from "../words/units";
import { charts, named, unlike, type Wrong } from "./chart-checks";
import type { RangeSettings } from "./range";

interface Implied {
  figure: Figure;
  /** The least and the greatest that it can be, its amounts being rounded. */
  value: [number, number];
  /** The lowest and highest rate of the days around, and of the year. */
  week: [number, number];
  year: [number, number];
}

/** The check of every range by what is wrong in its settings: of charts of their own, and of those under bars. */
function ranges(wrong: (range: RangeSettings, draft: Draft) => Wrong[]) {
  const own = charts<RangeSettings>("range", wrong);
  const under = charts<{ range?: RangeSettings }>("bars", ({ range }, draft) =>
    (range ? wrong(range, draft) : []).map(({ at, message }) => ({ at: ["range", ...at], message })),
  );
  return (subject: Subject) => [...own(subject), ...under(subject)];
}

/** The rates that pairs of amounts imply, with the market's, from the charts that show them. */
function impliedRates(subject: Subject): Implied[] {
  const figure = (named: { figure: string }) => find(subject.draft.figures, named.figure);
  const all = [
    ...chartsOf<RangeSettings>(subject, "range").map(({ settings }) => settings),
    ...chartsOf<{ range?: RangeSettings }>(subject, "bars").flatMap(({ settings: { range } }) => range ?? []),
  ];
  return all.flatMap(({ values, ranges }) => {
    const ends = ranges
      .map(({ low, high }): [number, number] => [Number(figure(low).value), Number(figure(high).value)])
      .toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]));
    const [week, year] = [ends[0], ends.at(-1)];
    if (!week || !year) return [];
    return values
      .map((value) => figure(value.figure))
      .filter((each) => isRate(each) && each.inputs.length === 2)
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

/** Whether a unit is money: named as `pounds` or `US dollars`, or by its sign, as `£` or `US$`. */
const currency = (unit: string) =>
  /^\p{L}{0,3}\p{Sc}$/u.test(unit) ||
  (currencies.has(unit.toLowerCase().split(" ").at(-1) ?? "") && !/ (per|a|for) /.test(unit));

const isMoney = ({ unit }: { unit: { en: string } }) => currency(unit.en);

/** Whether a figure is what one currency costs in another. */
const isRate = ({ unit }: { unit: { en: string } }) => {
  const [of = "", per = ""] = unit.en.split(" per ");
  return currency(of) && currency(per);
};

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
    explanation: "An interval of days that rates are held against covers a week's working days at least.",
    check: ranges(({ ranges }, draft) =>
      ranges.flatMap((range, index) =>
        (["low", "high"] as const).flatMap((end) => {
          const { figure, at } = named(draft, range[end], "ranges", index, end);
          const { id, time } = figure;
          const length = time ? (Date.parse(time.endsAt) - Date.parse(time.startsAt)) / days : 0;
          if (Math.round(length) >= 5 || !isRate(figure)) return [];
          const covers = time ? `covers ${Math.round(length)} days` : "has no time";
          return [{ at, message: `rates are held against it, and ${id} ${covers}` }];
        }),
      ),
    ),
  },
  "range-ends": {
    severity: "error",
    explanation:
      "An interval's lower end is not above its upper one, and everything on its axis is of one unit.",
    check: ranges(({ values, ranges }, draft) => {
      const ends = ranges.map(({ low, high }, index) => [
        named(draft, low, "ranges", index, "low"),
        named(draft, high, "ranges", index, "high"),
      ]);
      const held = values.map(({ figure }, index) => named(draft, figure, "values", index, "figure"));
      const reversed = ends.flatMap(([low, high]) => {
        if (!low || !high) return [];
        const [from, to] = [low, high].map(({ figure: { value, scale } }) => amount(value, scale));
        if (!from || !to || from.lte(to)) return [];
        return [{ at: low.at, message: `above its upper end: ${low.figure.value}, ${high.figure.value}` }];
      });
      return [...unlike([...held, ...ends.flat()], "values and intervals"), ...reversed];
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
                unitKind(each.unit.en) !== unitKind(second.unit.en),
            );
          if (!first || checked.some((inputs) => inputs.has(first.id) && inputs.has(second.id))) return [];
          return [found(subject, second.id, `${first.id} and ${second.id} are not checked against a rate`)];
        });
      });
    },
  },
};
