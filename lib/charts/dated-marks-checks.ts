/** Marks by date: each has its date, and together they are as many as is said. */

import { chartsOf, placeIn, type Rules } from "../lint/subject";
import { find } from "../story/story";
import type { DatedMarksSettings } from "./dated-marks";

export const datedMarksChecks: Rules = {
  "count-marks": {
    severity: "error",
    explanation: "A total beside dated marks is as many as the marks, or as what they add up to.",
    check: (subject) =>
      chartsOf<DatedMarksSettings>(subject, "dated-marks").flatMap(({ chart, settings }) => {
        const marks = settings.marks.map(({ figure }) => find(subject.draft.figures, figure));
        const sum = marks.reduce((total, { value }) => total + Number(value), 0);
        return settings.totals.flatMap(({ figure: id }, index) => {
          const total = Number(find(subject.draft.figures, id).value);
          if (total === marks.length || total === sum) return [];
          return [
            {
              about: chart.id,
              place: placeIn(subject, "charts", chart.id, "settings", "totals", index),
              message: `${id} says ${total}; the chart has ${marks.length} marks, which add up to ${sum}`,
            },
          ];
        });
      }),
  },
  "unit-undated": {
    severity: "error",
    explanation: "Each mark of a chart by date has its date, and is drawn once.",
    check: (subject) =>
      chartsOf<DatedMarksSettings>(subject, "dated-marks").flatMap(({ chart, settings }) =>
        settings.marks.flatMap(({ figure: id }, index) => {
          const again = settings.marks.findIndex(({ figure }) => figure === id) < index;
          const undated = find(subject.draft.figures, id).time === null;
          if (!again && !undated) return [];
          return [
            {
              about: chart.id,
              place: placeIn(subject, "charts", chart.id, "settings", "marks", index),
              message: again ? `drawn twice: ${id}` : `has no time: ${id}`,
            },
          ];
        }),
      ),
  },
};
