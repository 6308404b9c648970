/** Counts: whole numbers of things, each of which is drawn. */

import { chartsOf, placeIn, type Rules } from "../lint/subject";
import { find } from "../story/story";
import type { UnitsSettings } from "./units";

/** The most marks that a unit chart is legible with. */
const mostUnits = 200;

export const unitsChecks: Rules = {
  "unit-count": {
    severity: "error",
    explanation: `A unit chart draws a whole number of things, ${mostUnits} at most.`,
    check: (subject) =>
      chartsOf<UnitsSettings>(subject, "units").flatMap(({ chart, settings }) => {
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
  "unit-each": {
    severity: "error",
    explanation:
      "Where the counted things are named one by one, each is dated, and they are as many as are counted.",
    check: (subject) =>
      chartsOf<UnitsSettings>(subject, "units").flatMap(({ chart, settings: { figure, each } }) => {
        if (!each) return [];
        const { value, id } = find(subject.draft.figures, figure.figure);
        const place = placeIn(subject, "charts", chart.id, "settings", "each");
        const undated = each.filter((ref) => find(subject.draft.figures, ref.figure).time === null);
        return [
          ...(each.length === Number(value) ? [] : [`${id} says ${value}, and ${each.length} are named`]),
          ...undated.map((ref) => `has no time: ${ref.figure}`),
        ].map((message) => ({ about: chart.id, place, message }));
      }),
  },
};
