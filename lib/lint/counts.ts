/** Counts: numbers against the lists that they count, and units against the words in print. */
import type { ComparisonSettings } from "../charts/comparison";
import type { DatedUnitsSettings } from "../charts/dated-units";
import type { PositionsSettings } from "../charts/positions";
import type { TimelineSettings } from "../charts/timeline";
import type { UnitChartSettings } from "../charts/unit-chart";
import { numberWords } from "../figures/provenance";
import type { SourceFile } from "../figures/schema";
import { stretch } from "../figures/time";
import { find } from "../story";
import { chartsOf, english, figurePlace, placeIn, type Rules } from "./subject";

/** The most marks that a unit chart is legible with. */
const mostUnits = 200;

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
  return (printed.toLowerCase().match(/\p{L}+/gu) ?? []).filter(
    (word) =>
      !scales.has(word) && !fillers.has(word) && !numberWords.has(word) && !/^(st|nd|rd|th)$/.test(word),
  );
}

/** What a unit may be printed as: its own words, and for money its code. */
function unitWords(unit: string): Set<string> {
  const words = unit.split(/[^\p{L}]+/u).map(stem);
  const codes = Intl.supportedValuesOf("currency").filter((code) =>
    words.includes(stem(new Intl.DisplayNames("en", { type: "currency" }).of(code)?.split(" ").at(-1) ?? "")),
  );
  return new Set([...words, ...codes.map((code) => code.toLowerCase()), ...(codes.length ? ["$money"] : [])]);
}

export const counts: Rules = {
  "count-list": {
    severity: "error",
    explanation:
      "A count is as many as the list that it counts: names in a paragraph, or the marks of a chart, or what the marks add up to.",
    check: (subject) => {
      const { figures } = subject.draft;
      const named = figures
        .filter((figure) => figure.counted && figure.value !== String(figure.counted.length))
        .map((figure) => ({
          about: figure.id,
          place: figurePlace(subject, figure.id, "value"),
          message: `says ${figure.value}, ${figure.counted?.length} are listed`,
        }));
      const drawn = chartsOf<DatedUnitsSettings>(subject, "dated-units").flatMap(({ chart, settings }) => {
        const marks = settings.figures.map(({ figure }) => find(figures, figure));
        const sum = marks.reduce((total, { value }) => total + Number(value), 0);
        return settings.totals.flatMap(({ figure: id }, index) => {
          const total = Number(find(figures, id).value);
          if (total === marks.length || total === sum) return [];
          return [
            {
              about: chart.id,
              place: placeIn(subject, "charts", chart.id, "settings", "totals", index),
              message: `${id} says ${total}; the chart has ${marks.length} marks, which add up to ${sum}`,
            },
          ];
        });
      });
      return [...named, ...drawn];
    },
  },
  "unit-printed": {
    severity: "warning",
    explanation: "A figure's unit stands in the words that it is printed in: rounds are not missiles.",
    check: (subject) =>
      subject.sources.flatMap(({ value }) =>
        (value as SourceFile).figures.flatMap(({ id, unit, printed }) => {
          const words = countedWords(printed ?? "");
          const own = unitWords(unit.en);
          const money = own.has("$money") && /\p{Sc}|\b[A-Z]{3}\b/u.test(printed ?? "");
          if (!english(unit) || !english({ en: printed ?? "" })) return [];
          if (money || words.length === 0 || words.some((word) => own.has(stem(word)) || own.has(word)))
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
  "qualifier-printed": {
    severity: "error",
    explanation: "What is printed as about so many, or as at least so many, is given so.",
    check: (subject) =>
      subject.sources.flatMap(({ value }) =>
        (value as SourceFile).figures.flatMap(({ id, qualifier, printed }) => {
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
  "unit-count": {
    severity: "error",
    explanation: `A unit chart draws a whole number of things, ${mostUnits} at most.`,
    check: (subject) =>
      chartsOf<UnitChartSettings>(subject, "unit-chart").flatMap(({ chart, settings }) => {
        const { value, scale, id } = find(subject.draft.figures, settings.figure.figure);
        const drawable = /^[1-9]\d*$/.test(value) && scale === "one" && Number(value) <= mostUnits;
        if (drawable) return [];
        return [
          {
            about: chart.id,
            place: placeIn(subject, "charts", chart.id, "settings", "figure"),
            message: `expected a whole number of things from 1 to ${mostUnits}: ${id} is ${value}${scale === "one" ? "" : ` ${scale}`}`,
          },
        ];
      }),
  },
  "unit-undated": {
    severity: "error",
    explanation: "Each mark of a chart by date has its date, and is drawn once.",
    check: (subject) =>
      chartsOf<DatedUnitsSettings>(subject, "dated-units").flatMap(({ chart, settings }) =>
        settings.figures.flatMap(({ figure: id }, index) => {
          const again = settings.figures.findIndex(({ figure }) => figure === id) < index;
          const undated = find(subject.draft.figures, id).time === null;
          if (!again && !undated) return [];
          return [
            {
              about: chart.id,
              place: placeIn(subject, "charts", chart.id, "settings", "figures", index),
              message: again ? `drawn twice: ${id}` : `has no time: ${id}`,
            },
          ];
        }),
      ),
  },
  "timeline-range": {
    severity: "error",
    explanation: "A timeline begins before its last days are enlarged, and these before the deadline.",
    check: (subject) =>
      chartsOf<TimelineSettings>(subject, "timeline").flatMap(({ chart, settings }) => {
        const { zone, deadline } = subject.draft;
        const at = (day: string) => stretch(day, zone).startsAt;
        const wrong =
          Date.parse(at(settings.focus)) >= Date.parse(deadline.instant)
            ? "focus"
            : at(settings.from) >= at(settings.focus)
              ? "from"
              : null;
        if (!wrong) return [];
        const place = placeIn(subject, "charts", chart.id, "settings", wrong);
        const message =
          wrong === "focus" ? "the enlarged days begin after the deadline" : "begins after its enlarged days";
        return [{ about: chart.id, place, message }];
      }),
  },
  "question-unknown": {
    severity: "error",
    explanation: "Each answer in the positions is to a question that a chart asks.",
    check: (subject) => {
      const charts = chartsOf<PositionsSettings>(subject, "positions");
      const asked = new Set(charts.flatMap(({ settings }) => settings.questions.map(({ id }) => id)));
      return subject.draft.positions.flatMap(({ id, answers }) =>
        Object.keys(answers)
          .filter((question) => !asked.has(question))
          .map((question) => ({
            about: id,
            place: placeIn(subject, "positions", id, "answers", question),
            message: `no chart asks ${question}${asked.size ? `, only ${[...asked].join(", ")}` : ""}`,
          })),
      );
    },
  },
};
