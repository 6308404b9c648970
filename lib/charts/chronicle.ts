import { z } from "zod";
import { dateSuchAs, prose, text } from "../figures/fields";
import { knownFrom } from "../story/moment";
import { type Draft, type Event, find } from "../story/story";
import type { Language } from "../story/text";
import { middleOf, stretch } from "../story/time";
import { day, period } from "../words/dates";
import { drawingWord } from "../words/drawing";
import { figureWords } from "../words/format";
import { figuresInText, plain, say } from "../words/prose";
import { flagsOf, labelOf } from "../words/standing";
import { type ChartType, eventId, type Frame, figureId, type Row, seriesId } from "./chart";
import { across } from "./chronicle-across";
import { chronicleChecks } from "./chronicle-checks";
import { down } from "./chronicle-down";
import { eventRow } from "./dates-table";
import { type Datum, datum } from "./datum";
import { deadlineMoves } from "./deadline-mark";
import { withInputs } from "./figure-table";
import { figureMoves, type Held, shownAt } from "./held";
import { beginningOf } from "./months";

const date = dateSuchAs("2019-05-01");

const settings = z.strictObject({
  /** The day that the axis begins on; it ends at the deadline. */
  from: date,
  /** What is counted: dated figures, one mark each. */
  marks: z.union([seriesId, z.array(figureId).min(1)]),
  label: text,
  /** A stretch to look at, and what is said of it. */
  band: z.strictObject({ from: date, to: date, label: prose }).optional(),
  /** The event that stands inside it, drawn through what is counted. */
  turn: eventId.optional(),
  /** What is said of one of the marks. */
  remark: z.strictObject({ of: figureId, label: prose }).optional(),
  /** What was done meanwhile, a lane for each side of it. */
  lanes: z
    .array(
      z.strictObject({
        label: text,
        colour: z.enum(["vermilion", "blue", "grey"]).default("grey"),
        events: z.array(eventId).min(1),
      }),
    )
    .min(1)
    .max(4),
});

export type ChronicleSettings = z.output<typeof settings>;

/** One of what is counted, by its place in the order of time. */
export interface Counted extends Datum, Held {
  at: number;
  order: string;
}

/** Something that was done, in its lane. */
export interface Done extends Held {
  id: string;
  event: Event;
  at: number;
  lane: string;
  colour: string;
  title: string;
  when: string;
  href: string;
  /** Where it comes, or is dated, from outside the articles. */
  outside: boolean;
}

/** All that a chronicle draws, laid out by neither of its forms yet. */
export interface Chronicled {
  from: number;
  until: number;
  label: string;
  counted: Counted[];
  done: Done[];
  lanes: { name: string; colour: string }[];
  band: { begins: number; ends: number; label: string } | null;
  turn: Done | null;
  remark: { at: number; label: string } | null;
}

/** What happened again and again above its days, what was done meanwhile below them, up to the deadline; upright where it is narrow. */
export const chronicle: ChartType<ChronicleSettings> = {
  settings,
  checks: chronicleChecks,
  shows: ["deadline", "event"],
  events: ({ lanes }) => lanes.flatMap(({ events }) => events.map(({ event }) => event)),
  spans: true,
  moves: (story, now) =>
    [
      deadlineMoves(story, now),
      figureMoves(story, now),
      ...story.events.map((event) => knownFrom(event, story.sources) <= now),
    ].join(),
  draw: (settings, story, frame) => {
    const all = chronicled(settings, story, frame);
    return frame.size === "wide" || frame.size === "full"
      ? across(all, story, frame)
      : down(all, story, frame);
  },
  figures,
  table: (settings, story, language) => ({
    columns: ["When", "What", "Source"],
    rows: [
      ...figures(settings, story).map((figure) => ({
        at: middleOf(figure.time),
        row: countedRow(figure, story, language),
      })),
      ...eventsOf(settings, story).map((event) => ({
        at: middleOf((event.exact ?? event).time),
        row: eventRow(event, story, language),
      })),
    ]
      .toSorted((a, b) => (a.at || 0) - (b.at || 0))
      .map(({ row }) => row),
  }),
};

function figures({ marks, ...rest }: ChronicleSettings, story: Draft) {
  const told = figuresInText([rest.band, rest.remark]).map(([, id]) => id);
  const ids = [...marks.map(({ figure }) => figure), ...told];
  return withInputs(
    [...new Set(ids)].map((id) => find(story.figures, id)),
    story,
  );
}

function eventsOf({ lanes }: ChronicleSettings, story: Draft): Event[] {
  return lanes.flatMap(({ events }) => events.map(({ event }) => find(story.events, event)));
}

/** A figure's row among those of events. */
function countedRow(figure: ReturnType<typeof figures>[number], story: Draft, language: Language): Row {
  const named = [labelOf(figure, language), figure.category && say(figure.category, language)].filter(
    Boolean,
  );
  return {
    id: figure.id,
    cells: [
      figure.time ? period(figure.time, story.zone) : drawingWord("undated", language),
      {
        text: `${named.join(", ")}: ${figureWords(figure, language)}`,
        note: flagsOf(figure, story, language).join(", "),
      },
      { cites: figure.cites },
    ],
  };
}

function chronicled(settings: ChronicleSettings, story: Draft, frame: Frame): Chronicled {
  const { theme, language, link } = frame;
  const counted = settings.marks
    .map((ref) => {
      const row = datum(ref, story, frame);
      return { ...row, ...row.held, at: middleOf(row.figure.time) };
    })
    .toSorted((a, b) => a.at - b.at)
    .map((row, index): Counted => ({ ...row, order: String(index + 1) }));
  const done = settings.lanes.flatMap(({ label, colour, events }) =>
    events.map(({ event: id }): Done => {
      const event = find(story.events, id);
      const { time } = event.exact ?? event;
      const single = time.precision === "minute" || time.start === time.end;
      return {
        id,
        event,
        at: middleOf(time),
        from: knownFrom(event, story.sources),
        until: null,
        lane: say(label, language),
        colour: theme[colour],
        title: plain(event.label, story, language),
        when: single
          ? day(time.startsAt, story.zone, "short")
          : period(time, story.zone, "short").replace(/ \d{4}$/, ""),
        href: link({ event: id }),
        outside: event.outside || event.exact !== null,
      };
    }),
  );
  // A card has room for the side that turned alone.
  const lane = frame.extent === "card" ? done.find(({ id }) => id === settings.turn?.event)?.lane : undefined;
  const drawn = shownAt(done, frame).filter((each) => lane === undefined || each.lane === lane);
  const { turn } = settings;
  // What is said of marks is said once they are all there.
  const said = (at: number) => frame.replay || at <= Date.parse(frame.now);
  const band = settings.band && {
    begins: beginningOf(story, settings.band.from),
    ends: Date.parse(stretch(settings.band.to, story.zone).endsAt),
    label: plain(settings.band.label, story, language),
  };
  const remark = settings.remark && {
    at: middleOf(find(story.figures, settings.remark.of.figure).time),
    label: plain(settings.remark.label, story, language),
  };
  return {
    from: beginningOf(story, settings.from),
    until: Date.parse(story.deadline.instant),
    label: say(settings.label, language),
    counted: shownAt(counted, frame),
    done: drawn.toSorted((a, b) => a.at - b.at),
    lanes: settings.lanes
      .map(({ label, colour }) => ({ name: say(label, language), colour: theme[colour] }))
      .filter(({ name }) => lane === undefined || name === lane),
    band: band && said(band.ends) ? band : null,
    turn: drawn.find(({ id }) => id === turn?.event) ?? null,
    remark: remark && said(remark.at) ? remark : null,
  };
}
