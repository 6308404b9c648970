"use client";

import { useEffect, useRef, useState } from "react";
import { clockFace, countdown } from "@/lib/countdown";
import { clockParts, day, minute } from "@/lib/format";
import { showMoment } from "@/lib/replay";

interface Props {
  /** Moments are milliseconds since 1970. */
  deadline: {
    at: number;
    zone: string;
    city: string;
    label: string;
    outcome: { at: number; label: string; relabel: string; source: { mark: string; href: string } } | null;
  };
  /** The moment that the story opens at; null for the reader's now. */
  opening: number | null;
  openingNote: string | null;
  replayFrom: number;
  moment: { at: number; live: boolean };
  liveHref: string;
  openingHref: string;
}

const hour = 3_600_000;

/** The clock and its replay. Its first words are the server's; only then does it read the reader's clock and zone. */
export function CountdownClock({
  deadline,
  opening,
  openingNote,
  replayFrom,
  moment,
  liveHref,
  openingHref,
}: Props) {
  const [at, setAt] = useState(moment.at);
  const [live, setLive] = useState(moment.live);
  const [playing, setPlaying] = useState(false);
  const [reader, setReader] = useState<{ zone: string } | null>(null);
  const first = useRef(true);

  useEffect(() => {
    setReader({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  }, []);

  useEffect(() => {
    if (!live) return;
    const tick = () => setAt(Date.now());
    tick();
    // A little after the second's turn, so that no second is shown twice.
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          tick();
          wait();
        },
        1005 - (Date.now() % 1000),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [live]);

  useEffect(() => {
    if (!playing) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const [step, pause] = still ? [12 * hour, 1000] : [hour, 60];
    const timer = setInterval(() => {
      setAt((now) => Math.min(now + step, deadline.at + 12 * hour));
    }, pause);
    return () => clearInterval(timer);
  }, [playing, deadline.at]);

  useEffect(() => {
    if (playing && at >= deadline.at + 12 * hour) setPlaying(false);
  }, [playing, at, deadline.at]);

  useEffect(() => {
    // The server has drawn the first moment.
    if (first.current) first.current = false;
    else showMoment(document, at);
  }, [at]);

  const replay = (moment: number) => {
    setLive(false);
    setAt(moment);
  };

  const state = countdown(deadline.at, at);
  const passed = state.kind === "passed";
  const end = `${clockParts(deadline.at, deadline.zone).weekday} ${minute(deadline.at, deadline.zone)} in ${deadline.city}`;
  const told = deadline.outcome && at >= deadline.outcome.at ? deadline.outcome : null;
  const label = told ? told.relabel : deadline.label;
  const until = deadline.at + 12 * hour;

  return (
    <>
      <div
        data-clock
        className="sticky top-0 z-10 -mx-4 border-t-2 border-ink bg-paper px-4 pt-2 pb-2 max-lg:border-b max-lg:border-b-hairline lg:mx-0 lg:px-0"
      >
        <p className="text-xs text-muted lg:text-sm">
          {live ? "Now" : `As of ${minute(at, deadline.zone)} in ${deadline.city}`}
        </p>
        <div
          role="timer"
          aria-label={label}
          className="flex flex-wrap items-baseline gap-x-3 font-semibold text-vermilion tabular-nums"
        >
          {clockFace(state).map(([amount, unit]) => (
            <span key={unit} className="whitespace-nowrap">
              <span className="text-xl leading-none tracking-tight lg:text-2xl">{amount}</span>
              <span className="ml-1 text-sm text-ink lg:text-base">{unit}</span>
            </span>
          ))}
          <span className="text-sm font-normal text-ink">
            {passed ? "since the deadline" : `until ${label}`}
          </span>
        </div>
      </div>
      <div className="mt-3 mb-6 text-sm lg:mt-0 lg:mb-3">
        <p>
          {passed ? `The deadline was ${end}.` : `${end}.`}
          {!live && at === opening && openingNote && ` This page opens at ${openingNote}.`}
        </p>
        <p className="min-h-[1.5em] text-muted">
          {reader &&
            `Where you are: ${clockParts(deadline.at, reader.zone).weekday} ${minute(deadline.at, reader.zone)}.`}
        </p>
        {told && (
          <p className="mt-1 border-l-3 border-ink pl-3 font-semibold">
            {told.label} <a href={told.source.href}>{told.source.mark}</a>
          </p>
        )}
        {passed && !deadline.outcome && (
          <p className="mt-1 font-semibold">The outcome has not been recorded yet.</p>
        )}
        <div className="mt-2 grid min-h-12 grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1">
          {reader && (
            <>
              <button
                type="button"
                onClick={() => {
                  if (!playing && (live || at >= until)) replay(replayFrom);
                  setLive(false);
                  setPlaying(!playing);
                }}
                className="min-h-8 min-w-18 cursor-pointer border border-ink px-3 text-sm font-semibold"
              >
                {playing ? "Pause" : "Replay"}
              </button>
              <input
                type="range"
                aria-label="Moment shown"
                aria-valuetext={minute(at, deadline.zone)}
                min={replayFrom}
                max={until}
                step={60_000}
                value={Math.min(Math.max(at, replayFrom), until)}
                onChange={(event) => {
                  setPlaying(false);
                  replay(Number(event.target.value));
                }}
                className="h-8 w-full cursor-pointer accent-[var(--vermilion)]"
              />
            </>
          )}
          <p className="col-span-2">
            {opening !== null && (live || at !== opening) && (
              <a
                href={openingHref}
                className="mr-4"
                onClick={(event) => {
                  event.preventDefault();
                  setPlaying(false);
                  replay(opening);
                }}
              >
                Back to {day(opening, deadline.zone, "short")}, {clockParts(opening, deadline.zone).time}
              </a>
            )}
            {!live && (
              <a
                href={liveHref}
                onClick={(event) => {
                  event.preventDefault();
                  setPlaying(false);
                  setLive(true);
                }}
              >
                Now, live
              </a>
            )}
          </p>
        </div>
      </div>
    </>
  );
}
