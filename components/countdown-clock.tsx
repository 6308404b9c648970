import { storyAddress, usual } from "@/lib/addresses/addresses";
import { clockFace, countdown } from "@/lib/story/countdown";
import { deadlineLabel, knownFrom, openingMoment, withinSentence } from "@/lib/story/moment";
import { find, type Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { clockParts, day, minute } from "@/lib/words/dates";
import { plain, say } from "@/lib/words/prose";
import { readingOf } from "@/lib/words/reading";
import { clockWords } from "./page-words";

interface Props {
  story: Story;
  language: Language;
  /** The moment shown first, in UTC; live when the reader asked for it or the story opens so. */
  moment: { at: string; live: boolean };
}

/** How long after the deadline the replay goes on, in milliseconds. */
const after = 12 * 3_600_000;

const cityOf = ({ deadline }: Story, language: Language) => say(deadline.city, language);

/** The deadline's day and minute where it falls. */
function endOf(story: Story, language: Language): string {
  const { instant, zone } = story.deadline;
  return `${clockParts(instant, zone).weekday} ${minute(instant, zone)} in ${cityOf(story, language)}`;
}

/** Why the page opens at the moment that it does; empty when the story opens at another one. */
function noteOf(story: Story, language: Language): string {
  const opening = openingMoment(story);
  if (story.opens !== "newest-source" || opening === null) return "";
  return clockWords.opens(readingOf(opening, story.sources, language));
}

/** What the page's script knows of the countdown, as attributes of the element that holds all of it. */
export function clockData({ story, language, moment }: Props) {
  const { deadline } = story;
  const name = (label: Parameters<typeof say>[0]) => withinSentence(say(label, language));
  return {
    "data-deadline": deadline.instant,
    "data-zone": deadline.zone,
    "data-city": cityOf(story, language),
    "data-label": name(deadline.label),
    "data-relabel": deadline.outcome ? name(deadline.outcome.relabel) : undefined,
    "data-told": deadline.outcome?.at,
    "data-at": moment.at,
    "data-live": moment.live ? "" : undefined,
    "data-opening": openingMoment(story) ?? undefined,
    "data-note": noteOf(story, language) || undefined,
  };
}

/** The clock at one moment, whole without a script; its controls show themselves when theirs comes. */
export function CountdownClock({ story, language, moment, from }: Props & { from: string }) {
  const { deadline } = story;
  const { instant, zone, outcome } = deadline;
  const opening = openingMoment(story);
  const state = countdown(Date.parse(instant), Date.parse(moment.at));
  const face = clockFace(state);
  const told = outcome !== null && outcome.at <= moment.at;
  const label = withinSentence(say(deadlineLabel(deadline, moment.at), language));
  const source = outcome && find(story.sources, outcome.cites[0]?.source ?? "");
  const moved = (at: string) => storyAddress("", story.slug, { ...usual, at });
  return (
    <div data-clock className="clock">
      <div className="clock-face">
        {outcome && source && (
          <p data-known-outcome hidden={!told} className="clock-outcome">
            {say(outcome.label, language)} <a href={`#source-${source.id}`}>{source.mark}</a>
          </p>
        )}
        <p data-as-of className="clock-moment">
          {moment.live ? clockWords.now : clockWords.asOf(minute(moment.at, zone), cityOf(story, language))}
        </p>
        <div role="timer" aria-label={label} className="clock-number">
          {[0, 1, 2].map((index) => (
            <span key={index} data-part hidden={!face[index]}>
              <b>{face[index]?.[0]}</b>
              <i>{face[index]?.[1]}</i>
            </span>
          ))}
          <span data-until>{state.kind === "passed" ? clockWords.since : clockWords.until(label)}</span>
        </div>
      </div>
      <div>
        <div className="clock-controls">
          <button type="button" data-replay data-waiting>
            {clockWords.replay}
          </button>
          <input
            type="range"
            data-moment
            data-waiting
            aria-label={clockWords.moment}
            aria-valuetext={minute(moment.at, zone)}
            min={Date.parse(from)}
            max={Date.parse(instant) + after}
            step={60_000}
            defaultValue={Date.parse(moment.at)}
            list="stops"
          />
          <Stops story={story} language={language} from={from} />
        </div>
        <p className="clock-links">
          {outcome && (
            <a href={moved(outcome.at)} data-to-outcome hidden={told}>
              {clockWords.next}
            </a>
          )}
          {opening !== null && (
            <a
              href={storyAddress("", story.slug)}
              data-to-opening
              hidden={!moment.live && moment.at === opening}
            >
              {clockWords.back(day(opening, zone, "short"))}
            </a>
          )}
          <a href={moved("live")} data-to-live hidden={moment.live}>
            {clockWords.live}
          </a>
        </p>
      </div>
    </div>
  );
}

/** The moments at which the slider stops: when each event of the last days could be known of, and the deadline. */
function Stops({ story, language, from }: Pick<Props, "story" | "language"> & { from: string }) {
  const { instant } = story.deadline;
  const stops = new Map<string, string[]>();
  const add = (at: string, name: string) => stops.set(at, [...(stops.get(at) ?? []), name]);
  for (const event of story.events) {
    const known = knownFrom(event, story.sources);
    if (known >= from && known <= instant) add(known, plain(event.label, story, language));
  }
  add(instant, say(deadlineLabel(story.deadline, instant), language));
  return (
    <datalist id="stops">
      {[...stops].toSorted().map(([at, names]) => (
        <option key={at} value={Date.parse(at)} label={names.join("; ")} />
      ))}
    </datalist>
  );
}

/** When the deadline is, here and where the reader is, and why the page opens at its moment. */
export function ClockNotes({ story, language, moment }: Props) {
  const { instant, outcome } = story.deadline;
  const passed = moment.at >= instant;
  const end = endOf(story, language);
  const opens = !moment.live && moment.at === openingMoment(story) ? noteOf(story, language) : "";
  return (
    <>
      <p className="min-h-12">
        <span data-end>{`${passed ? clockWords.ended(end) : clockWords.ends(end)}${opens}`}</span>{" "}
        <span data-reader />
      </p>
      {!outcome && (
        <p data-unrecorded hidden={!passed} className="font-semibold text-ink">
          {clockWords.unrecorded}
        </p>
      )}
    </>
  );
}
