import { correctionsAddress, storyAddress } from "@/lib/addresses/addresses";
import { clockChart } from "@/lib/charts/cited";
import type { Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { stretch } from "@/lib/story/time";
import { headNotices } from "@/lib/words/corrections";
import { day } from "@/lib/words/dates";
import { plain } from "@/lib/words/prose";
import { ClockNotes, CountdownClock, clockData } from "./countdown-clock";
import { NoticeList } from "./notices";
import { Prose } from "./prose";
import { Since } from "./since";
import { Timeline } from "./timeline";

interface Props {
  story: Story;
  /** The open edition. */
  open: Story;
  language: Language;
  /** The charts beside the timeline, and what stands under both, as HTML. */
  beside: string;
  below: string;
  /** The moment shown first, in UTC; live when the reader asked for it or the story opens so. */
  moment: { at: string; live: boolean };
}

/**
 * A story whole: the clock, which stays in reach, the charts beside the annotated
 * timeline, what needs the page's whole width under them.
 */
export function Dashboard({ story, open, beside, below, language, moment }: Props) {
  const chart = clockChart(story);
  const clock = { story, language, moment };
  const timeline = chart && { story, chart, language, now: moment.at };
  return (
    <main className="page-column pb-16" {...(chart && clockData(clock))}>
      {chart && (
        <CountdownClock {...clock} from={stretch(String(chart.settings.focus), story.zone).startsAt} />
      )}
      <div className="beside">
        <div>
          <header className="pt-4 lg:pt-7">
            <h1 className="headline">{plain(story.headline, story, language)}</h1>
            <p className="mt-2 max-w-[60ch] font-serif text-base leading-[1.3] text-muted lg:mt-4 lg:text-lg lg:leading-snug">
              <Prose
                text={story.dek}
                story={story}
                language={language}
                links={{ row: (id) => `#figure-${id}` }}
              />
            </p>
            <Since
              story={story}
              open={open}
              chart={null}
              language={language}
              href={storyAddress("", story.slug)}
            />
            <NoticeList
              notices={headNotices(story)}
              tally={story.tallies[""]}
              story={story}
              language={language}
              links={{ corrections: correctionsAddress("", story.slug) }}
            />
          </header>
          {timeline && (
            <div className="strip">
              <Timeline {...timeline} extent="strip" />
            </div>
          )}
          <div className="small-print mt-2">
            {chart && <ClockNotes {...clock} />}
            <p>
              Edition {story.edition}, {day(story.publishedAt, story.zone)}.{" "}
              <a href={correctionsAddress("", story.slug)}>Corrections and updates</a>
            </p>
          </div>
          <div
            className="charts mt-4 lg:mt-10"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: our own components, written out before
            dangerouslySetInnerHTML={{ __html: beside }}
          />
        </div>
        {timeline && (
          <aside aria-label={plain(timeline.chart.title, story, language)}>
            <div data-rail>
              <Timeline {...timeline} extent="rail" />
              <div className="small-print mt-2">
                {timeline.chart.notes.map((note) => (
                  <p key={note.en}>{plain(note, story, language)}</p>
                ))}
              </div>
            </div>
          </aside>
        )}
      </div>
      <div
        className="charts below mt-14"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own components, written out before
        dangerouslySetInnerHTML={{ __html: below }}
      />
    </main>
  );
}
