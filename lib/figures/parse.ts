import { basename } from "node:path";
import {
  byMark,
  type Citation,
  type Draft,
  type Event,
  type Figure,
  type Source,
  type Time,
} from "../story/story";
import { checkedZone, instant, stretch } from "../story/time";
import { derive } from "./derive";
import { type Document, readDocument } from "./document";
import { type Fault, FigureFaults, type Place } from "./faults";
import type { FigureFile } from "./files";
import { type Logged, logged } from "./log";
import { madeIn } from "./made";
import { type Places, placesOf } from "./places";
import { type Proof, prove, type Unread } from "./provenance";
import { type ChartSettings, checkReferences } from "./references";
import { type FileTime, type SourceFile, type StoryFile, sourceFile, storyFile } from "./schema";
import { pathOf, type Stated, statedIn } from "./stated";

/** A story as its figure files say it, and what the desk knows of the files. */
export interface Parsed {
  draft: Draft;
  /** How much of it the archive proved. */
  proof: Proof;
  /** The figures that nobody but the desk can prove, for the form of their printed words. */
  unread: Unread[];
  /** The explanations of changes, in the files' order. */
  log: Logged[];
  /** Where each item stands, by its name. */
  places: Places;
  /** The files themselves, for the checks of meaning. */
  story: Document<StoryFile>;
  sources: Document<SourceFile>[];
  /** True for a story that is not to be published yet. */
  unfinished: boolean;
  /** Where entries stand that somebody has yet to look at. */
  unlooked: Place[];
}

/**
 * Figure files to a checked story. Throws one `FigureFaults` with every fault of
 * every file; nothing downstream checks its form again.
 */
export function parseStory(slug: string, files: FigureFile[], archive: string, kinds: ChartSettings): Parsed {
  const faults: Fault[] = [];
  const stories = files.filter((file) => basename(file.path) === "story.yaml");
  const story = stories.map((file) => readDocument(file.path, file.text, storyFile, faults))[0];
  const sources = files
    .filter((file) => !stories.includes(file))
    .map((file) => readDocument(file.path, file.text, sourceFile, faults));
  const good = sources.filter((document) => document.value !== null);

  const proof: Proof = { proved: 0, unproved: 0, missing: [], paragraphs: {} };
  const unread: Unread[] = [];
  for (const document of good) {
    const found = prove(document, archive);
    proof.proved += found.proved;
    proof.unproved += found.unproved;
    proof.missing.push(...found.missing);
    Object.assign(proof.paragraphs, found.paragraphs);
    unread.push(...found.unread);
  }
  // References are looked up among everything that could be read, so that a
  // broken file does not make the others' references look wrong.
  const whole = story?.value && good.length === sources.length;
  if (!whole) throw new FigureFaults(faults);

  const draft = assemble(slug, story as Document<StoryFile>, good);
  checkReferences(draft, story, good, proof.paragraphs, kinds);
  if (faults.length) throw new FigureFaults(faults);

  const unlooked = good.flatMap(unlookedIn);
  return {
    draft,
    proof,
    unread,
    log: [...good, story].flatMap(logged),
    places: placesOf(story, good),
    story,
    sources: good,
    unfinished: (story.value as StoryFile).draft || unlooked.length > 0,
    unlooked,
  };
}

/** Where a source's file says `draft: true` of its entries. */
function unlookedIn(document: Document<SourceFile>): Place[] {
  const file = document.value as SourceFile;
  return (["polls", "series", "figures"] as const).flatMap((list) =>
    file[list].flatMap(({ draft }, k) => (draft ? [document.place([list, k, "draft"], "key")] : [])),
  );
}

function assemble(slug: string, story: Document<StoryFile>, documents: Document<SourceFile>[]): Draft {
  const file = story.value as StoryFile;
  attempt(story, ["zone"], () => checkedZone(file.zone));
  attempt(story, ["deadline", "zone"], () => checkedZone(file.deadline.zone));

  const { midnight: _midnight, written: _written, ...deadline } = file.deadline;
  const sources = documents.map((document) => source(document, file.zone));
  const stated = documents.flatMap((document) => statedFigures(document, file.zone));
  const made = documents.flatMap((document) =>
    madeIn(document.value as SourceFile).map(({ figure }) => figure),
  );
  const draft: Draft = {
    slug,
    headline: file.headline,
    dek: file.dek,
    zone: file.zone,
    opens:
      file.opens === "live" || file.opens === "newest-source"
        ? file.opens
        : attempt(story, ["opens"], () => instant(file.opens)),
    deadline: {
      ...deadline,
      instant: attempt(story, ["deadline", "instant"], () =>
        instant(file.deadline.instant, file.deadline.zone),
      ),
      outcome: file.deadline.outcome
        ? {
            ...file.deadline.outcome,
            at: attempt(story, ["deadline", "outcome", "at"], () => instant(file.deadline.outcome?.at ?? "")),
          }
        : null,
    },
    sources: sources.toSorted(byMark),
    figures: [...stated, ...derive(story, stated, made)],
    events: [],
    positions: file.positions,
    charts: file.charts,
    issues: file.issues,
  };
  const outside = new Set(sources.filter((each) => each.outside).map((each) => each.id));
  draft.events = file.events.map(({ follows: _follows, effect: _effect, ...event }, index): Event => {
    const at = ["events", index];
    return {
      ...event,
      detail: event.detail ?? null,
      time: resolve(story, [...at, "time"], event.time, file.zone),
      exact: event.exact
        ? { ...event.exact, time: resolve(story, [...at, "exact", "time"], event.exact.time, file.zone) }
        : null,
      outside: event.cites.every((cite: Citation) => outside.has(cite.source)),
    };
  });
  return draft;
}

function source(document: Document<SourceFile>, zone: string): Source {
  const { source: file } = document.value as SourceFile;
  const at = ["source", "published", "resolved"];
  const read = file.published.zone ?? zone;
  attempt(document, ["source", "published", "zone"], () => checkedZone(read));
  const when = attempt(document, at, () => stretch(file.published.resolved, read));
  if (when?.precision === "minute" && file.published.zone) {
    attempt(document, at, () => instant(file.published.resolved, read));
  }
  return {
    ...file,
    url: file.url ?? null,
    archive: file.archive ?? null,
    note: file.note ?? null,
    published: {
      ...file.published,
      printed: file.published.printed ?? null,
      zone: file.published.zone ?? null,
      precision: when?.precision ?? "day",
      at: when?.startsAt ?? "",
    },
  };
}

function statedFigures(document: Document<SourceFile>, zone: string): Figure[] {
  const file = document.value as SourceFile;
  // What several figures share is read once, and stays one time.
  const times = new Map<FileTime, Time>();
  const timeOf = (stated: Stated, written: FileTime): Time => {
    const time = times.get(written) ?? resolve(document, pathOf(stated, "time"), written, zone);
    times.set(written, time);
    return time;
  };
  return statedIn(file).map((stated): Figure => {
    const { figure } = stated;
    const { paragraph, option, poll, also = [], ...rest } = figure;
    return {
      ...rest,
      ours: figure.ours ?? option === "ours",
      digits: figure.digits ?? null,
      printed: figure.printed ?? null,
      counted: figure.counted ?? null,
      qualifier: figure.qualifier ?? null,
      attribution: figure.attribution ?? null,
      category: figure.category ?? null,
      poll: poll ? { option: option ?? null, ...poll } : null,
      time: figure.time ? timeOf(stated, figure.time) : null,
      cites: [{ source: file.source.id, paragraphs: paragraph === undefined ? [] : [paragraph] }, ...also],
      formula: null,
      inputs: [],
      outside: file.source.outside,
    };
  });
}

function resolve(document: Document<unknown>, at: PropertyKey[], time: FileTime, zone: string): Time {
  const end = time.end ?? time.start;
  const first = attempt(document, [...at, "start"], () => stretch(time.start, zone));
  const last = attempt(document, [...at, time.end ? "end" : "start"], () => stretch(end, zone));
  if (first && last && last.startsAt < first.startsAt)
    document.report([...at, "end"], `ends before it starts: ${end}`);
  if (first && first.precision !== time.precision) {
    document.report([...at, "precision"], `precision is ${time.precision}, the date's is ${first.precision}`);
  }
  return {
    written: time.written,
    start: time.start,
    end,
    precision: time.precision,
    why: time.why ?? null,
    inferred: time.inferred,
    startsAt: first?.startsAt ?? "",
    endsAt: last?.endsAt ?? "",
  };
}

/** Reads a time or a zone; the sentence of its error belongs at one place of the file. */
function attempt<T>(document: Document<unknown>, at: PropertyKey[], check: () => T): T {
  try {
    return check();
  } catch (error) {
    document.report(at, (error as Error).message, "value", "instant-zone");
    return undefined as T;
  }
}
