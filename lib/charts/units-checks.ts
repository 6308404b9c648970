/** Counts: whole numbers of things, each of which is drawn. */
import type { Rules } from "../lint/subject";
import { find } from "../story/story";
import { charts } from "./chart-checks";
import type { UnitsSettings } from "./units";

/** The most marks that a unit chart is legible with. */
const mostUnits = 200;

export const unitsChecks: Rules = {
  "unit-count": {
    severity: "error",
    explanation: `A unit chart draws a whole number of things, ${mostUnits} at most.`,
    check: charts<UnitsSettings>("units", ({ figure }, { figures }) => {
      const { value, scale, id } = find(figures, figure.figure);
      const drawable = /^[1-9]\d*$/.test(value) && scale === "one" && Number(value) <= mostUnits;
      if (drawable) return [];
      const is = `${id} is ${value}${scale === "one" ? "" : ` ${scale}`}`;
      return [{ at: ["figure"], message: `expected a whole number of things from 1 to ${mostUnits}: ${is}` }];
    }),
  },
  "unit-each": {
    severity: "error",
    explanation:
      "Where the counted things are named one by one, each is dated, and they are as many as are counted.",
    check: charts<UnitsSettings>("units", ({ figure, each }, { figures }) => {
      if (!each) return [];
      const { value, id } = find(figures, figure.figure);
      return [
        ...(each.length === Number(value)
          ? []
          : [{ at: ["each"], message: `${id} says ${value}, and ${each.length} are named` }]),
        ...each.flatMap((thing, index) =>
          find(figures, thing.figure).time === null
            ? [{ at: ["each", index], message: `has no time: ${thing.figure}` }]
            : [],
        ),
      ];
    }),
  },
};
