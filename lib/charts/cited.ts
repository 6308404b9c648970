import { printedFrom } from "../story/moment";
import {
  type Chart,
  type Draft,
  type Figure,
  find,
  type Kind,
  type Source,
  type SourceIssue,
} from "../story/story";
import { figuresInText, tellsDeadline } from "../words/prose";
import { type ChartType, type Size, usualSizes } from "./chart";
import { everyType } from "./registry";

/** A chart's type. Throws when there is none, which a checked story rules out. */
export function typeOf(chart: Chart): ChartType {
  const type = Object.hasOwn(everyType, chart.type) ? everyType[chart.type] : undefined;
  if (!type) throw new Error(`unknown chart type: ${chart.type}`);
  return type;
}

/** The sizes that a chart is drawn at wherever it stands, from the smallest. */
export function sizesOf(chart: Chart): readonly Size[] {
  return typeOf(chart).sizes ?? usualSizes;
}

/** The chart that is drawn with the story's countdown; null for a story without one. */
export function clockChart({ charts }: Pick<Draft, "charts">): Chart | null {
  return charts.find((chart) => typeOf(chart).clock) ?? null;
}

/** The chart that stands for its story elsewhere: the first that spans its page, or else the first that is no countdown. */
export function leadChart({ charts }: Pick<Draft, "charts">): Chart | null {
  const spanning = charts.find((chart) => typeOf(chart).spans);
  return spanning ?? charts.find((chart) => !typeOf(chart).clock) ?? charts[0] ?? null;
}

/** Of each chart of a story, which never changes once it was read. */
const rests = new WeakMap<Draft, Map<Chart, Source[]>>();

/** The sources that a chart rests on, the story's own articles first. */
export function sourcesOf(chart: Chart, story: Draft): Source[] {
  const known = rests.get(story) ?? new Map<Chart, Source[]>();
  rests.set(story, known);
  const sources = known.get(chart) ?? restsOn(chart, story);
  known.set(chart, sources);
  return sources;
}

function restsOn(chart: Chart, story: Draft): Source[] {
  const type = typeOf(chart);
  const cells = type.table(chart.settings, story, "en").rows.flatMap((row) => row.cells);
  const texts = [chart.title, chart.subtitle, ...chart.notes];
  const told = figuresInText(texts).map(([, id]) => find(story.figures, id));
  const cites = [
    ...(tellsDeadline(texts) ? story.deadline.cites : []),
    ...told.flatMap((figure) => figure.cites),
    ...type.figures(chart.settings, story).flatMap((figure) => figure.cites),
    ...cells.flatMap((cell) => (typeof cell === "object" && cell.cites ? cell.cites : [])),
  ];
  return [...new Set(cites.map((cite) => cite.source))]
    .map((id) => find(story.sources, id))
    .toSorted((a, b) => Number(a.outside) - Number(b.outside));
}

/** One publisher of a chart's sources, with what leads over to it in a line of them. */
export interface Credit {
  lead: string;
  publisher: string;
  outside: boolean;
  sources: Source[];
}

/** Sources by publisher, each once with all its marks; those from outside the articles last, and so named. */
export function credits(sources: readonly Source[]): Credit[] {
  const found: Credit[] = [];
  for (const source of sources) {
    const { publisher, outside } = source;
    const known = found.find((each) => each.publisher === publisher && each.outside === outside);
    if (known) known.sources.push(source);
    else found.push({ lead: "", publisher, outside, sources: [source] });
  }
  return found.map((credit, index) => {
    const before = found[index - 1];
    if (credit.outside && !before?.outside)
      return { ...credit, lead: before ? ". From outside the articles: " : "From outside the articles: " };
    return { ...credit, lead: before ? "; " : "" };
  });
}

/** The same as plain words: `Source: Yonhap, B. From outside the articles: Jiji Press, O13`. */
export function creditLine(sources: readonly Source[]): string {
  const all = credits(sources).map(
    ({ lead, publisher, sources }) => `${lead}${publisher}, ${sources.map(({ mark }) => mark).join(", ")}`,
  );
  return `Source: ${all.join("")}`;
}

/** Whether a chart shows an event of its story. */
function showsEvent(chart: Chart, id: string): boolean {
  const { shows, events } = typeOf(chart);
  return shows?.includes("event") === true && (!events || events(chart.settings).includes(id));
}

/** The doubts about anything that a chart shows. */
export function issuesOf(chart: Chart, story: Draft): SourceIssue[] {
  const shown = new Set(
    typeOf(chart)
      .figures(chart.settings, story)
      .map((figure) => figure.id),
  );
  return story.issues.filter(
    ({ about }) =>
      about.figures.some((id) => shown.has(id)) || about.events.some((id) => showsEvent(chart, id)),
  );
}

/** What a chart's texts tell: its own, and those of what it shows. */
function toldBy(chart: Chart, story: Draft): unknown[] {
  const { shows = [] } = typeOf(chart);
  const beside = [
    story.events.filter(({ id }) => showsEvent(chart, id)),
    shows.includes("position") && story.positions,
  ];
  return [chart.title, chart.subtitle, chart.notes, issuesOf(chart, story), beside];
}

/** The ids of the figures that these texts tell. */
function toldIn(chart: Chart, story: Draft): Set<string> {
  return new Set(figuresInText(toldBy(chart, story)).map(([, id]) => id));
}

/** Every figure that a chart draws, or tells in its texts and in what stands under it. */
export function figuresOf(chart: Chart, story: Draft): Figure[] {
  const told = toldIn(chart, story);
  const drawn = new Set(typeOf(chart).figures(chart.settings, story));
  return story.figures.filter((figure) => drawn.has(figure) || told.has(figure.id));
}

/** Whether a chart shows a thing of its story: in its drawing, its texts or under it. */
function showsThing(chart: Chart, story: Draft, kind: Kind, id: string): boolean {
  const { figures, shows = [] } = typeOf(chart);
  if (kind === "event") return showsEvent(chart, id);
  if (shows.includes(kind)) return true;
  if (kind === "deadline") return tellsDeadline([toldBy(chart, story), chart.settings]);
  if (kind === "chart") return chart.id === id;
  if (kind === "source") return sourcesOf(chart, story).some((source) => source.id === id);
  if (kind === "sourceIssue") return issuesOf(chart, story).some((issue) => issue.id === id);
  if (kind !== "figure") return false;
  return figures(chart.settings, story).some((figure) => figure.id === id) || toldIn(chart, story).has(id);
}

/** The ids of the charts that show a thing of their story. */
export function chartsShowing(kind: Kind, id: string, draft: Draft): string[] {
  return draft.charts.filter((chart) => showsThing(chart, draft, kind, id)).map((chart) => chart.id);
}

/** When the last of the figures that a chart shows from the articles was printed; null when it shows none. */
export function chartPrintedFrom(chart: Chart, story: Draft): string | null {
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
