/** What readers are told of changes: on charts, in their embeds, on the corrections' page, in the feed. */

import type { Correction, Language, Reason } from "../story/story";
import { day } from "./dates";
import { say } from "./prose";
import { type Returned, standing, type Traced } from "./taken-back";

/** What a reason has done to what was published. */
const heads: Record<Reason, (day: string) => string> = {
  update: (day) => `Updated on ${day}`,
  correction: (day) => `Corrected on ${day}`,
  "source correction": (day) => `Corrected on ${day}, the source having been wrong`,
  clarification: (day) => `Clarified on ${day}`,
  retraction: (day) => `Retracted on ${day}`,
};

/** How many corrections stand under a chart; older ones are on the corrections' page. */
export const mostNotices = 2;

/** The corrections that a chart shows, newest first: all that stand and concern it but the world's own moves. */
export function noticesOf(chart: string, corrections: readonly Correction[]): Traced[] {
  return standing(corrections).filter(({ reason, charts }) => reason !== "update" && charts.includes(chart));
}

/** A correction in the words that readers see. */
export interface CorrectionWords {
  /** `Corrected on 22 November 2019` */
  head: string;
  /** What it was and what it is, one sentence each. */
  changes: string[];
  why: string;
}

/** How many things a notice names before it counts the rest. */
const named = 3;

/** A correction in words; `whole` names everything that it changed, otherwise the rest is counted. */
export function correctionWords(
  { reason, publishedAt, items, explanation }: Traced,
  zone: string,
  language: Language,
  whole = false,
): CorrectionWords {
  const first = whole ? items : items.filter(({ derived }) => !derived).slice(0, named);
  const shown = first.length ? first : items.slice(0, named);
  const rest = items.length - shown.length;
  const derived = items.filter((item) => !shown.includes(item)).every((item) => item.derived);
  return {
    head: heads[reason](day(publishedAt, zone)),
    changes: [
      ...shown.map((item) => changed(item, zone, language)),
      ...(rest > 0
        ? [`With it changed ${rest} ${derived ? "derived figure" : "other thing"}${rest === 1 ? "" : "s"}.`]
        : []),
    ],
    why: say(explanation, language),
  };
}

/** What one thing was and is. */
function changed(
  { label, was, now, standing, returned }: Traced["items"][number],
  zone: string,
  language: Language,
): string {
  const name = say(label, language);
  const flags = standing ? ` (${say(standing, language)})` : "";
  if (returned && now) {
    const words = name === say(now, language) ? `“${name}”` : `${say(now, language)}${flags}`;
    const as = returned.first ? "as first published" : "as before";
    const wrong = `${wrongOnes(returned, zone)}; it is ${words}, ${as}.`;
    return name === say(now, language) ? `T${wrong.slice(1)}` : `${name}: ${wrong}`;
  }
  // What is its own words, a title, is not said twice.
  if (name === say(was, language) && !now) return `“${name}” is no longer given.`;
  if (name === say(was, language) || name === (now && say(now, language))) {
    return `It was “${say(was, language)}”, it is “${say(now ?? was, language)}”.`;
  }
  return now
    ? `${name}: it was ${say(was, language)}, it is ${say(now, language)}${flags}.`
    : `${name}: it was ${say(was, language)}, and is no longer given.`;
}

/** `the correction of 22 November 2019 was wrong`. */
function wrongOnes({ wrong }: Returned, zone: string): string {
  const days = [...new Set(wrong.map(({ publishedAt }) => day(publishedAt, zone)))].toReversed();
  const clarified = wrong.every(({ reason }) => reason === "clarification");
  const noun = clarified ? "clarification" : "correction";
  return wrong.length === 1
    ? `the ${noun} of ${days[0]} was wrong`
    : `the ${noun}s of ${days.join(" and ")} were wrong`;
}

/** The same as one line. */
export function correctionLine(correction: Traced, zone: string, language: Language): string {
  const { head, changes, why } = correctionWords(correction, zone, language);
  return `${head}. ${changes.join(" ")} ${why}`;
}
