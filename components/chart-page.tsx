import { type Asked, atEdition, pageAddress, storyAddress, usual } from "@/lib/addresses/addresses";
import type { Laid } from "@/lib/addresses/heights";
import { typeOf } from "@/lib/charts/cited";
import type { Revision } from "@/lib/editions/published";
import type { Chart, Language, Story } from "@/lib/story/story";
import { plain } from "@/lib/words/prose";
import { ChartFigure } from "./chart";
import { Countdown } from "./countdown";
import { Dates } from "./dates";
import { Downloads, type Files } from "./downloads";
import { EmbedPanel } from "./embed-panel";
import { Neighbours } from "./neighbours";
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
  revisions: Revision[];
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
  revisions,
  laid,
  files,
  language,
  site,
  moment,
}: Props) {
  const polled = typeOf(chart)
    .figures(chart.settings, story)
    .find(({ poll }) => poll);
  return (
    <main className="mx-auto max-w-[1180px] px-4 pb-16 lg:px-8">
      <p className="pt-6 pb-6 text-sm">
        <a href={storyAddress("", story.slug, atEdition(asked.pinned))}>
          {plain(story.headline, story.figures, language)}
        </a>
      </p>
      <div className="grid max-w-[760px] gap-14">
        <Since
          story={story}
          open={open}
          chart={chart}
          language={language}
          href={pageAddress({ site: "", story: story.slug, chart: chart.id })}
        />
        {typeOf(chart).clock ? (
          <div>
            <Countdown story={story} chart={chart} language={language} moment={moment} />
            <Dates story={story} chart={chart} language={language} asked={asked} heading="h1" open />
          </div>
        ) : (
          <ChartFigure
            chart={chart}
            story={story}
            language={language}
            now={moment.at}
            asked={asked}
            replay
            heading="h1"
            open
          />
        )}
        {polled && <PollFacts figure={polled} story={story} language={language} />}
        <Downloads story={story} chart={chart} files={files} />
        <EmbedPanel
          edition={story.edition}
          laid={laid}
          embed={{
            site,
            story: story.slug,
            chart: chart.id,
            title: plain(chart.title, story.figures, language),
            ...usual,
            language,
          }}
        />
        <Revisions revisions={revisions} story={open} language={language} />
        <Sources story={story} language={language} chart={chart} />
        <Neighbours story={story} chart={chart} language={language} asked={asked} />
      </div>
    </main>
  );
}
