import type { CSSProperties } from "react";
import { pageTheme } from "@/lib/charts/theme";
import { stretch } from "@/lib/figures/time";
import { openingMoment, withinSentence } from "@/lib/moment";
import { plain, say } from "@/lib/prose";
import { draw } from "@/lib/render/svg";
import { type Chart, find, type Language, type Story } from "@/lib/story";
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
  const { deadline } = story;
  const link = (id: string) => `#${chart.id}-${id}`;
  const opening = openingMoment(story);
  const setting = {
    theme: pageTheme,
    language,
    now: moment.at,
    replay: true,
    links: "own rows",
    link: (to: { figure: string } | { event: string }) => link("event" in to ? to.event : to.figure),
  };
  const height = draw(story, chart, "narrow", setting).height;
  return (
    <>
      <CountdownClock
        deadline={{
          at: Date.parse(deadline.instant),
          zone: deadline.zone,
          city: say(deadline.city, language),
          label: withinSentence(say(deadline.label, language)),
          outcome: deadline.outcome && {
            at: Date.parse(deadline.outcome.at),
            label: say(deadline.outcome.label, language),
            relabel: withinSentence(say(deadline.outcome.relabel, language)),
            source: outcomeSource(story),
          },
        }}
        opening={opening === null ? null : Date.parse(opening)}
        openingNote={story.opens === "newest-source" ? "the moment when the newest article appeared" : null}
        replayFrom={Date.parse(stretch(String(chart.settings.focus), story.zone).startsAt)}
        moment={{ at: Date.parse(moment.at), live: moment.live }}
        liveHref={`/${story.slug}?at=live`}
        openingHref={`/${story.slug}`}
      />
      <div data-rail style={{ "--rail": `${height + 90}px` } as CSSProperties}>
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

/** Where the outcome's first source stands. */
function outcomeSource(story: Story): { mark: string; href: string } {
  const [cite] = story.deadline.outcome?.cites ?? [];
  const source = find(story.sources, cite?.source ?? "");
  return { mark: source.mark, href: `#source-${source.id}` };
}
