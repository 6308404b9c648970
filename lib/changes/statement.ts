/** What an item tells readers, in one line: the words that a change is from and to. */
import { figureWords, minute, period } from "../format";
import { plain, say } from "../prose";
import type {
  Chart,
  Deadline,
  Draft,
  Event,
  Figure,
  Kind,
  Language,
  Position,
  Source,
  SourceIssue,
  Story,
  Text,
} from "../story";
import type { Change, Item } from "./change";

/** What an item's words depend on besides itself: the story's zone and the figures that texts refer to. */
export type Side = Pick<Draft, "zone" | "figures">;

interface Telling<T> {
  name: string;
  label: (item: T) => Text;
  statement: (item: T, side: Side, language: Language) => string;
  /** Whether a change of the statement, or the item's removal, needs a reason. */
  changed: boolean;
  removed: boolean;
}

const telling = <T>(telling: Telling<T>): Telling<Item> => telling as unknown as Telling<Item>;

const tellings: Record<Kind, Telling<Item>> = {
  figure: telling<Figure>({
    name: "figure",
    label: (figure) => figure.label,
    statement: (figure, { zone }, language) =>
      figureWords({ ...figure, digits: null }, language) +
      (figure.time ? ` (${period(figure.time, zone)})` : ""),
    changed: true,
    removed: true,
  }),
  event: telling<Event>({
    name: "event",
    label: (event) => event.label,
    statement: ({ time, exact, planned }, { zone }) =>
      [period(time, zone), exact && `exactly ${period(exact.time, zone)}`, planned && "planned"]
        .filter(Boolean)
        .join(", "),
    changed: true,
    removed: true,
  }),
  deadline: telling<Deadline>({
    name: "deadline",
    label: (deadline) => deadline.label,
    statement: ({ instant, zone, outcome }, _, language) =>
      [minute(instant, zone), outcome && `${say(outcome.label, language)} (${minute(outcome.at, zone)})`]
        .filter(Boolean)
        .join(", "),
    changed: true,
    removed: true,
  }),
  position: telling<Position>({
    name: "position",
    label: (position) => position.actor,
    statement: ({ answers }, { figures }, language) =>
      Object.values(answers)
        .map((answer) => plain(answer.text, figures, language))
        .join("; "),
    changed: true,
    removed: true,
  }),
  chart: telling<Chart>({
    name: "chart",
    label: (chart) => chart.title,
    statement: (chart, { figures }, language) => plain(chart.title, figures, language),
    changed: false,
    removed: true,
  }),
  sourceIssue: telling<SourceIssue>({
    name: "issue",
    label: (issue) => issue.summary,
    statement: ({ state, summary }, { figures }, language) =>
      `${state}, ${plain(summary, figures, language)}`,
    changed: false,
    removed: true,
  }),
  source: telling<Source>({
    name: "source",
    label: ({ publisher, title }) => ({ en: `${publisher}, ${title}` }),
    statement: ({ publisher, title, published }) => `${publisher}, ${title}, ${published.resolved}`,
    changed: false,
    removed: false,
  }),
  story: telling<Story>({
    name: "story",
    label: (story) => story.headline,
    statement: (story, { figures }, language) => plain(story.headline, figures, language),
    changed: false,
    removed: false,
  }),
};

/** What an item is called in figure files and plans: `figure poll-scrap`, `deadline`. */
export function nameOf({ kind, id }: { kind: Kind; id: string }): string {
  const { name } = tellings[kind];
  return kind === "deadline" || kind === "story" ? name : `${name} ${id}`;
}

/** The kind that a name in a figure file begins with; null for any other word. */
export function kindNamed(word: string): Kind | null {
  const found = Object.entries(tellings).find(([, { name }]) => name === word);
  return (found?.[0] as Kind | undefined) ?? null;
}

/** What an item is about, in a reader's words. */
export function labelOf(kind: Kind, item: Item, side: Side, language: Language = "en"): string {
  return plain(tellings[kind].label(item), side.figures, language);
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

/** A story before and after a change; null before its first edition. */
export interface Sides {
  before: Side | null;
  after: Side;
}

/** Whether a change may not be published without a reason. */
export function needsReason(change: Change, sides: Sides): boolean {
  const { changed, removed } = tellings[change.kind];
  if (change.action === "added") return false;
  if (change.action === "removed") return removed;
  const [was, now] = statements(change, sides);
  return changed && was !== now;
}
