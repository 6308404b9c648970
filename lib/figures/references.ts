import type { z } from "zod";
import { byId } from "../story/by-id";
import type { Citation, Draft } from "../story/story";
import { didYouMean } from "../words/near";
import { figuresInText } from "../words/prose";
import { type Document, isSound } from "./document";
import { madeIn } from "./made";
import type { SourceFile, StoryFile } from "./schema";
import { expanded, type Groups, groupsIn } from "./settings";
import { pathOf, statedIn } from "./stated";

/** The kinds of chart that a story may name, with what their settings may say. */
export type ChartSettings = Record<string, { settings: z.ZodType }>;

/**
 * Reports ids used twice and every reference in a story to something that it does not hold,
 * and gives the draft's charts their settings as checked, with the figures of polls and series in them.
 */
export function checkReferences(
  draft: Draft,
  story: Document<StoryFile>,
  sources: Document<SourceFile>[],
  lengths: Record<string, number>,
  kinds: ChartSettings,
  lost: (id: string) => boolean,
): void {
  const file = story.value as StoryFile;
  const figureIds = new Set(draft.figures.map((figure) => figure.id));
  const sourceIds = new Set(draft.sources.map((source) => source.id));
  const groups = groupsIn(
    sources.map((document) => document.value as SourceFile),
    draft.figures,
  );
  const eventIds = new Set(draft.events.map((event) => event.id));

  unique("figure", [
    ...sources.flatMap((document) => {
      const source = document.value as SourceFile;
      return [
        ...statedIn(source).map((stated) => ({ id: stated.figure.id, document, at: pathOf(stated, "id") })),
        ...madeIn(source).map(({ figure, at }) => ({ id: figure.id, document, at })),
      ];
    }),
    ...file.derived.map(({ id }, k) => ({ id, document: story, at: ["derived", k, "id"] })),
  ]);
  for (const [part, kind] of [
    ["polls", "poll"],
    ["series", "series"],
  ] as const) {
    unique(
      kind,
      sources.flatMap((document) =>
        (document.value as SourceFile)[part].map(({ id }, k) => ({ id, document, at: [part, k, "id"] })),
      ),
    );
  }
  const headed = sources.filter((document) => isSound(document, "source"));
  const own = headed.map((document) => ({ document, file: (document.value as SourceFile).source }));
  unique(
    "source",
    own.map(({ document, file }) => ({ id: file.id, document, at: ["source", "id"] })),
  );
  unique(
    "mark",
    own.map(({ document, file }) => ({ id: file.mark, document, at: ["source", "mark"] })),
  );
  for (const part of ["events", "positions", "charts", "issues"] as const) {
    unique(
      part.slice(0, -1),
      file[part].map(({ id }, k) => ({ id, document: story, at: [part, k, "id"] })),
    );
  }

  const cites = (list: Citation[], at: PropertyKey[], file: Document<unknown> = story) => {
    for (const [index, { source, paragraphs }] of list.entries()) {
      const cited = byId(draft.sources, source);
      if (!cited) {
        if (lost(source)) continue;
        file.report([...at, index, "source"], `unknown source: ${source}${didYouMean(source, sourceIds)}`);
      } else if (lost(source)) {
        continue;
      } else if (cited.archive && paragraphs.length === 0) {
        file.report([...at, index], `citation of an archived article without its paragraphs: ${source}`);
      } else if (!cited.archive && paragraphs.length > 0) {
        file.report([...at, index, "paragraphs"], `paragraphs of a source that is not archived: ${source}`);
      }
      const length = lengths[source];
      for (const [place, paragraph] of paragraphs.entries()) {
        if (length !== undefined && paragraph > length) {
          file.report(
            [...at, index, "paragraphs", place],
            `no paragraph ${paragraph}: ${source} has ${length}`,
          );
        }
      }
    }
  };
  for (const document of sources) {
    for (const stated of statedIn(document.value as SourceFile))
      cites(stated.figure.also ?? [], pathOf(stated, "also"), document);
  }
  cites(file.deadline.cites, ["deadline", "cites"]);
  cites(file.deadline.outcome?.cites ?? [], ["deadline", "outcome", "cites"]);
  for (const [k, event] of file.events.entries()) {
    cites(event.cites, ["events", k, "cites"]);
    cites(event.exact?.cites ?? [], ["events", k, "exact", "cites"]);
    for (const [j, id] of event.follows.entries()) {
      if (!eventIds.has(id) && !lost(id))
        story.report(["events", k, "follows", j], `unknown event: ${id}${didYouMean(id, eventIds)}`);
    }
    if (
      event.effect &&
      !["deadline", "not stated"].includes(event.effect) &&
      !eventIds.has(event.effect) &&
      !lost(event.effect)
    ) {
      const meant = didYouMean(event.effect, eventIds);
      story.report(
        ["events", k, "effect"],
        `unknown event: ${event.effect}, or deadline, or "not stated"${meant}`,
      );
    }
  }
  for (const [k, position] of file.positions.entries()) {
    for (const [question, answer] of Object.entries(position.answers)) {
      cites(answer.cites, ["positions", k, "answers", question, "cites"]);
    }
  }
  const known = (kind: string, id: string, ids: Set<string>, at: PropertyKey[]) => {
    if (!ids.has(id) && !lost(id)) story.report(at, `unknown ${kind}: ${id}${didYouMean(id, ids)}`);
  };
  for (const [k, issue] of file.issues.entries()) {
    cites(issue.cites, ["issues", k, "cites"]);
    for (const [j, id] of issue.about.figures.entries())
      known("figure", id, figureIds, ["issues", k, "about", "figures", j]);
    for (const [j, id] of issue.about.events.entries())
      known("event", id, eventIds, ["issues", k, "about", "events", j]);
    for (const [j, id] of issue.believed.entries())
      known("figure", id, figureIds, ["issues", k, "believed", j]);
  }
  for (const [k, chart] of file.charts.entries()) {
    if (!Object.hasOwn(kinds, chart.type)) {
      const types = Object.keys(kinds);
      story.report(
        ["charts", k, "type"],
        `unknown chart type: ${chart.type}, expected ${types.join(", ")}${didYouMean(chart.type, types)}`,
      );
      continue;
    }
    const at = ["charts", k, "settings"];
    const checked = story.check(at, chart.settings, kinds[chart.type]?.settings as z.ZodType);
    if (checked === null) continue;
    const draftChart = draft.charts[k];
    const unknown = (kind: keyof Groups, id: string, at: PropertyKey[]) =>
      known(kind, id, new Set(groups[kind].keys()), ["charts", k, "settings", ...at]);
    const settings = expanded(checked, groups, unknown) as Record<string, unknown>;
    if (draftChart) draftChart.settings = settings;
    for (const [kind, ids] of [
      ["figure", figureIds],
      ["event", eventIds],
    ] as const) {
      for (const [at, id] of named(kind, checked)) known(kind, id, ids, ["charts", k, "settings", ...at]);
    }
  }
  for (const document of [story, ...sources]) {
    for (const [at, id] of figuresInText(document.value)) {
      if (!figureIds.has(id) && !lost(id))
        document.report(at, `unknown figure: ${id}${didYouMean(id, figureIds)}`);
    }
  }
}

interface Named {
  id: string;
  document: Document<unknown>;
  at: PropertyKey[];
}

function unique(kind: string, named: Named[]): void {
  const seen = new Map<string, string>();
  for (const { id, document, at } of named) {
    const first = seen.get(id);
    if (first) document.report(at, `${kind} named twice: ${id}, first in ${first}`);
    else seen.set(id, document.path);
  }
}

/** The places in a chart's checked settings that refer to a figure or an event, and its id. */
function named(
  kind: "figure" | "event",
  settings: unknown,
  at: PropertyKey[] = [],
): [PropertyKey[], string][] {
  if (typeof settings !== "object" || settings === null) return [];
  const id = (settings as Record<string, unknown>)[kind];
  if (typeof id === "string") return [[at, id]];
  return Object.entries(settings).flatMap(([key, value]) =>
    named(kind, value, [...at, Array.isArray(settings) ? Number(key) : key]),
  );
}
