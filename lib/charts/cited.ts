import type { Kind } from "../story/kinds";
import { printedFrom } from "../story/moment";
import { type Chart, type Draft, type Figure, find, type Source, type SourceIssue } from "../story/story";
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

/** What a chart shows of its story. */
interface Shown {
  /** The ids of the figures that it draws, and of those that its texts, and those of what it shows, tell. */
  drawn: ReadonlySet<string>;
  told: ReadonlySet<string>;
  /** The doubts about anything that it shows. */
  issues: SourceIssue[];
  /** Whether its texts or its settings tell the deadline. */
  deadline: boolean;
}

/** Of each chart of a story, which never changes once it was read. */
const showings = new WeakMap<Draft, Map<Chart, Shown>>();

function shownBy(chart: Chart, story: Draft): Shown {
  const known = showings.get(story) ?? new Map<Chart, Shown>();
  showings.set(story, known);
  const shown = known.get(chart) ?? showing(chart, story);
  known.set(chart, shown);
  return shown;
}

function showing(chart: Chart, story: Draft): Shown {
  const { figures, shows = [] } = typeOf(chart);
  const drawn = new Set(figures(chart.settings, story).map(({ id }) => id));
  const issues = story.issues.filter(
    ({ about }) =>
      about.figures.some((id) => drawn.has(id)) || about.events.some((id) => showsEvent(chart, id)),
  );
  const beside = [
    story.events.filter(({ id }) => showsEvent(chart, id)),
    shows.includes("position") && story.positions,
  ];
  const texts = [chart.title, chart.subtitle, chart.notes, issues, beside];
  return {
    drawn,
    told: new Set(figuresInText(texts).map(([, id]) => id)),
    issues,
    deadline: tellsDeadline([texts, chart.settings]),
  };
}

/** The doubts about anything that a chart shows. */
export function issuesOf(chart: Chart, story: Draft): SourceIssue[] {
  return shownBy(chart, story).issues;
}

/** Every figure that a chart draws, or tells in its texts and in what stands under it. */
export function figuresOf(chart: Chart, story: Draft): Figure[] {
  const { drawn, told } = shownBy(chart, story);
  return story.figures.filter(({ id }) => drawn.has(id) || told.has(id));
}

/** Whether a chart shows a thing of its story: in its drawing, its texts or under it. */
function showsThing(chart: Chart, story: Draft, kind: Kind, id: string): boolean {
  if (kind === "event") return showsEvent(chart, id);
  if (typeOf(chart).shows?.includes(kind)) return true;
  if (kind === "chart") return chart.id === id;
  if (kind === "source") return sourcesOf(chart, story).some((source) => source.id === id);
  const { drawn, told, issues, deadline } = shownBy(chart, story);
  if (kind === "deadline") return deadline;
  if (kind === "sourceIssue") return issues.some((issue) => issue.id === id);
  return kind === "figure" && (drawn.has(id) || told.has(id));
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
