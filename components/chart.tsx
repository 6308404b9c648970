import type { ReactNode } from "react";
import { chartPrintedFrom, issuesOf, sourcesOf, typeOf } from "@/lib/charts/cited";
import { pageTheme } from "@/lib/charts/theme";
import { minute } from "@/lib/format";
import { type Links, linksOf } from "@/lib/links";
import { plain } from "@/lib/prose";
import type { Chart, Language, Source, Story } from "@/lib/story";
import { DataTable } from "./data-table";
import { Drawings } from "./drawings";
import { Issue } from "./issue";
import { Link } from "./link";
import { Notices } from "./notices";
import { Prose } from "./prose";

interface Props {
  chart: Chart;
  story: Story;
  language: Language;
  /** The moment that is drawn, in UTC. */
  now: string;
  /** Whether a script may move the moment. */
  replay: boolean;
  heading?: "h1" | "h2";
  /** Whether the table behind the picture stands open. */
  open?: boolean;
  /** The origin that links need when the chart stands outside the site. */
  site?: string;
  /** The edition that the reader asked for; null for the open one. */
  pinned?: number | null;
  /** What stands between the heading and the drawing. */
  children?: ReactNode;
}

/** One chart whole, the same on a page and in an embed: finding, what is measured, drawing, doubts, notes, sources, table. */
export function ChartFigure(props: Props) {
  const {
    chart,
    story,
    language,
    now,
    replay,
    heading: Heading = "h2",
    open = false,
    site = "",
    pinned = null,
    children,
  } = props;
  const table = typeOf(chart).table(chart.settings, story, language);
  const links = linksOf(story, chart, table, { site, pinned });
  const printed = chartPrintedFrom(chart, story);
  const title = plain(chart.title, story.figures, language);
  return (
    <figure
      aria-labelledby={`${chart.id}-title`}
      data-printed={printed ?? undefined}
      data-unknown={printed && now < printed ? "" : undefined}
      className="chart"
    >
      <figcaption>
        <Heading id={`${chart.id}-title`} className="chart-title">
          <Link href={links.chart}>{title}</Link>
        </Heading>
        <p className="chart-subtitle">
          <Prose text={chart.subtitle} story={story} language={language} links={links} />
        </p>
      </figcaption>
      {printed && (
        <p className="not-yet">Not yet known at this moment: printed on {minute(printed, story.zone)}</p>
      )}
      {children}
      <Drawings
        chart={chart}
        story={story}
        setting={{
          theme: pageTheme,
          language,
          now,
          replay,
          links: `${site}${links.chart}`,
          link: (to) => links.row("figure" in to ? to.figure : to.event),
        }}
      />
      {issuesOf(chart, story).map((issue) => (
        <Issue key={issue.id} issue={issue} story={story} language={language} links={links} />
      ))}
      <Notices chart={chart} story={story} language={language} links={links} />
      {chart.notes.map((note) => (
        <p key={note.en} className="chart-note">
          <Prose text={note} story={story} language={language} links={links} />
        </p>
      ))}
      <SourceLine sources={sourcesOf(chart, story)} links={links} />
      <details className="chart-table" open={open}>
        <summary>Table with every number’s source</summary>
        <DataTable
          table={table}
          story={story}
          links={links}
          prefix={chart.id}
          caption={`The figures behind: ${title}`}
        />
      </details>
    </figure>
  );
}

function SourceLine({ sources, links }: { sources: Source[]; links: Links }) {
  return (
    <p className="chart-sources">
      Source:{" "}
      {sources.map((source, index) => (
        <span key={source.id}>
          {index > 0 && "; "}
          <Link href={links.source(source.id)}>
            {source.publisher}, {source.mark}
          </Link>
          {source.outside && " (outside the articles)"}
        </span>
      ))}
    </p>
  );
}
