import { storyAddress, usual } from "@/lib/addresses/addresses";
import { clockFace, countdown } from "@/lib/story/countdown";
import { deadlineLabel, openingMoment, withinSentence } from "@/lib/story/moment";
import { find, type Language, type Story } from "@/lib/story/story";
import { clockParts, day, minute } from "@/lib/words/format";
import { say } from "@/lib/words/prose";
import { readingOf } from "@/lib/words/reading";

interface Props {
  story: Story;
  language: Language;
  /** The moment shown first, in UTC; live when the reader asked for it or the story opens so. */
  moment: { at: string; live: boolean };
  /** The moment that the replay begins at, in UTC. */
  replayFrom: string;
}

/** How long after the deadline the replay goes on, in milliseconds. */
const after = 12 * 3_600_000;

/** The clock at one moment, whole without a script; its controls show themselves when theirs comes. */
export function CountdownClock({ story, language, moment, replayFrom }: Props) {
  const { deadline } = story;
  const { instant, zone, outcome } = deadline;
  const city = say(deadline.city, language);
  const opening = openingMoment(story);
  const state = countdown(Date.parse(instant), Date.parse(moment.at));
  const face = clockFace(state);
  const passed = state.kind === "passed";
  const told = outcome !== null && outcome.at <= moment.at;
  const end = `${clockParts(instant, zone).weekday} ${minute(instant, zone)} in ${city}`;
  const reading = opening ? readingOf(opening, story.sources, language) : "";
  const note =
    story.opens === "newest-source"
      ? ` This page opens at the moment when the newest article appeared${reading && ` (${reading})`}.`
      : "";
  const atOpening = !moment.live && moment.at === opening;
  const label = withinSentence(say(deadlineLabel(deadline, moment.at), language));
  const source = outcome && find(story.sources, outcome.cites[0]?.source ?? "");
  return (
    <div
      className="contents"
      data-deadline={instant}
      data-zone={zone}
      data-city={city}
      data-label={withinSentence(say(deadline.label, language))}
      data-relabel={outcome ? withinSentence(say(outcome.relabel, language)) : undefined}
      data-told={outcome?.at}
      data-at={moment.at}
      data-live={moment.live ? "" : undefined}
      data-opening={opening ?? undefined}
      data-note={note || undefined}
    >
      <div
        data-clock
        className="sticky top-0 z-10 -mx-4 border-t-2 border-ink bg-paper px-4 pt-2 pb-2 max-lg:border-b max-lg:border-b-hairline lg:mx-0 lg:px-0"
      >
        <p data-as-of className="text-xs text-muted lg:text-sm">
          {moment.live ? "Now" : `As of ${minute(moment.at, zone)} in ${city}`}
        </p>
        <div
          role="timer"
          aria-label={label}
          className="flex flex-wrap items-baseline gap-x-3 font-semibold text-vermilion tabular-nums"
        >
          {[0, 1, 2].map((index) => (
            <span key={index} data-part className="whitespace-nowrap" hidden={!face[index]}>
              <span className="text-xl leading-none tracking-tight lg:text-2xl">{face[index]?.[0]}</span>
              <span className="ml-1 text-sm text-ink lg:text-base">{face[index]?.[1]}</span>
            </span>
          ))}
          <span data-until className="text-sm font-normal text-ink">
            {passed ? "since the deadline" : `until ${label}`}
          </span>
        </div>
      </div>
      <div className="mt-3 mb-6 text-sm lg:mt-0 lg:mb-3">
        <p data-end>{`${passed ? `The deadline was ${end}.` : `${end}.`}${atOpening ? note : ""}`}</p>
        <p data-reader className="min-h-[1.5em] text-muted" />
        {outcome && source && (
          <p data-known-outcome hidden={!told} className="mt-1 border-l-3 border-ink pl-3 font-semibold">
            {say(outcome.label, language)} <a href={`#source-${source.id}`}>{source.mark}</a>
          </p>
        )}
        {!outcome && (
          <p data-unrecorded hidden={!passed} className="mt-1 font-semibold">
            The outcome has not been recorded yet.
          </p>
        )}
        <div className="mt-2 grid min-h-12 grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1 print:hidden">
          <button
            type="button"
            data-replay
            data-waiting
            className="min-h-8 min-w-18 cursor-pointer border border-ink px-3 text-sm font-semibold"
          >
            Replay
          </button>
          <input
            type="range"
            data-moment
            data-waiting
            aria-label="Moment shown"
            aria-valuetext={minute(moment.at, zone)}
            min={Date.parse(replayFrom)}
            max={Date.parse(instant) + after}
            step={60_000}
            defaultValue={Date.parse(moment.at)}
            className="h-8 w-full cursor-pointer accent-[var(--vermilion)]"
          />
          <p className="col-span-2">
            {opening !== null && (
              <a href={storyAddress("", story.slug)} data-to-opening hidden={atOpening} className="mr-4">
                Back to {day(opening, zone, "short")}, {clockParts(opening, zone).time}
              </a>
            )}
            <a
              href={storyAddress("", story.slug, { ...usual, at: "live" })}
              data-to-live
              hidden={moment.live}
            >
              Now, live
            </a>
          </p>
        </div>
      </div>
    </div>
  );
}
