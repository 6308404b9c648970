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
import { Sources } from "./sources";

interface Props {
  story: Story;
  chart: Chart;
  revisions: Revision[];
  language: Language;
  /** The site's origin, for embed codes. */
  site: string;
  at: "live" | string | null;
  now: string;
}

/** One chart large, with its figures, their history and the story's sources. */
export function ChartPage({ story, chart, revisions, language, site, at, now }: Props) {
  const asked = at ?? openingMoment(story) ?? "live";
  const moment = asked === "live" ? { at: now, live: true } : { at: asked, live: false };
  return (
    <main className="mx-auto max-w-[1180px] px-4 pb-16 lg:px-8">
      <p className="pt-6 pb-6 text-sm">
        <a href={`/${story.slug}`}>{plain(story.headline, story.figures, language)}</a>
      </p>
      <div className="grid max-w-[760px] gap-14">
        {chart.type === "timeline" ? (
          <div>
            <Countdown story={story} chart={chart} language={language} moment={moment} />
            <Dates story={story} chart={chart} language={language} heading="h1" open />
          </div>
        ) : (
          <ChartFigure
            chart={chart}
            story={story}
            language={language}
            now={moment.at}
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
        <Revisions revisions={revisions} story={story} language={language} />
        <Sources story={story} language={language} />
      </div>
    </main>
  );
}
