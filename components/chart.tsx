import { chartTypes } from "@/lib/charts/registry";
import { pageTheme } from "@/lib/charts/theme";
import { minute } from "@/lib/format";
import { printedFrom } from "@/lib/moment";
import { plain, say } from "@/lib/prose";
import { type Chart, find, type Language, type Source, type Story } from "@/lib/story";
import { DataTable } from "./data-table";
import { Drawings } from "./drawings";
import { Issue } from "./issue";
import { Prose } from "./prose";

interface Props {
  chart: Chart;
  story: Story;
  language: Language;
  /** The moment that is drawn, in UTC. */
  now: string;
  /** Whether the table behind the picture stands open. */
  open?: boolean;
  heading?: "h1" | "h2";
}

/** One chart whole: finding, what is measured, drawing, doubts, notes, sources, table. */
export function ChartFigure({ chart, story, language, now, open = false, heading: Heading = "h2" }: Props) {
  const type = chartTypes[chart.type];
  if (!type) throw new Error(`unknown chart type: ${chart.type}`);
  const table = type.table(chart.settings, story, language);
  const rows = new Set(table.rows.map((row) => row.id));
  const link = (id: string) => (rows.has(id) ? `#${chart.id}-${id}` : `#figure-${id}`);
  const figures = type.figures(chart.settings, story);
  const printed = figures
    .filter((figure) => !figure.formula && !figure.outside)
    .map((figure) => printedFrom(figure, story.sources))
    .toSorted()
    .at(-1);
  const ids = new Set(figures.map((figure) => figure.id));
  const issues = story.issues.filter(
    (issue) =>
      issue.about.figures.some((id) => ids.has(id)) ||
      (chart.type === "timeline" && issue.about.events.length > 0),
  );
  return (
    <figure
      aria-labelledby={`${chart.id}-title`}
      data-printed={printed}
      data-unknown={printed && now < printed ? "" : undefined}
      className="border-t-2 border-ink pt-3"
    >
      <figcaption>
        <Heading
          id={`${chart.id}-title`}
          className="max-w-[30ch] font-serif text-xl leading-tight font-semibold text-balance"
        >
          <a href={`/${story.slug}/${chart.id}`} className="no-underline hover:underline">
            {plain(chart.title, story.figures, language)}
          </a>
        </Heading>
        <p className="mt-1.5 max-w-[68ch] text-sm text-muted">
          <Prose text={chart.subtitle} story={story} language={language} link={link} />
        </p>
      </figcaption>
      {printed && (
        <p className="not-yet mt-2 text-sm font-semibold text-vermilion">
          Not yet known at this moment: printed on {minute(printed, story.zone)}
        </p>
      )}
      <div className="mt-5">
        <Drawings
          chart={chart}
          story={story}
          setting={{
            theme: pageTheme,
            language,
            now,
            replay: true,
            link: (to) => link("figure" in to ? to.figure : to.event),
          }}
        />
      </div>
      {issues.map((issue) => (
        <Issue key={issue.id} issue={issue} story={story} language={language} link={link} />
      ))}
      <div className="mt-4 grid max-w-[68ch] gap-1 text-sm text-muted">
        {chart.notes.map((note) => (
          <p key={note.en}>
            <Prose text={note} story={story} language={language} link={link} />
          </p>
        ))}
      </div>
      <SourceLine sources={sourcesOf(chart, story)} story={story} />
      <details open={open} className="mt-3 text-sm">
        <summary className="text-muted">Table with every number’s source</summary>
        <div className="mt-2">
          <DataTable
            table={table}
            story={story}
            prefix={chart.id}
            caption={`${say(chart.title, language).replace(/\{[^}]*\}/g, "")}: the figures`}
          />
        </div>
      </details>
    </figure>
  );
}

/** The sources that a chart rests on, in the story's order. */
export function sourcesOf(chart: Chart, story: Story): Source[] {
  const type = chartTypes[chart.type];
  const table = type?.table(chart.settings, story, "en");
  const cited = new Set([
    ...(type?.figures(chart.settings, story) ?? []).flatMap((figure) =>
      figure.cites.map((cite) => cite.source),
    ),
    ...(table?.rows ?? []).flatMap((row) =>
      row.cells.flatMap((cell) =>
        typeof cell === "object" && cell.cites ? cell.cites.map((cite) => cite.source) : [],
      ),
    ),
  ]);
  return [...cited]
    .map((id) => find(story.sources, id))
    .toSorted((a, b) => Number(a.outside) - Number(b.outside));
}

function SourceLine({ sources, story }: { sources: Source[]; story: Story }) {
  return (
    <p className="mt-2 max-w-[68ch] text-xs text-muted">
      Source:{" "}
      {sources.map((source, index) => (
        <span key={source.id}>
          {index > 0 && "; "}
          <a href={`/${story.slug}#source-${source.id}`}>
            {source.publisher}, {source.mark}
          </a>
          {source.outside && " (outside the articles)"}
        </span>
      ))}
    </p>
  );
}
