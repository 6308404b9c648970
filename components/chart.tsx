import { Fragment, type ReactNode } from "react";
import { type Asked, guideAddress, usual } from "@/lib/addresses/addresses";
import { chartPrintedFrom, credits, issuesOf, sourcesOf, typeOf } from "@/lib/charts/cited";
import { pageTheme } from "@/lib/charts/theme";
import type { Chart, Source, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { minute } from "@/lib/words/dates";
import { plain } from "@/lib/words/prose";
import { readingOf } from "@/lib/words/reading";
import { ChartWays } from "./chart-ways";
import { DataTable } from "./data-table";
import { Drawings } from "./drawings";
import { Issue } from "./issue";
import { Link } from "./link";
import { type Links, linksOf } from "./links";
import { Notices } from "./notices";
import { colophonWords } from "./page-words";
import { PrintedAddress } from "./printed-address";
import { Prose } from "./prose";

interface Props {
  chart: Chart;
  story: Story;
  /** The open edition, where what it has corrected since stands above the chart. */
  latest?: Story;
  language: Language;
  /** The moment that is drawn, in UTC. */
  now: string;
  /** Whether a script may move the moment. */
  replay: boolean;
  /** Whether it is a page's own chart: as wide as the page, its table open. */
  open?: boolean;
  /** What a page offers to do with it, in place of its ways out. */
  actions?: ReactNode;
  /** The origin that links need when the chart stands outside the site. */
  site?: string;
  /** The site's origin, for the address that is printed with the chart. */
  printed?: string;
  /** What the address asked for. */
  asked?: Asked;
  /** What stands between the heading and the drawing. */
  children?: ReactNode;
}

/** One chart whole, the same on a page and in an embed: finding, what is measured, drawing, doubts, notes, sources, table. */
export function ChartFigure(props: Props) {
  const {
    chart,
    story,
    latest,
    language,
    now,
    replay,
    open = false,
    actions,
    site = "",
    printed: origin = "",
    asked = usual,
    children,
  } = props;
  const table = typeOf(chart).table(chart.settings, story, language);
  const links = linksOf(story, chart, table, site, asked);
  const printed = chartPrintedFrom(chart, story);
  const reading = printed ? readingOf(printed, story.sources, language) : "";
  const title = plain(chart.title, story, language);
  const framed = site !== "";
  const Heading = open || framed ? "h1" : "h2";
  const spans = typeOf(chart).spans === true;
  const sources = sourcesOf(chart, story);
  return (
    <figure
      aria-labelledby={`${chart.id}-title`}
      data-printed={printed ?? undefined}
      data-unknown={printed && now < printed ? "" : undefined}
      className={framed && typeOf(chart).clock ? "chart folded" : spans && !framed ? "chart spans" : "chart"}
    >
      <figcaption>
        <Heading id={`${chart.id}-title`} className="chart-title">
          <Link href={links.chart}>{title}</Link>
        </Heading>
        <p className="chart-subtitle foldable">
          <Prose text={chart.subtitle} story={story} language={language} links={links} />
        </p>
      </figcaption>
      {printed && (!framed || now < printed) && (
        <p className="not-yet">
          Not yet known at this moment: printed on {minute(printed, story.zone)}
          {reading && ` (${reading})`}
        </p>
      )}
      {children}
      <Drawings
        chart={chart}
        story={story}
        full={!framed && (open || spans)}
        setting={{
          theme: pageTheme,
          language,
          now,
          replay,
          extent: framed ? "excerpt" : "whole",
          links: `${site}${links.chart}`,
          link: (to) => links.row("figure" in to ? to.figure : to.event),
        }}
      />
      {issuesOf(chart, story).map((issue) => (
        <Issue key={issue.id} issue={issue} story={story} language={language} links={links} />
      ))}
      <Notices chart={chart} story={story} latest={latest} language={language} links={links} />
      {chart.notes.map((note) => (
        <p key={note.en} className="chart-note foldable">
          <Prose text={note} story={story} language={language} links={links} />
        </p>
      ))}
      {framed && (
        <details className="fold">
          <summary>Notes and sources: {publishersOf(sources)}</summary>
        </details>
      )}
      <SourceLine sources={sources} links={links} />
      {!framed && <PrintedAddress story={story} chart={chart} site={origin} />}
      {!framed && (actions ?? <ChartWays story={story} chart={chart} asked={asked} />)}
      <details className="chart-table" open={open}>
        <summary>Table with every number’s source</summary>
        <DataTable
          table={table}
          story={story}
          links={links}
          prefix={chart.id}
          caption={`The figures behind: ${title}`}
        />
        {framed && (
          <p>
            <Link href={guideAddress(site)}>{colophonWords.guide}</Link>
          </p>
        )}
      </details>
    </figure>
  );
}

/** The sources' publishers, each once with its marks; those from outside the articles last, and so named. */
function SourceLine({ sources, links }: { sources: Source[]; links: Links }) {
  return (
    <p className="chart-sources foldable">
      Source:{" "}
      {credits(sources).map(({ lead, outside, publisher, sources }) => (
        <Fragment key={`${outside} ${publisher}`}>
          {lead}
          {sources.map(({ id, mark, title }, place) => (
            <Fragment key={id}>
              {place > 0 && ", "}
              <Link
                href={links.source(id)}
                title={links.titled ? title : undefined}
                aria-label={place > 0 ? `${mark}, ${publisher}` : undefined}
              >
                {place === 0 && `${publisher}, `}
                {mark}
              </Link>
            </Fragment>
          ))}
        </Fragment>
      ))}
    </p>
  );
}

/** The first publisher by its own name, and how many more there are. */
function publishersOf(sources: Source[]): string {
  const [first = "", ...more] = new Set(sources.map(({ publisher }) => publisher.split(",")[0]));
  return more.length ? `${first} and ${more.length} more` : first;
}
