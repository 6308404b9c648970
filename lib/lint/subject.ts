import type { z } from "zod";
import type { Document } from "../figures/document";
import type { Place } from "../figures/faults";
import { madeIn } from "../figures/made";
import type { Proof, Unread } from "../figures/provenance";
import type { SourceFile, StoryFile } from "../figures/schema";
import { pathOf, statedIn } from "../figures/stated";
import { byId, placeOf } from "../story/by-id";
import type { Chart, Draft, Figure } from "../story/story";
import type { Text } from "../story/text";
import { ofSubject } from "./of-subject";

/** What the checks look at: the story, and the files for places and for what only the desk needs. */
export interface Subject {
  draft: Draft;
  story: Document<StoryFile>;
  sources: Document<SourceFile>[];
  /** What the archive proved of them. */
  proof: Proof;
  /** The figures whose printed words cannot be read. */
  unread: Unread[];
  /** The present moment, in UTC. */
  now: string;
  /** The figures that a chart draws. */
  drawn: (chart: Chart) => Figure[];
  /** The chart that is drawn with the story's countdown; null for a story without one. */
  clock: Chart | null;
}

/** Errors block unless they are accepted, warnings never, faults always. */
export type Severity = "fault" | "error" | "warning";

/** One finding: the id of what it is about, where that stands, and what is wrong in a sentence. */
export interface Found {
  about: string;
  place: Place;
  message: string;
  /** The words that it is about, where an acceptance holds for these alone. */
  words?: Words;
}

/** A figure's printed words, and the mark of the paragraph that they stand in. */
export interface Words {
  printed: string;
  passage: string;
}

/** A check and what the docs say of it; a fault is found where files are read, so it has no check here. */
export interface Rule {
  severity: Severity;
  explanation: string;
  check?: (subject: Subject) => Found[];
}

export type Rules = Record<string, Rule>;

/** What a kind of chart declares to the checks: its settings, what it draws, what holds for it. */
export interface ChartKind {
  settings: z.ZodType;
  figures: (settings: never, story: Draft) => Figure[];
  clock?: boolean;
  checks?: Rules;
}

/** The parts of story.yaml that hold items with ids. */
type Part = "derived" | "events" | "positions" | "charts" | "issues";

/** Where a part's item, or one of its keys, stands in story.yaml. */
export function placeIn({ story }: Subject, part: Part, id: string, ...keys: PropertyKey[]): Place {
  const items = (story.value as StoryFile)[part];
  return story.place([part, placeOf(items, id), ...keys]);
}

/** Where a figure, or one of its keys, stands in its source's file or among the derived; one that the desk makes, at its poll. */
export function figurePlace(subject: Subject, id: string, ...keys: PropertyKey[]): Place {
  return placesInSources(subject).get(id)?.(keys) ?? placeIn(subject, "derived", id, ...keys);
}

/** What finds the place of each figure that a source's file has, or that the desk makes of it, or of one of its keys. */
const placesInSources = ofSubject(({ sources }) => {
  const places = new Map<string, (keys: PropertyKey[]) => Place>();
  const add = (id: string, place: (keys: PropertyKey[]) => Place) => {
    if (!places.has(id)) places.set(id, place);
  };
  for (const document of sources) {
    const file = document.value as SourceFile;
    for (const stated of statedIn(file))
      add(stated.figure.id, (keys) => document.place(pathOf(stated, ...keys)));
    for (const { figure, at } of madeIn(file)) add(figure.id, () => document.place(at));
  }
  return places;
});

/** The ids of the charts that draw each figure that a chart draws. */
export const chartsDrawing = ofSubject(({ draft, drawn }): ReadonlyMap<string, ReadonlySet<string>> => {
  const charts = new Map<string, Set<string>>();
  for (const chart of draft.charts)
    for (const { id } of drawn(chart)) charts.set(id, (charts.get(id) ?? new Set()).add(chart.id));
  return charts;
});

/** A story's charts of a type with their checked settings. */
export function chartsOf<Settings>({ draft }: Subject, type: string): { chart: Chart; settings: Settings }[] {
  return draft.charts
    .filter((chart) => chart.type === type)
    .map((chart) => ({ chart, settings: chart.settings as Settings }));
}

/** A figure and everything that it is derived from, each once. */
export function lineage(id: string, { figures }: Pick<Draft, "figures">): Figure[] {
  const found = new Set<Figure>();
  const walk = (each: string) => {
    const figure = byId(figures, each);
    if (!figure || found.has(figure)) return;
    found.add(figure);
    figure.inputs.forEach(walk);
  };
  walk(id);
  return [...found];
}

/** A text's English; empty where its letters are those of other languages. */
export function english({ en }: Text): string {
  return /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(en) ? "" : en;
}

/** A text of the files, the id of the item that it belongs to, and where it stands. */
export interface Told {
  text: Text;
  /** Its English, for checks that look for English words; empty where it is another language's. */
  english: string;
  about: string;
  place: Place;
}

/** Every text that readers see, of every file; what is recorded of changes is not told again. */
export const textsOf = ofSubject(({ story, sources }): Told[] => {
  const walk = (
    document: Document<unknown>,
    value: unknown,
    at: PropertyKey[],
    about: string,
    figures: ReadonlyMap<string, string> = new Map(),
  ): Told[] => {
    if (typeof value !== "object" || value === null) return [];
    if ("en" in value && typeof value.en === "string") {
      const text = value as Text;
      return [{ text, english: english(text), about, place: document.place(at) }];
    }
    const named = "id" in value && typeof value.id === "string" ? value.id : null;
    const own = figures.get(at.join(".")) ?? named ?? (at[0] === "deadline" ? "deadline" : about);
    return Object.entries(value)
      .filter(([key]) => at.length > 0 || (key !== "changes" && key !== "accepted"))
      .flatMap(([key, each]) =>
        walk(document, each, [...at, Array.isArray(value) ? Number(key) : key], own, figures),
      );
  };
  return [
    ...walk(story, story.value, [], "story"),
    ...sources.flatMap((document) => {
      const stated = statedIn(document.value as SourceFile);
      const figures = new Map(stated.map(({ at, figure }) => [at.join("."), figure.id]));
      return walk(document, document.value, [], "source", figures);
    }),
  ];
});
