/** Crowds: more charts than a page draws, more figures than a chart. */
import { drawnCharts, mostDrawn } from "../story/dashboard";
import { placeIn, type Rules } from "./subject";

/** The most figures that a chart draws: each stands in it at several widths, and in its table with its source. */
const mostFigures = 1000;

export const crowds: Rules = {
  "chart-figures": {
    severity: "error",
    explanation: `A chart draws ${mostFigures} figures at most: of more no reader tells one from another, and its page is too large to be read.`,
    check: (subject) =>
      subject.draft.charts.flatMap((chart) => {
        const { size } = new Set(subject.drawn(chart));
        if (size <= mostFigures) return [];
        const message = `draws ${size} figures, ${mostFigures} at most: fewer values, such as one a week, or several charts`;
        return [{ about: chart.id, place: placeIn(subject, "charts", chart.id, "settings"), message }];
      }),
  },
  "dashboard-charts": {
    severity: "warning",
    explanation: `A dashboard draws ${mostDrawn} charts beside its countdown, the first that are listed, and links to the others: \`listed: false\` says which.`,
    check: (subject) => {
      const { clock, draft } = subject;
      const drawn = new Set(drawnCharts(draft.charts, clock));
      const left = draft.charts.filter((chart) => chart.listed && chart !== clock && !drawn.has(chart));
      const [first] = left;
      if (!first) return [];
      const message = `${drawn.size + left.length} charts are listed: the dashboard draws ${mostDrawn} of them and links to the others, from this one on; write listed: false of those that it need not draw`;
      return [{ about: "story", place: placeIn(subject, "charts", first.id, "id"), message }];
    },
  },
};
