/** Values over time: dated, of one unit, of one house. */
import { stem } from "../lint/counts";
import { chartsOf, placeIn, type Rules } from "../lint/subject";
import { find } from "../story/story";
import { pointsOf, type TrendSettings } from "./trend";

export const trendChecks: Rules = {
  "trend-line": {
    severity: "error",
    explanation:
      "A line over time joins what one house measured, each value dated and all of one unit; polls of different houses are lines of their own.",
    check: (subject) =>
      chartsOf<TrendSettings>(subject, "trend").flatMap(({ chart, settings: { lines } }) => {
        const figures = lines.map((line) =>
          pointsOf(line).map(({ value }) => find(subject.draft.figures, value.figure)),
        );
        const units = [...new Set(figures.flat().map(({ unit }) => stem(unit.en)))];
        const found = (index: number | null, message: string) => ({
          about: chart.id,
          place: placeIn(
            subject,
            "charts",
            chart.id,
            "settings",
            "lines",
            ...(index === null ? [] : [index]),
          ),
          message,
        });
        return [
          ...(units.length > 1 ? [found(null, `lines of several units: ${units.join(", ")}`)] : []),
          ...figures.flatMap((line, index) => {
            const houses = [...new Set(line.map(({ attribution }) => attribution?.en ?? "no house named"))];
            const undated = line.filter(({ time }) => !time).map(({ id }) => id);
            return [
              ...(line.length === 0 ? [found(index, "no poll of this line has the answer")] : []),
              ...(houses.length > 1 ? [found(index, `houses joined by a line: ${houses.join(", ")}`)] : []),
              ...undated.map((id) => found(index, `has no time: ${id}`)),
            ];
          }),
        ];
      }),
  },
};
