import { pageTheme } from "@/lib/charts/theme";
import type { Chart, Language, Story } from "@/lib/story/story";
import { stretch } from "@/lib/story/time";
import { plain } from "@/lib/words/prose";
import { CountdownClock } from "./countdown-clock";
import { Drawings } from "./drawings";

interface Props {
  story: Story;
  chart: Chart;
  language: Language;
  /** The moment shown first, in UTC; live when the reader asked for it or the story opens so. */
  moment: { at: string; live: boolean };
}

/** The countdown and its annotated timeline. Its parts follow each other in their parent's flow. */
export function Countdown({ story, chart, language, moment }: Props) {
  const setting = {
    theme: pageTheme,
    language,
    now: moment.at,
    replay: true,
    links: "own rows",
    link: (to: { figure: string } | { event: string }) =>
      `#${chart.id}-${"event" in to ? to.event : to.figure}`,
  };
  return (
    <>
      <CountdownClock
        story={story}
        language={language}
        moment={moment}
        replayFrom={stretch(String(chart.settings.focus), story.zone).startsAt}
      />
      <div data-rail>
        <h2 className="sr-only">{plain(chart.title, story.figures, language)}</h2>
        <Drawings chart={chart} story={story} setting={setting} />
        <div className="mt-2 grid gap-1 text-xs text-muted">
          {chart.notes.map((note) => (
            <p key={note.en}>{plain(note, story.figures, language)}</p>
          ))}
        </div>
      </div>
    </>
  );
}
