import { chartTypes } from "@/lib/charts/registry";
import { plain, say } from "@/lib/prose";
import type { Chart, Language, Story } from "@/lib/story";
import { Cites } from "./cites";
import { DataTable } from "./data-table";
import { Issue } from "./issue";

interface Props {
  story: Story;
  /** The story's timeline. */
  chart: Chart;
  language: Language;
  open?: boolean;
}

/** The timeline as a table: every date with its source, how the desk knows the deadline's minute, and what is doubted. */
export function Dates({ story, chart, language, open = false }: Props) {
  const { deadline } = story;
  const link = (id: string) => `#${chart.id}-${id}`;
  const issues = story.issues.filter((issue) => issue.about.events.length > 0);
  return (
    <section aria-labelledby="dates" className="border-t-2 border-ink pt-3">
      <h2 id="dates" className="max-w-[30ch] font-serif text-xl leading-tight font-semibold">
        <a href={`/${story.slug}/${chart.id}`} className="no-underline hover:underline">
          {plain(chart.title, story.figures, language)}
        </a>
      </h2>
      <p className="mt-1.5 max-w-[68ch] text-sm text-muted">
        {plain(chart.subtitle, story.figures, language)}
      </p>
      <p className="mt-4 max-w-[68ch] text-sm">
        {say(deadline.basis, language)} (<Cites cites={deadline.cites} story={story} />)
      </p>
      {issues.map((issue) => (
        <Issue key={issue.id} issue={issue} story={story} language={language} link={link} />
      ))}
      <details open={open} className="mt-3 text-sm">
        <summary className="text-muted">Table with every date’s source</summary>
        <div className="mt-2">
          <DataTable
            table={
              chartTypes[chart.type]?.table(chart.settings, story, language) ?? { columns: [], rows: [] }
            }
            story={story}
            prefix={chart.id}
            caption="The timeline’s dates"
          />
        </div>
      </details>
    </section>
  );
}
