import type { Revision } from "@/lib/database/stories";
import { embedHeights } from "@/lib/embed/height";
import { openingMoment } from "@/lib/moment";
import { plain } from "@/lib/prose";
import type { Chart, Language, Story } from "@/lib/story";
import { ChartFigure } from "./chart";
import { Countdown } from "./countdown";
import { Dates } from "./dates";
import { Downloads } from "./downloads";
import { EmbedPanel } from "./embed-panel";
import { Revisions } from "./revisions";
import { Since } from "./since";
import { Sources } from "./sources";

interface Props {
  story: Story;
  /** The open edition. */
  open: Story;
  /** The edition that the reader asked for; null for the open one. */
  pinned: number | null;
  chart: Chart;
  revisions: Revision[];
  language: Language;
  /** The site's origin, for embed codes. */
  site: string;
  at: "live" | string | null;
  now: string;
}

/** One chart large, with its figures, their history and the story's sources. */
export function ChartPage({ story, open, pinned, chart, revisions, language, site, at, now }: Props) {
  const asked = at ?? openingMoment(story) ?? "live";
  const moment = asked === "live" ? { at: now, live: true } : { at: asked, live: false };
  return (
    <main className="mx-auto max-w-[1180px] px-4 pb-16 lg:px-8">
      <p className="pt-6 pb-6 text-sm">
        <a href={`/${story.slug}${pinned === null ? "" : `?v=${pinned}`}`}>
          {plain(story.headline, story.figures, language)}
        </a>
      </p>
      <div className="grid max-w-[760px] gap-14">
        <Since
          story={story}
          open={open}
          chart={chart}
          language={language}
          href={`/${story.slug}/${chart.id}`}
        />
        {chart.type === "timeline" ? (
          <div>
            <Countdown story={story} chart={chart} language={language} moment={moment} />
            <Dates story={story} chart={chart} language={language} pinned={pinned} heading="h1" open />
          </div>
        ) : (
          <ChartFigure
            chart={chart}
            story={story}
            language={language}
            now={moment.at}
            pinned={pinned}
            replay
            heading="h1"
            open
          />
        )}
        <Downloads story={story} chart={chart} />
        <EmbedPanel
          edition={story.edition}
          reserved={embedHeights(story, chart, language, moment.at)}
          timed={chart.type === "timeline"}
          embed={{
            site,
            story: story.slug,
            chart: chart.id,
            title: plain(chart.title, story.figures, language),
            theme: "light",
            language,
            pinned: null,
            at: null,
          }}
        />
        <Revisions revisions={revisions} story={open} language={language} />
        <Sources story={story} language={language} />
      </div>
    </main>
  );
}
