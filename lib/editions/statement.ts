/** What an item tells readers, in one line: the words that a change is from and to. */
import { isDeepStrictEqual } from "node:util";
import type { CorrectedPart, PartName } from "../story/correction";
import { groupedBy } from "../story/grouped";
import type { Kind } from "../story/kinds";
import type {
  Chart,
  Deadline,
  Draft,
  Event,
  Figure,
  Position,
  Source,
  SourceIssue,
  Story,
  Time,
} from "../story/story";
import type { Language, Text } from "../story/text";
import { minute, offset, period } from "../words/dates";
import { figureNumber, figureWords } from "../words/format";
import { inLanguages } from "../words/languages";
import { plain, say } from "../words/prose";
import { ordered } from "./canonical";
import type { Change, Item } from "./change";

/** What an item's words depend on besides itself: the story's zone, and what texts refer to. */
export type Side = Pick<Draft, "zone" | "figures" | "deadline">;

type Words<T> = (item: T, side: Side, language: Language) => string | null;

interface Telling<T> {
  label: (item: T) => Text;
  statement: (item: T, side: Side, language: Language) => string;
  /** What its statement says by parts, where readers are told of one without the others. */
  parts?: Partial<Record<PartName, Words<T>>>;
  /** What it holds true, exactly and in every language: a change of that needs a reason. Null where none does. */
  claim: ((item: T) => unknown) | null;
  /** Whether it may not go without a retraction. */
  removed: boolean;
}

const telling = <T>(telling: Telling<T>): Telling<Item> => telling as unknown as Telling<Item>;

const eventDate: Words<Event> = ({ time, exact }, { zone }) =>
  [period(time, zone), exact && `exactly ${period(exact.time, zone)}`].filter(Boolean).join(", ");

const moment: Words<Deadline> = ({ instant, zone }) => `${minute(instant, zone)} (${offset(instant, zone)})`;

const outcomeOf: Words<Deadline> = ({ outcome, zone }, _, language) =>
  outcome && `${say(outcome.label, language)} (${minute(outcome.at, zone)})`;

const tellings: Record<Kind, Telling<Item>> = {
  figure: telling<Figure>({
    label: (figure) => figure.label,
    statement: (figure, { zone }, language) =>
      figureWords(figure, language) + (figure.time ? ` (${period(figure.time, zone)})` : ""),
    claim: (figure) => {
      const { value, scale, unit, qualifier, digits, attribution, time, formula } = figure;
      // What is derived is told as it is rounded, and claims no more.
      const number = formula ? [figureNumber(figure, "en")] : [value, digits];
      return [[number, scale, unit, qualifier, attribution], time && span(time)];
    },
    removed: true,
  }),
  event: telling<Event>({
    label: (event) => event.label,
    statement: (event, ...to) =>
      [eventDate(event, ...to), event.planned && "planned"].filter(Boolean).join(", "),
    parts: { date: eventDate },
    claim: ({ time, exact, planned }) => [span(time), exact && span(exact.time), planned],
    removed: true,
  }),
  deadline: telling<Deadline>({
    label: (deadline) => deadline.label,
    statement: (deadline, ...to) =>
      [moment(deadline, ...to), outcomeOf(deadline, ...to)].filter(Boolean).join(", "),
    parts: { moment, outcome: outcomeOf },
    claim: ({ instant, outcome }) => [instant, outcome && [outcome.label, outcome.at]],
    removed: true,
  }),
  position: telling<Position>({
    label: (position) => position.actor,
    statement: ({ answers }, side, language) =>
      sorted(answers)
        .map(([, answer]) => plain(answer.text, side, language))
        .join("; "),
    claim: ({ answers }) =>
      Object.fromEntries(sorted(answers).map(([question, { text }]) => [question, text])),
    removed: true,
  }),
  chart: telling<Chart>({
    label: (chart) => chart.title,
    statement: (chart, side, language) => plain(chart.title, side, language),
    claim: ({ type, settings }) => ({ type, figures: figuresNamed(settings) }),
    removed: true,
  }),
  sourceIssue: telling<SourceIssue>({
    label: (issue) => issue.summary,
    statement: ({ state, summary }, side, language) => `${state}, ${plain(summary, side, language)}`,
    claim: null,
    removed: true,
  }),
  source: telling<Source>({
    label: ({ publisher, title }) => ({ en: `${publisher}, ${title}` }),
    statement: ({ publisher, title, published }) => `${publisher}, ${title}, ${published.resolved}`,
    claim: null,
    removed: false,
  }),
  story: telling<Story>({
    label: (story) => story.headline,
    statement: (story, side, language) => plain(story.headline, side, language),
    claim: null,
    removed: false,
  }),
};

/** What an item is about, in a reader's words. */
export function labelOf(kind: Kind, item: Item, side: Side, language: Language = "en"): string {
  return plain(tellings[kind].label(item), side, language);
}

/** What an item says, in the words that a change's `was` and `now` are written in; null for no item. */
export function statement(
  kind: Kind,
  item: Item | null,
  side: Side | null,
  language: Language = "en",
): string | null {
  return item && side && tellings[kind].statement(item, side, language);
}

/** A change's words before and after it. */
export function statements(
  { kind, before, after }: Change,
  sides: Sides,
  language: Language = "en",
): [was: string | null, now: string | null] {
  return [statement(kind, before, sides.before, language), statement(kind, after, sides.after, language)];
}

/** The parts of a thing that a change concerns; none where it says but one thing, or reads the same. */
export function partsOf({ kind, before, after }: Change, sides: Sides): CorrectedPart[] {
  return Object.entries(tellings[kind].parts ?? {})
    .map(([of, words]) => ({
      of: of as PartName,
      was: inEach(words, before, sides.before),
      now: inEach(words, after, sides.after),
    }))
    .filter(({ was, now }) => !isDeepStrictEqual(was, now));
}

/** A part in every language; null where the thing has none. */
function inEach(words: Words<Item>, item: Item | null, side: Side | null): Text | null {
  if (!item || !side || words(item, side, "en") === null) return null;
  return inLanguages((language) => words(item, side, language) ?? "");
}

/** A story before and after a change; null before its first edition. */
export interface Sides {
  before: Side | null;
  after: Side;
}

/** Whether a change may not be published without a reason. */
export function needsReason({ kind, id, action, before, after }: Change, sides: Sides): boolean {
  const { claim, removed, label } = tellings[kind];
  if (action === "added" || !before) return false;
  if (action === "removed" || !after) return removed;
  if (kind === "figure") {
    // Another figure's name on this one's number is no rewording.
    const [named, was] = [label(after).en, label(before).en];
    if (named !== was && sides.before && isAnothers(named, id, sides.before.figures)) return true;
  }
  if (!claim) return false;
  if (kind === "chart") {
    // A figure that is gone has its own retraction.
    const there = new Set(sides.after.figures.map((figure) => figure.id));
    return !keepsFigures(claim(before) as Drawn, claim(after) as Drawn, there);
  }
  return !isDeepStrictEqual(ordered(claim(before)), ordered(claim(after)));
}

const labelled = new WeakMap<Figure[], Map<string, Figure[]>>();

/** Whether a name is that of another figure than the one with an id. */
function isAnothers(name: string, id: string, figures: Figure[]): boolean {
  const index = labelled.get(figures) ?? groupedBy(figures, ({ label }) => label.en);
  labelled.set(figures, index);
  return (index.get(name) ?? []).some((figure) => figure.id !== id);
}

const span = ({ startsAt, endsAt, precision }: Time) => [startsAt, endsAt, precision];

/** A record's entries in the order of their keys, which the database does not keep. */
function sorted<T>(record: Record<string, T>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

interface Drawn {
  type: string;
  figures: string[];
}

/** The ids of the figures in a chart's settings, in the order of their keys. */
function figuresNamed(settings: unknown): string[] {
  if (typeof settings !== "object" || settings === null) return [];
  if ("figure" in settings && typeof settings.figure === "string") return [settings.figure];
  const parts = Array.isArray(settings)
    ? settings
    : sorted(settings as Record<string, unknown>).map(([, part]) => part);
  return parts.flatMap(figuresNamed);
}

/**
 * Whether a chart still draws every figure that it drew and that is there, in the same order unless it has become
 * another kind of chart; it may draw more.
 */
function keepsFigures(before: Drawn, after: Drawn, there: ReadonlySet<string>): boolean {
  const drawn = before.figures.filter((id) => there.has(id));
  if (before.type !== after.type) return drawn.every((id) => after.figures.includes(id));
  let next = 0;
  for (const id of after.figures) if (id === drawn[next]) next += 1;
  return next === drawn.length;
}
