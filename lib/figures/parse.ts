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
import { isoInstant } from "./date-forms";
import { derive } from "./derive";
import { type Document, isSound, readDocument } from "./document";
import { type Fault, FigureFaults, type Place } from "./faults";
import type { FigureFile } from "./files";
import { type Former, formerFaults, formerIn } from "./former";
import { hasHash } from "./hash";
import { type Logged, logged } from "./log";
import { madeIn } from "./made";
import { attempt, isoTime, resolve } from "./moments";
import { type Places, placesOf } from "./places";
import { type Proof, prove, type Unread } from "./provenance";
import { type ChartSettings, checkReferences } from "./references";
import { type FileTime, type SourceFile, type StoryFile, sourceFile, storyFile } from "./schema";
import { sourceStandIn, storyStandIn } from "./stand-in";
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
  /** What things were called before, in the files' order. */
  former: Former[];
  /** The files themselves, for the checks of meaning. */
  story: Document<StoryFile>;
  sources: Document<SourceFile>[];
  /** True for a story that is not to be published yet. */
  unfinished: boolean;
  /** Where entries stand that somebody has yet to look at. */
  unlooked: Place[];
}

/** Faults that leave a story whole, so that the checks of meaning can be asked too. */
const harmless = new Set(["derived-value", "proof"]);

/**
 * Figure files to a checked story. Throws one `FigureFaults` with every fault of
 * every file; nothing downstream checks its form again.
 */
export function parseStory(slug: string, files: FigureFile[], archive: string, kinds: ChartSettings): Parsed {
  const { parsed, faults } = readStory(slug, files, archive, kinds);
  if (!parsed || faults.length) throw new FigureFaults(faults);
  return parsed;
}

/** Figure files to a story, where what is wrong leaves one, and every fault of every file. */
export function readStory(
  slug: string,
  files: FigureFile[],
  archive: string,
  kinds: ChartSettings,
): { parsed: Parsed | null; faults: Fault[] } {
  const faults: Fault[] = [];
  const stories = files.filter((file) => basename(file.path) === "story.yaml");
  const story = stories.map((file) => readDocument(file.path, file.text, storyFile, faults, storyStandIn))[0];
  const sources = files
    .filter((file) => !stories.includes(file))
    .map((file) => readDocument(file.path, file.text, sourceFile, faults, sourceStandIn));
  const good = sources.filter((document) => document.value !== null);

  const proof: Proof = { proved: 0, unproved: 0, missing: [], paragraphs: {} };
  const unread: Unread[] = [];
  for (const document of good.filter((each) => isSound(each, "source") && hasHash(each, archive))) {
    const found = prove(document, archive);
    proof.proved += found.proved;
    proof.unproved += found.unproved;
    proof.missing.push(...found.missing);
    Object.assign(proof.paragraphs, found.paragraphs);
    unread.push(...found.unread);
  }
  if (!story?.value) return { parsed: null, faults };

  // What could not be read may hold what the rest refers to.
  const lost = (id: string) => [story, ...sources].some((document) => document.lost(id));
  const draft = assemble(slug, story, good, lost);
  checkReferences(draft, story, good, proof.paragraphs, kinds, lost);
  const former = formerIn(story, good);
  faults.push(...formerFaults(former, draft));
  if (faults.some(({ code }) => !code || !harmless.has(code))) return { parsed: null, faults };

  const unlooked = good.flatMap(unlookedIn);
  const parsed: Parsed = {
    draft,
    proof,
    unread,
    log: [...good, story].flatMap(logged),
    places: placesOf(story, good),
    former,
    story,
    sources: good,
    unfinished: story.value.draft || unlooked.length > 0,
    unlooked,
  };
  return { parsed, faults };
}

/** Where a source's file says `draft: true` of its entries. */
function unlookedIn(document: Document<SourceFile>): Place[] {
  const file = document.value as SourceFile;
  return (["polls", "series", "figures"] as const).flatMap((list) =>
    file[list].flatMap(({ draft }, k) => (draft ? [document.place([list, k, "draft"], "key")] : [])),
  );
}

function assemble(
  slug: string,
  story: Document<StoryFile>,
  documents: Document<SourceFile>[],
  lost: (id: string) => boolean,
): Draft {
  const file = story.value as StoryFile;
  attempt(story, ["zone"], file.zone, checkedZone);
  attempt(story, ["deadline", "zone"], file.deadline.zone, checkedZone);

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
        : attempt(story, ["opens"], file.opens, instant, isoInstant),
    deadline: {
      ...deadline,
      instant: attempt(
        story,
        ["deadline", "instant"],
        file.deadline.instant,
        (written) => instant(written, file.deadline.zone),
        isoInstant,
      ),
      outcome: file.deadline.outcome
        ? {
            ...file.deadline.outcome,
            at: attempt(
              story,
              ["deadline", "outcome", "at"],
              file.deadline.outcome.at,
              (written) => instant(written),
              isoInstant,
            ),
          }
        : null,
    },
    sources: sources.toSorted(byMark),
    figures: [...stated, ...derive(story, stated, made, lost)],
    events: [],
    positions: file.positions.map(named),
    charts: file.charts.map(named),
    issues: file.issues.map(named),
  };
  const outside = new Set(sources.filter((each) => each.outside).map((each) => each.id));
  draft.events = file.events.map(
    ({ follows: _follows, effect: _effect, was: _was, ...event }, index): Event => {
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
    },
  );
  return draft;
}

/** A thing by its own name alone. */
function named<T extends { was?: string[] }>({ was: _was, ...thing }: T): Omit<T, "was"> {
  return thing;
}

function source(document: Document<SourceFile>, zone: string): Source {
  const { source: file } = document.value as SourceFile;
  const at = ["source", "published", "resolved"];
  const read = file.published.zone ?? zone;
  attempt(document, ["source", "published", "zone"], read, checkedZone);
  const when = attempt(document, at, file.published.resolved, (written) => stretch(written, read), isoTime);
  if (when?.precision === "minute" && file.published.zone) {
    attempt(document, at, file.published.resolved, (written) => instant(written, read));
  }
  return {
    ...named(file),
    url: file.url ?? null,
    archive: file.archive ? { ...file.archive, sha256: String(file.archive.sha256) } : null,
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
    const { paragraph, option, poll, was: _was, also = [], ...rest } = figure;
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
