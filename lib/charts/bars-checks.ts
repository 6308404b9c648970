/** Bars of one unit, none below nothing. */
import { stem } from "../lint/counts";
import { chartsOf, placeIn, type Rules } from "../lint/subject";
import { find } from "../story/story";
import type { BarsSettings } from "./bars";

export const barsChecks: Rules = {
  "bars-unit": {
    severity: "error",
    explanation: "Bars stand on one scale, so they are of one unit, and from zero, so none is below it.",
    check: (subject) =>
      chartsOf<BarsSettings>(subject, "bars").flatMap(({ chart, settings }) => {
        const figures = settings.groups.flatMap(({ bars }) =>
          bars.map(({ figure }) => find(subject.draft.figures, figure.figure)),
        );
        const units = new Set(figures.map(({ unit }) => unit.en));
        const below = figures.filter(({ value }) => Number(value) < 0).map(({ id }) => id);
        const place = placeIn(subject, "charts", chart.id, "settings", "groups");
        return [
          ...(new Set([...units].map(stem)).size > 1
            ? [`bars of several units: ${[...units].join(", ")}`]
            : []),
          ...(below.length ? [`bars below zero: ${below.join(", ")}`] : []),
        ].map((message) => ({ about: chart.id, place, message }));
      }),
  },
};
