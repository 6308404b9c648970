/** What changed after it was published, and why. */
import type { Kind } from "./kinds";
import type { Text } from "./text";

/** From an edition on a thing is called `id`, and once `was` called otherwise. */
export interface Rename {
  kind: Kind;
  id: string;
  was: string;
}

/** Why something published changed: the world moved, we were wrong, the source was, the words were unclear, it should not have been said. */
export const reasons = ["update", "correction", "source correction", "clarification", "retraction"] as const;
export type Reason = (typeof reasons)[number];

/** One explanation of changes that an edition brought, with what was said before and after. */
export interface Correction {
  edition: number;
  publishedAt: string;
  reason: Reason;
  explanation: Text;
  items: Corrected[];
  /** Ids of the charts that show any of it, before or after. */
  charts: string[];
}

/** How many corrections and updates stand at an edition, and the newest of each reason: its edition, its number in there, its reason. */
export interface Tally {
  corrections: number;
  updates: number;
  newest: [edition: number, entry: number, reason: Reason][];
}

/** Tallies by chart; under no name that of what a story's head says, and one of everything. */
export type Tallies = Record<string, Tally>;

/** The name of the tally of everything, which no chart can have. */
export const wholeStory = "*";

/** One thing that a correction is about; `now` is null when it was retracted. */
export interface Corrected {
  kind: Kind;
  id: string;
  label: Text;
  was: Text;
  now: Text | null;
  /** What of it changed, where it says more than one thing and only that is worth telling. */
  parts?: CorrectedPart[];
  /** What it takes back, where with it the thing says again what it said before. */
  returned?: Returned;
  /** What is not plain about a figure, as at the edition that is read; null where nothing is. */
  standing: Text | null;
  /** True for what changed because it is derived from what did. */
  derived: boolean;
}

/** Earlier corrections that were wrong, newest first. */
export interface Returned {
  wrong: Pick<Correction, "publishedAt" | "reason">[];
  /** Whether the thing says what was first published. */
  first: boolean;
}

/** What a thing may say by parts: a deadline its moment and its outcome, an event its date. */
export type PartName = "moment" | "outcome" | "date";

/** One part of a thing, before and after; null where it had, or has, none. */
export interface CorrectedPart {
  of: PartName;
  was: Text | null;
  now: Text | null;
}
