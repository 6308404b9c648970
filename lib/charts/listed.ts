/** Which figures a page lists with its sources: those that it shows, and of the others so many as are read. */
import { byId } from "../story/by-id";
import { drawnCharts } from "../story/dashboard";
import type { Chart, Draft, Figure, Source } from "../story/story";
import { figuresInText } from "../words/prose";
import { clockChart, figuresOf, issuesOf } from "./cited";

/** How many figures that a page neither draws nor tells it lists all the same, for readers who look them up. */
const mostOthers = 50;

/** The figures that a page lists under its sources, and the dashboard among those that are derived; without a chart the dashboard. */
export function figuresListed(story: Draft, chart: Chart | null, sources: readonly Source[]): Set<Figure> {
  const shown = shownOn(story, chart);
  const ids = new Set<string | undefined>(sources.map(({ id }) => id));
  const stands = ({ formula, cites }: Figure) => (formula ? chart === null : ids.has(cites[0]?.source));
  const others = story.figures.filter((figure) => !shown.has(figure) && stands(figure));
  return new Set([...shown, ...others.slice(0, mostOthers)]);
}

/** The figures that a page draws or tells, those that it doubts, and what they are derived from. */
function shownOn(story: Draft, chart: Chart | null): Set<Figure> {
  const { headline, dek, events, positions, charts, issues } = story;
  const drawing = chart ? [chart] : drawnCharts(charts, clockChart(story));
  const doubts = chart ? issuesOf(chart, story) : issues;
  const told = chart ? [] : figuresInText([headline, dek, events, positions, charts, issues]);
  const ids = [
    ...told.map(([, id]) => id),
    ...doubts.flatMap((each) => [...each.about.figures, ...each.believed]),
  ];
  const shown = new Set([
    ...drawing.flatMap((each) => figuresOf(each, story)),
    ...ids.flatMap((id) => byId(story.figures, id) ?? []),
  ]);
  // A set is gone through with what is added meanwhile.
  for (const { inputs } of shown)
    for (const id of inputs) {
      const input = byId(story.figures, id);
      if (input) shown.add(input);
    }
  return shown;
}
