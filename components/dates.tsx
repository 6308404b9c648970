import { type Asked, usual } from "@/lib/addresses/addresses";
import { issuesOf, typeOf } from "@/lib/charts/cited";
import type { Chart, Language, Story } from "@/lib/story/story";
import { plain, say } from "@/lib/words/prose";
import { Cites } from "./cites";
import { DataTable } from "./data-table";
import { Issue } from "./issue";
import { linksOf } from "./links";
import { Notices } from "./notices";

interface Props {
  story: Story;
  /** The story's timeline. */
  chart: Chart;
  language: Language;
  /** What the reader's address asked for. */
  asked?: Asked;
  open?: boolean;
  heading?: "h1" | "h2";
}

/** The timeline as a table: every date with its source, how the desk knows the deadline's minute, and what is doubted. */
export function Dates(props: Props) {
  const { story, chart, language, asked = usual, open = false, heading: Heading = "h2" } = props;
  const { deadline } = story;
  const table = typeOf(chart).table(chart.settings, story, language);
  const links = linksOf(story, chart, table, "", asked);
  return (
    <section aria-labelledby="dates" className="border-t-2 border-ink pt-3">
      <Heading id="dates" className="max-w-[30ch] font-serif text-xl leading-tight font-semibold">
        <a href={links.chart} className="no-underline hover:underline">
          {plain(chart.title, story.figures, language)}
        </a>
      </Heading>
      <p className="mt-1.5 max-w-[68ch] text-sm text-muted">
        {plain(chart.subtitle, story.figures, language)}
      </p>
      <p className="mt-4 max-w-[68ch] text-sm">
        {say(deadline.basis, language)} (<Cites cites={deadline.cites} story={story} links={links} />)
      </p>
      {issuesOf(chart, story).map((issue) => (
        <Issue key={issue.id} issue={issue} story={story} language={language} links={links} />
      ))}
      <Notices chart={chart} story={story} language={language} links={links} />
      <details className="chart-table" open={open}>
        <summary>Table with every date’s source</summary>
        <DataTable
          table={table}
          story={story}
          links={links}
          prefix={chart.id}
          caption="The timeline’s dates"
        />
      </details>
    </section>
  );
}
