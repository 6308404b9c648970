import { printedFrom } from "../moment";
import { figuresInText } from "../prose";
import { type Chart, find, type Source, type SourceIssue, type Story } from "../story";
import type { ChartType } from "./chart";
import { chartTypes } from "./registry";

/** A chart's type. Throws when there is none, which a checked story rules out. */
export function typeOf(chart: Chart): ChartType {
  const type = Object.hasOwn(chartTypes, chart.type) ? chartTypes[chart.type] : undefined;
  if (!type) throw new Error(`unknown chart type: ${chart.type}`);
  return type;
}

/** The sources that a chart rests on, the story's own articles first. */
export function sourcesOf(chart: Chart, story: Story): Source[] {
  const type = typeOf(chart);
  const cells = type.table(chart.settings, story, "en").rows.flatMap((row) => row.cells);
  const told = figuresInText([chart.title, chart.subtitle, ...chart.notes]).map(([, id]) =>
    find(story.figures, id),
  );
  const cites = [
    ...told.flatMap((figure) => figure.cites),
    ...type.figures(chart.settings, story).flatMap((figure) => figure.cites),
    ...cells.flatMap((cell) => (typeof cell === "object" && cell.cites ? cell.cites : [])),
  ];
  return [...new Set(cites.map((cite) => cite.source))]
    .map((id) => find(story.sources, id))
    .toSorted((a, b) => Number(a.outside) - Number(b.outside));
}

/** The doubts about anything that a chart shows. */
export function issuesOf(chart: Chart, story: Story): SourceIssue[] {
  const shown = new Set(
    typeOf(chart)
      .figures(chart.settings, story)
      .map((figure) => figure.id),
  );
  const events = chart.type === "timeline";
  return story.issues.filter(
    ({ about }) => about.figures.some((id) => shown.has(id)) || (events && about.events.length > 0),
  );
}

/** When the last of the figures that a chart shows from the articles was printed; null when it shows none. */
export function chartPrintedFrom(chart: Chart, story: Story): string | null {
  const stated = typeOf(chart)
    .figures(chart.settings, story)
    .filter((figure) => !figure.formula && !figure.outside);
  return (
    stated
      .map((figure) => printedFrom(figure, story.sources))
      .toSorted()
      .at(-1) ?? null
  );
}
