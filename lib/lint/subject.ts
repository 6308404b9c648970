import type { z } from "zod";
import type { Document } from "../figures/document";
import type { Place } from "../figures/faults";
import { madeIn } from "../figures/made";
import type { Proof, Unread } from "../figures/provenance";
import type { SourceFile, StoryFile } from "../figures/schema";
import { pathOf, statedIn } from "../figures/stated";
import type { Chart, Draft, Figure, Text } from "../story/story";

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
  checks?: Rules;
}

/** The parts of story.yaml that hold items with ids. */
type Part = "derived" | "events" | "positions" | "charts" | "issues";

/** Where a part's item, or one of its keys, stands in story.yaml. */
export function placeIn({ story }: Subject, part: Part, id: string, ...keys: PropertyKey[]): Place {
  const items = (story.value as StoryFile)[part];
  return story.place([part, items.findIndex((item) => item.id === id), ...keys]);
}

/** Where a figure, or one of its keys, stands in its source's file or among the derived; one that the desk makes, at its poll. */
export function figurePlace(subject: Subject, id: string, ...keys: PropertyKey[]): Place {
  for (const document of subject.sources) {
    const stated = statedIn(document.value as SourceFile).find(({ figure }) => figure.id === id);
    if (stated) return document.place(pathOf(stated, ...keys));
    const made = madeIn(document.value as SourceFile).find(({ figure }) => figure.id === id);
    if (made) return document.place(made.at);
  }
  return placeIn(subject, "derived", id, ...keys);
}

/** A story's charts of a type with their checked settings. */
export function chartsOf<Settings>({ draft }: Subject, type: string): { chart: Chart; settings: Settings }[] {
  return draft.charts
    .filter((chart) => chart.type === type)
    .map((chart) => ({ chart, settings: chart.settings as Settings }));
}

/** A figure and everything that it is derived from, each once. */
export function lineage(id: string, { figures }: Pick<Draft, "figures">): Figure[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const found = new Set<Figure>();
  const walk = (each: string) => {
    const figure = byId.get(each);
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
export function textsOf({ story, sources }: Subject): Told[] {
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
}
