import { type Asked, atEdition, pageAddress, storyAddress, usual } from "@/lib/addresses/addresses";
import { filesRoot } from "@/lib/addresses/form";
import type { Laid } from "@/lib/addresses/heights";
import { typeOf } from "@/lib/charts/cited";
import type { History } from "@/lib/editions/published";
import { byId } from "@/lib/story/by-id";
import { currentId } from "@/lib/story/renames";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { stretch } from "@/lib/story/time";
import { plain } from "@/lib/words/prose";
import { ChartFigure } from "./chart";
import { ChartWays } from "./chart-ways";
import { ClockNotes, CountdownClock, clockData } from "./countdown-clock";
import { Dates } from "./dates";
import { Downloads, type Files } from "./downloads";
import { EmbedPanel } from "./embed-panel";
import { Neighbours } from "./neighbours";
import { embedWords } from "./page-words";
import { PollFacts } from "./poll-facts";
import { Revisions } from "./revisions";
import { Since } from "./since";
import { Sources } from "./sources";

interface Props {
  story: Story;
  /** The open edition. */
  open: Story;
  /** What the reader's address asked for. */
  asked: Asked;
  chart: Chart;
  history: History;
  /** The heights of its embed. */
  laid: Laid;
  files: Files;
  language: Language;
  /** The site's origin, for embed codes. */
  site: string;
  /** The moment shown first, in UTC; live when the reader asked for it or the story opens so. */
  moment: { at: string; live: boolean };
}

/** One chart large, with its figures, their history and the story's sources. */
export function ChartPage({
  story,
  open,
  asked,
  chart,
  history,
  laid,
  files,
  language,
  site,
  moment,
}: Props) {
  const own = currentId(open.renames, "chart", chart.id);
  const retracted = !byId(open.charts, own);
  const clock = typeOf(chart).clock ? { story, language, moment } : null;
  const actions = (
    <div className="chart-actions">
      <ChartWays story={story} chart={chart} asked={asked} />
      <Downloads story={story} chart={chart} files={files} />
    </div>
  );
  return (
    <main className="page-column pb-16" {...(clock && clockData(clock))}>
      {clock && (
        <CountdownClock {...clock} from={stretch(String(chart.settings.focus), story.zone).startsAt} />
      )}
      <p className="pt-6 pb-6 text-sm">
        <a href={storyAddress("", story.slug, atEdition(asked.pinned))}>
          {plain(story.headline, story, language)}
        </a>
      </p>
      <div className="charts chart-page">
        <Since
          story={story}
          open={open}
          chart={chart}
          language={language}
          href={pageAddress({ site: "", story: story.slug, chart: chart.id })}
        />
        {clock ? (
          <div>
            <Dates
              story={story}
              latest={open}
              chart={chart}
              language={language}
              asked={asked}
              now={moment.at}
              printed={site}
              open
            />
            <div className="small-print mt-3">
              <ClockNotes {...clock} />
            </div>
            {actions}
          </div>
        ) : (
          <ChartFigure
            chart={chart}
            story={story}
            latest={open}
            language={language}
            now={moment.at}
            asked={asked}
            printed={site}
            replay
            open
            actions={actions}
          />
        )}
        <PollFacts figures={typeOf(chart).figures(chart.settings, story)} story={story} language={language} />
        {retracted ? (
          <section id="embed" className="border-t-2 border-ink pt-3 print:hidden">
            <p>{embedWords.retracted}</p>
          </section>
        ) : (
          <EmbedPanel
            edition={story.edition}
            laid={laid}
            root={filesRoot()}
            embed={{
              site,
              story: story.slug,
              chart: chart.id,
              title: plain(chart.title, story, language),
              ...usual,
              language,
            }}
          />
        )}
        <Sources story={story} language={language} chart={chart} />
        <Revisions chart={chart} history={history} story={open} language={language} />
        <Neighbours story={story} chart={chart} language={language} asked={asked} />
      </div>
    </main>
  );
}
