/** Which charts of a story its dashboard draws, and which it links to. */
import type { Chart } from "./story";

/** The most charts that a dashboard draws beside its countdown: with more of them none is found. */
export const mostDrawn = 12;

/** The charts that a dashboard draws beside its countdown's, which is `clock`: the first of those that are listed. */
export function drawnCharts(charts: readonly Chart[], clock: Chart | null): Chart[] {
  return charts.filter((chart) => chart !== clock && chart.listed).slice(0, mostDrawn);
}

/** The charts that a dashboard links to, in the story's order: those that are not listed, and those that are too many. */
export function linkedCharts(charts: readonly Chart[], clock: Chart | null): Chart[] {
  const drawn = new Set(drawnCharts(charts, clock));
  return charts.filter((chart) => !chart.listed || (chart !== clock && !drawn.has(chart)));
}
