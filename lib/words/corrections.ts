/** What readers are told of changes: on charts, in their embeds, on the corrections' page, in the feed. */

import {
  type Corrected,
  type CorrectedPart,
  type Correction,
  type PartName,
  type Reason,
  type Returned,
  reasons,
} from "../story/correction";
import { type Kind, nameOf } from "../story/kinds";
import type { Story } from "../story/story";
import type { Language, Text } from "../story/text";
import { day } from "./dates";
import { figuresInText, say } from "./prose";

/** What a reason has done to what was published. */
const heads: Record<Reason, (day: string) => string> = {
  update: (day) => `Updated on ${day}`,
  correction: (day) => `Corrected on ${day}`,
  "source correction": (day) => `Corrected on ${day}, the source having been wrong`,
  clarification: (day) => `Clarified on ${day}`,
  retraction: (day) => `Retracted on ${day}`,
};

/** How many corrections stand under a chart, and how many updates; older ones are on the corrections' page. */
const mostNotices = { corrections: 2, updates: 1 };

/** Whether something was wrong, and not only the world has moved. */
export function isCorrection({ reason }: Pick<Correction, "reason">): boolean {
  return reason !== "update";
}

/** The corrections and updates that concern a chart, newest first. */
export function noticesOf(chart: string, corrections: readonly Correction[]): Correction[] {
  return corrections.filter(({ charts }) => charts.includes(chart));
}

/** The same of an edition, without what has been taken back after it, as `later`, newest first, says. */
export function noticesStill(chart: string, { edition, corrections }: Story, later: readonly Correction[]) {
  const named = (item: Corrected, { publishedAt, reason }: Pick<Correction, "publishedAt" | "reason">) =>
    [nameOf(item), publishedAt, reason].join(" ");
  const after = later.filter((each) => each.edition > edition);
  const wrong = new Set(
    after.flatMap(({ items }) =>
      items.flatMap((item) => (item.returned?.wrong ?? []).map((each) => named(item, each))),
    ),
  );
  return noticesOf(chart, corrections).filter((notice) => {
    const own = notice.items.filter(({ derived }) => !derived);
    return (own.length ? own : notice.items).some((item) => !wrong.has(named(item, notice)));
  });
}

/** Of notices, newest first, those that stand where they concern: no update takes a correction's place. */
export function firstNotices(notices: readonly Correction[]): Correction[] {
  const shown = [
    ...notices.filter(isCorrection).slice(0, mostNotices.corrections),
    ...notices.filter((notice) => !isCorrection(notice)).slice(0, mostNotices.updates),
  ];
  return notices.filter((notice) => shown.includes(notice));
}

/** What has changed of what a story's head says: its deadline, its headline and dek, the figures in these. */
export function headNotices({ headline, dek, corrections }: Story): Correction[] {
  const told = new Set(figuresInText([headline, dek]).map(([, id]) => id));
  const stands = ({ kind, id }: Corrected) =>
    kind === "deadline" || kind === "story" || (kind === "figure" && told.has(id));
  return corrections
    .map((correction) => ({ ...correction, items: correction.items.filter(stands) }))
    .filter(({ items }) => items.length > 0);
}

/** What was published after an edition, newest first; of updates of one thing the last alone. */
export function noticesSince(edition: number, corrections: readonly Correction[]): Correction[] {
  const told = new Set<string>();
  return corrections
    .filter((correction) => correction.edition > edition)
    .map((correction) => {
      if (isCorrection(correction)) return correction;
      const items = correction.items.flatMap((item) => stillToTell(item, told));
      for (const item of items) for (const name of namesOf(item)) told.add(name);
      return { ...correction, items };
    })
    .filter(({ items }) => items.length > 0);
}

/** Of notices, newest first, the gravest and the newest, as many as stand beside an old edition. */
export function foremost(notices: readonly Correction[], most = 3): Correction[] {
  const grave = notices.toSorted((a, b) => reasons.indexOf(b.reason) - reasons.indexOf(a.reason));
  const first = new Set([...grave.slice(0, 1), ...notices].slice(0, most));
  return notices.filter((notice) => first.has(notice));
}

/** What a thing is told by: each of its parts, or it as a whole. */
function namesOf(item: Corrected): string[] {
  return item.parts?.length ? item.parts.map(({ of }) => `${nameOf(item)} ${of}`) : [nameOf(item)];
}

/** What of a thing has not been told yet; nothing, or the thing with the parts that are left. */
function stillToTell(item: Corrected, told: ReadonlySet<string>): Corrected[] {
  const parts = item.parts?.filter(({ of }) => !told.has(`${nameOf(item)} ${of}`));
  return (parts?.length ?? 0) > 0 || (!item.parts?.length && !told.has(nameOf(item)))
    ? [{ ...item, parts }]
    : [];
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

/**
 * A correction in words; `whole` names everything that it changed, otherwise the rest is counted.
 * With `since` it is read beside what was: an update then says only what has become of that.
 */
export function correctionWords(
  { reason, publishedAt, items, explanation }: Correction,
  zone: string,
  language: Language,
  { whole = false, since = false } = {},
): CorrectionWords {
  const first = whole ? items : items.filter(({ derived }) => !derived).slice(0, named);
  const shown = first.length ? first : items.slice(0, named);
  const rest = items.length - shown.length;
  const derived = items.filter((item) => !shown.includes(item)).every((item) => item.derived);
  return {
    head: heads[reason](day(publishedAt, zone)),
    changes: [
      ...shown.flatMap((item) =>
        since && reason === "update"
          ? moved(item, language)
          : item.returned
            ? [takenBack(item, item.returned, zone, language)]
            : changesOf(item, language).map((words) => changed(words, item.kind)),
      ),
      ...(rest > 0
        ? [`With it changed ${rest} ${derived ? "derived figure" : "other thing"}${rest === 1 ? "" : "s"}.`]
        : []),
    ],
    why: say(explanation, language),
  };
}

/** What is called otherwise than the thing that it is part of. */
const partLabels: Partial<Record<PartName, Text>> = {
  moment: { en: "The deadline" },
  outcome: { en: "The outcome" },
};

/** One thing, or a part of it, in words; null where it was not there before, or is no longer. */
export interface ChangedWords {
  of: PartName | null;
  label: string;
  was: string | null;
  now: string | null;
  /** What is not plain about what it is now; null where nothing is. */
  standing: string | null;
}

/** What a thing was and is, by its parts where it has them. */
export function changesOf(item: Corrected, language: Language): ChangedWords[] {
  const said = (text: Text | null) => text && say(text, language);
  const label = say(item.label, language);
  const whole = { of: null, label, was: say(item.was, language), now: said(item.now) };
  const parts = item.now ? (item.parts ?? []) : [];
  const standing = said(item.standing);
  if (parts.length === 0) return [{ ...whole, standing }];
  return parts.map(({ of, was, now }: CorrectedPart) => {
    const own = partLabels[of];
    return { of, label: own ? say(own, language) : label, was: said(was), now: said(now), standing };
  });
}

/** What one thing was and is, as a sentence. */
function changed({ of, label, was, now, standing }: ChangedWords, kind: Kind): string {
  const flags = standing ? ` (${standing})` : "";
  // What is its own words, a title, is not said twice.
  if (label === was && !now) return `“${label}” is no longer given.`;
  if (label === was || label === now) return `It was “${was}”, it is “${now ?? was}”.`;
  if (was === null) return `${label} has become known: ${now}.`;
  // An answer and an outcome are words of their own.
  const told = (words: string) => (kind === "position" || of === "outcome" ? `“${words}”` : words);
  return now
    ? `${label}: it was ${told(was)}, it is ${told(now)}${flags}.`
    : `${label}: it was ${told(was)}, and is no longer given.`;
}

/** What has become of a thing that stands there as it was, by the kind or the part of it. */
const moves: Partial<Record<PartName | Kind, (label: string, now: string) => string>> = {
  moment: (label, now) => `${label} has since been moved to ${now}.`,
  outcome: (label, now) => `${label} has since been changed to: ${now}.`,
  date: (label, now) => `${label}: it has since been moved to ${now}.`,
  position: (label, now) => `${label}: the answer has since been changed to “${now}”.`,
};

/** What the world has moved on to since something was published as it stands, a sentence for each part. */
function moved(item: Corrected, language: Language): string[] {
  return changesOf(item, language).map((words) => {
    const { of, label, was, now, standing } = words;
    if (now === null || label === was || label === now) return changed(words, item.kind);
    if (was === null) return `${label} has since become known: ${now}.`;
    const write = moves[of ?? item.kind];
    const flags = standing ? ` (${standing})` : "";
    return write ? write(label, now) : `${label} has since been updated to ${now}${flags}.`;
  });
}

/** What one thing is again, the corrections between having been wrong. */
function takenBack(item: Corrected, { wrong, first }: Returned, zone: string, language: Language): string {
  const parts = changesOf(item, language);
  const [only] = parts.length === 1 ? parts : changesOf({ ...item, parts: [] }, language);
  const { of, label, was, now, standing } = only as ChangedWords;
  const days = [...new Set(wrong.map(({ publishedAt }) => day(publishedAt, zone)))].toReversed();
  const nouns = [...new Set(wrong.map(({ reason }) => taken[reason] ?? "correction"))];
  const noun = nouns.length === 1 ? nouns[0] : "correction";
  const they = wrong.length === 1 ? `${noun} of ${days[0]} was` : `${noun}s of ${days.join(" and ")} were`;
  // A title is its own label, an answer and an outcome are words of their own.
  const own = label === was || label === now;
  const quoted = own || item.kind === "position" || of === "outcome";
  const flags = standing ? ` (${standing})` : "";
  const words = now === null ? "not given" : quoted ? `“${now}”` : now + flags;
  const said = `he ${they} wrong; it is ${words}, as ${first ? "first published" : "before"}.`;
  return own ? `T${said}` : `${label}: t${said}`;
}

/** What is called otherwise than a correction where it is taken back. */
const taken: Partial<Record<Reason, string>> = { update: "update", clarification: "clarification" };

/** The same as one line. */
export function correctionLine(correction: Correction, zone: string, language: Language): string {
  const { head, changes, why } = correctionWords(correction, zone, language);
  return `${head}. ${changes.join(" ")} ${why}`;
}
