/** The types of the domain. Absent values are null, so that a row and its object are the same. */
import { byId } from "./by-id";
import type { Correction, Rename, Tallies } from "./correction";
import type { Text } from "./text";

export type Precision = "year" | "month" | "day" | "minute";

/** A time as a source wrote it and as the desk reads it, in the story's zone. */
export interface Time {
  written: string | null;
  /** As far as it is known: `2019`, `2019-06`, `2019-11-08` or an instant with its offset. */
  start: string;
  end: string;
  precision: Precision;
  /** How the words were resolved. */
  why: Text | null;
  /** True when the reading could be wrong. */
  inferred: boolean;
  /** The first moment of `start`, in UTC. */
  startsAt: string;
  /** The moment after the last one of `end`, in UTC; for an instant the instant itself. */
  endsAt: string;
}

/** The places in one source that support a statement. Paragraphs count from 1, divided by blank lines. */
export interface Citation {
  source: string;
  paragraphs: number[];
}

export interface Source {
  id: string;
  /** A short mark for citations in drawings, such as `A`. */
  mark: string;
  publisher: string;
  title: string;
  url: string | null;
  published: Published;
  /** True for what does not come from the story's own articles. */
  outside: boolean;
  licence: string;
  archive: { file: string; sha256: string } | null;
  note: Text | null;
}

/** When a source appeared: as printed, and as resolved; `at` in UTC. */
export interface Published {
  /** Null where the source prints no date. */
  printed: string | null;
  resolved: string;
  precision: Precision;
  zone: string | null;
  /** True when the zone, or without a printed date the day, is the desk's reading. */
  assumed: boolean;
  /** True when the moment is that of a repost, and when the original appeared is not known. */
  reposted: boolean;
  at: string;
}

/** Powers of ten that a value is printed in. */
export type Scale = "one" | "thousand" | "million" | "billion" | "trillion";

export interface Figure {
  id: string;
  label: Text;
  /** True when the label is the desk's, not a source's. */
  ours: boolean;
  unit: Text;
  scale: Scale;
  /** A decimal as printed or, for a derived figure, as expected from its formula. */
  value: string;
  /** Decimal places that readers are shown, when fewer than `value` has. */
  digits: number | null;
  /** The words that stand in the source, number and unit. */
  printed: string | null;
  /** The names that were counted in the paragraph, for a count that no number states. */
  counted: string[] | null;
  qualifier: "about" | "at least" | null;
  attribution: Text | null;
  time: Time | null;
  cites: Citation[];
  /** Arithmetic over other figures, `100 - {poll-scrap}`; null for a figure that a source states. */
  formula: string | null;
  inputs: string[];
  /** True when it, or anything it is derived from, comes from outside the articles. */
  outside: boolean;
  category: Text | null;
  /** How a poll was taken; null for what no poll found. */
  poll: Poll | null;
  notes: Text[];
}

/** What a source discloses of a poll; "not stated" where it says nothing, null where the desk has not looked. */
export interface Poll {
  /** The answer's own words where the source gives them, "ours" where the desk named it; null for what is no answer. */
  option: string | null;
  client: string | null;
  mode: string | null;
  weighting: string | null;
  wording: string | null;
  margin: string | null;
}

export interface Event {
  id: string;
  label: Text;
  detail: Text | null;
  /** The time that the citing source gives. */
  time: Time;
  /** A closer date from outside the articles. */
  exact: { time: Time; cites: Citation[] } | null;
  /** True for what was announced and not yet reported as done. */
  planned: boolean;
  cites: Citation[];
  outside: boolean;
  notes: Text[];
}

export interface Answer {
  text: Text;
  colour: Colour;
  /** Where it stands among what may be wanted, by the id of a chart's step; null where it has no place there. */
  step: string | null;
  cites: Citation[];
}

/** What one actor wants, by question. */
export interface Position {
  id: string;
  actor: Text;
  answers: Record<string, Answer>;
}

/** The colours that a story's sides may have; grey for the rest. */
export type Colour = "vermilion" | "blue" | "grey";

export interface Deadline {
  label: Text;
  instant: string;
  zone: string;
  city: Text;
  /** How the desk knows the minute. */
  basis: Text;
  cites: Citation[];
  outcome: Outcome | null;
}

export interface Outcome {
  label: Text;
  at: string;
  /** What the deadline is called from then on. */
  relabel: Text;
  cites: Citation[];
}

export interface Chart {
  id: string;
  type: string;
  title: Text;
  subtitle: Text;
  notes: Text[];
  /** What the chart's type asks for; checked by its schema. */
  settings: Record<string, unknown>;
  /** False for a chart that its story's dashboard does not show; it has its own page, embeds and files. */
  listed: boolean;
}

/** A doubt about something that is shown as its source printed it. */
export interface SourceIssue {
  id: string;
  about: { figures: string[]; events: string[] };
  state: "open" | "confirmed" | "resolved";
  summary: Text;
  evidence: Text;
  /** The figures that the desk believes instead. */
  believed: string[];
  cites: Citation[];
}

/** A story without the numbers that publication gives it: what its figure files say. */
export interface Draft {
  slug: string;
  headline: Text;
  dek: Text;
  /** The zone that days are days in. */
  zone: string;
  /** The moment that the dashboard opens at: `live`, `newest-source` or an instant. */
  opens: string;
  deadline: Deadline;
  sources: Source[];
  figures: Figure[];
  events: Event[];
  positions: Position[];
  charts: Chart[];
  issues: SourceIssue[];
}

export interface Story extends Draft {
  edition: number;
  publishedAt: string;
  /** When the first edition came out. */
  firstPublishedAt: string;
  /** What its pages tell of changes up to this edition, newest first: what stands of the newest of each reason, chart by chart. */
  corrections: Correction[];
  /** How much there is to tell in all, by the chart that it concerns. */
  tallies: Tallies;
  /** What has been named anew up to this edition, in that order. */
  renames: Rename[];
}

/** The item with an id. Throws when it is absent, which a checked story rules out. */
export function find<T extends { id: string }>(items: readonly T[], id: string): T {
  const item = byId(items, id);
  if (!item) throw new Error(`unknown id: ${id}`);
  return item;
}

/** Orders sources as their marks read: A, B, O1, O2, O10. */
export function byMark(a: Source, b: Source): number {
  return a.mark.localeCompare(b.mark, "en", { numeric: true });
}
