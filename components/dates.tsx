import { type Asked, usual } from "@/lib/addresses/addresses";
import { issuesOf, typeOf } from "@/lib/charts/cited";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { plain, say } from "@/lib/words/prose";
import { Cites } from "./cites";
import { DataTable } from "./data-table";
import { Issue } from "./issue";
import { linksOf } from "./links";
import { Notices } from "./notices";
import { PrintedAddress } from "./printed-address";
import { Timeline } from "./timeline";

interface Props {
  story: Story;
  /** The open edition, where what it has corrected since stands above. */
  latest?: Story;
  /** The story's timeline. */
  chart: Chart;
  language: Language;
  /** What the reader's address asked for. */
  asked?: Asked;
  /** The moment drawn, in UTC. */
  now: string;
  /** The site's origin, for the address that is printed with it. */
  printed: string;
  /** Whether it is a page's own chart: its strip above it, its table open. */
  open?: boolean;
}

/** The whole timeline, drawn and as a table: every date with its source, how the desk knows the deadline's minute, and what is doubted. */
export function Dates(props: Props) {
  const { story, latest, chart, language, asked = usual, printed, open = false } = props;
  const Heading = open ? "h1" : "h2";
  const { deadline } = story;
  const table = typeOf(chart).table(chart.settings, story, language);
  const links = linksOf(story, chart, table, "", asked);
  return (
    <section aria-labelledby="dates" className="chart">
      <Heading id="dates" className="chart-title">
        <a href={links.chart}>{plain(chart.title, story, language)}</a>
      </Heading>
      <p className="chart-subtitle">{plain(chart.subtitle, story, language)}</p>
      {open && <Timeline {...props} extent="strip" full />}
      <Timeline {...props} extent="whole" />
      {chart.notes.map((note) => (
        <p key={note.en} className="chart-note">
          {plain(note, story, language)}
        </p>
      ))}
      <p className="mt-4 max-w-[68ch] text-sm">
        {say(deadline.basis, language)} (<Cites cites={deadline.cites} story={story} links={links} />)
      </p>
      {issuesOf(chart, story).map((issue) => (
        <Issue key={issue.id} issue={issue} story={story} language={language} links={links} />
      ))}
      <Notices chart={chart} story={story} latest={latest} language={language} links={links} />
      <PrintedAddress story={story} chart={chart} site={printed} />
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
