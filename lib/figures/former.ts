/** The ids that things had before the ones that their files give them: `was` beside `id`. */
import { byId } from "../story/by-id";
import type { Rename } from "../story/correction";
import { type Kind, nameOf } from "../story/kinds";
import type { Draft } from "../story/story";
import type { Document } from "./document";
import type { Fault, Place } from "./faults";
import { madeIn } from "./made";
import type { FilePoll } from "./poll-schema";
import type { SourceFile, StoryFile } from "./schema";
import type { FileSeries } from "./series-schema";
import { statedIn } from "./stated";

/** One `was` of a file: all that it renames, which is more than one thing where it is a poll's or a series'. */
export interface Former {
  place: Place;
  was: string;
  /** What it stands with, `figure` of a figure, a poll, an answer or a value. */
  kind: Kind;
  renames: Rename[];
}

/** Every `was` of a story's files, in their order. */
export function formerIn(story: Document<StoryFile>, sources: Document<SourceFile>[]): Former[] {
  return [...sources.flatMap(inSource), ...inStory(story)];
}

function inStory(document: Document<StoryFile>): Former[] {
  const file = document.value as StoryFile;
  const parts = [
    ["derived", "figure"],
    ["events", "event"],
    ["positions", "position"],
    ["charts", "chart"],
    ["issues", "sourceIssue"],
  ] as const;
  return parts.flatMap(([part, kind]) =>
    file[part].flatMap(({ id, was = [] }, k) => own(document, kind, id, was, [part, k])),
  );
}

function inSource(document: Document<SourceFile>): Former[] {
  const file = document.value as SourceFile;
  // What a poll, a series or a value of one renames tells it alone.
  const bare: SourceFile = { ...file, figures: [], polls: [], series: [] };
  return [
    ...own(document, "source", file.source.id, file.source.was ?? [], ["source"]),
    ...file.figures.flatMap(({ id, was = [] }, k) => own(document, "figure", id, was, ["figures", k])),
    ...file.polls.flatMap((poll, k) => {
      const as = (other: FilePoll) => ({ ...bare, polls: [other] });
      const names = [poll.id, ...(poll.was ?? [])];
      return [
        ...(poll.was ?? []).map((id) =>
          made(document, ["polls", k], id, as(poll), [[as(poll), as({ ...poll, id })]]),
        ),
        ...poll.answers.flatMap((answer, j) =>
          (answer.was ?? []).map((was) => {
            const lead = poll.lead?.map((each) => (each === answer.id ? was : each)) as FilePoll["lead"];
            const answers = poll.answers.with(j, { ...answer, id: was });
            const pairs = names.map((id): [SourceFile, SourceFile] => [
              as({ ...poll, id }),
              as({ ...poll, id, answers, lead }),
            ]);
            return made(document, ["polls", k, "answers", j], was, as(poll), pairs);
          }),
        ),
      ];
    }),
    ...file.series.flatMap((each, k) => {
      const as = (other: FileSeries) => ({ ...bare, series: [other] });
      const names = [each.id, ...(each.was ?? [])];
      return [
        ...(each.was ?? []).map((id) =>
          made(document, ["series", k], id, as(each), [[as(each), as({ ...each, id })]]),
        ),
        ...each.values.flatMap((value, j) =>
          (value.was ?? []).map((was) => {
            const own = { ...each, values: [value] };
            const values = [{ ...value, id: was }];
            const pairs = names.map((id): [SourceFile, SourceFile] => [
              as({ ...own, id }),
              as({ ...own, id, values }),
            ]);
            return made(document, ["series", k, "values", j], was, as(own), pairs);
          }),
        ),
      ];
    }),
  ];
}

/** A `was` of what figures are called after, `today` holding it: those whose ids it changes, from a file without it to one with it. */
function made(
  document: Document<SourceFile>,
  at: PropertyKey[],
  was: string,
  today: SourceFile,
  pairs: [without: SourceFile, under: SourceFile][],
): Former {
  const ids = idsIn(today);
  const renames = pairs.flatMap(([without, under]) => {
    const others = idsIn(without);
    return idsIn(under).flatMap((old, index) =>
      old === others[index] ? [] : [{ kind: "figure" as const, id: ids[index] as string, was: old }],
    );
  });
  return { was, kind: "figure", place: document.place([...at, "was"]), renames };
}

function own(
  document: Document<unknown>,
  kind: Kind,
  id: string,
  was: string[],
  at: PropertyKey[],
): Former[] {
  return was.map((each) => ({
    was: each,
    kind,
    place: document.place([...at, "was"]),
    renames: [{ kind, id, was: each }],
  }));
}

/** The ids of every figure of a source's file, in its order. */
function idsIn(file: SourceFile): string[] {
  return [...statedIn(file), ...madeIn(file)].map(({ figure }) => figure.id);
}

/** The faults of names that are still in use, or that two things claim to have had. */
export function formerFaults(former: Former[], draft: Draft): Fault[] {
  const items: Partial<Record<Kind, readonly { id: string }[]>> = {
    source: draft.sources,
    figure: draft.figures,
    event: draft.events,
    position: draft.positions,
    chart: draft.charts,
    sourceIssue: draft.issues,
  };
  const heirs = new Map<string, string>();
  return former.flatMap(({ place, renames }) => {
    for (const rename of renames) {
      const { kind, id, was } = rename;
      const old = nameOf({ kind, id: was });
      if (byId(items[kind] ?? [], was))
        return [{ ...place, message: `still in use: ${old}, which ${id} cannot have been` }];
      const heir = heirs.get(old) ?? id;
      if (heir !== id) return [{ ...place, message: `${old} is what ${heir} was, too` }];
      heirs.set(old, id);
    }
    return [];
  });
}
