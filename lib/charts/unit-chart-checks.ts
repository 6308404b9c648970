/** Unit charts: whole numbers of things. */

import { chartsOf, placeIn, type Rules } from "../lint/subject";
import { find } from "../story/story";
import type { UnitChartSettings } from "./unit-chart";

/** The most marks that a unit chart is legible with. */
const mostUnits = 200;

export const unitChartChecks: Rules = {
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
};
