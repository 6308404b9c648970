/** A story's files as they would say what an edition said, and what no edit of them can do. Pure. */
import { isDeepStrictEqual } from "node:util";
import { isSeq, parseDocument } from "yaml";
import { alike } from "../editions/canonical";
import { toItems } from "../editions/items";
import { FigureFaults } from "../figures/faults";
import { type FormValue, sourceForm, statedForm } from "../figures/file-form";
import type { FigureFile } from "../figures/files";
import type { Parsed } from "../figures/parse";
import type { SourceFile } from "../figures/schema";
import { kinds, nameOf } from "../story/kinds";
import type { Draft } from "../story/story";
import { insertAt, type Keys, lines, removeAt, setAt } from "./edit";
import { isStatedBy, newFigure, type Step, wayBack } from "./way-back";

/** What no edit does: what is to be done by hand, with the lines where some are to be added. */
export interface Left {
  of: string;
  message: string;
  add: string | null;
}

export interface Reversal {
  /** The files as they would be. */
  files: FigureFile[];
  /** The paths of files whose source the edition has not: they are set aside. */
  aside: string[];
  left: Left[];
}

/** How often the files are looked at again: an edit of what several share changes others. */
const rounds = 4;

/** The way of files to what `target` says, its things under the names that they have in the files. */
export function reversal(
  target: Draft,
  read: FigureFile[],
  parse: (files: FigureFile[]) => Parsed,
): Reversal {
  let [files, parsed, readable] = [read, parse(read), true];
  const aside = parsed.sources
    .filter(({ value }) => !target.sources.some(({ id }) => id === (value as SourceFile).source.id))
    .map(({ path }) => path);
  for (let round = 0; round < rounds && readable; round += 1) {
    const next = edited(files, wayBack(target, parsed)).filter(({ path }) => !aside.includes(path));
    if (isDeepStrictEqual(next, files)) break;
    files = next;
    try {
      parsed = parse(files);
    } catch (error) {
      if (!(error instanceof FigureFaults)) throw error;
      // What they lack is told by the seed, and what they had not before is known.
      readable = false;
    }
  }
  const missing = missingOf(target, parsed);
  return { files, aside, left: [...missing, ...(readable ? differing(target, parsed, missing) : [])] };
}

/** Files after edits: first values, then what goes, from the end, then what comes. */
function edited(files: FigureFile[], steps: Step[]): FigureFile[] {
  return files.map((file) => {
    const own = steps.filter(({ path }) => path === file.path);
    let { text } = file;
    for (const { keys, value } of values(own)) text = setAt(text, keys, value);
    const gone = own.filter((step) => step.do === "remove").map(({ keys }) => keys);
    for (const keys of gone.toSorted((a, b) => byPlace(b, a))) text = removeAt(text, keys);
    for (const step of own) {
      if (step.do !== "insert") continue;
      text = insertAt(text, step.keys, placeBehind(text, step.keys, step.after), step.value);
    }
    return { ...file, text };
  });
}

/** The values to set, each once; what several share changes where all of them change alike. */
function values(steps: Step[]): { keys: Keys; value: FormValue }[] {
  const sets = steps.filter((step) => step.do === "set");
  const found = new Map<string, { keys: Keys; value: FormValue }>();
  for (const { keys, value, own, all } of sets) {
    const alike = sets.filter((each) => isDeepStrictEqual([each.keys, each.value], [keys, value]));
    const to = own && alike.length !== all ? own : keys;
    found.set(JSON.stringify(to), { keys: to, value });
  }
  return [...found.values()];
}

/** Orders keys as their places in a file's lists. */
function byPlace(a: Keys, b: Keys): number {
  const at = a.findIndex((key, k) => key !== b[k]);
  const [one, other] = [a[at], b[at]];
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one ?? "").localeCompare(String(other ?? ""));
}

/** Where in a list an item comes that stands behind another one. */
function placeBehind(text: string, keys: Keys, after: number | string | null): number {
  if (typeof after === "number") return after;
  const list = parseDocument(text).getIn(keys);
  if (after === null || !isSeq(list)) return Number.POSITIVE_INFINITY;
  if (after === "") return 0;
  const at = (list.toJSON() as { id?: string }[]).findIndex(({ id }) => id === after);
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

/** What an edition has and no edit can put into the files: sources that have none, and parts of polls. */
function missingOf(target: Draft, { draft, sources }: Parsed): Left[] {
  const files = sources.map(({ path, value }) => ({ path, file: value as SourceFile }));
  return target.sources.flatMap((source): Left[] => {
    const stated = target.figures.filter((figure) => isStatedBy(figure, source.id));
    const form = (figure: (typeof stated)[number]) => ({ ...statedForm(figure), option: undefined });
    const own = files.find(({ file }) => file.source.id === source.id);
    if (!own) {
      const whole = { source: sourceForm(source), figures: stated.length ? stated.map(form) : undefined };
      const message = "no file has it any more: add one";
      return [{ of: nameOf({ kind: "source", id: source.id }), message, add: lines(whole, 0) }];
    }
    return stated
      .filter(({ id }) => !draft.figures.some((each) => each.id === id))
      .filter((figure) => newFigure(figure, own.file, own.path, target) === null)
      .map((figure) => ({
        of: nameOf({ kind: "figure", id: figure.id }),
        message: `part of a poll that ${own.path} does not hold so: add it to that poll`,
        add: lines([form(figure)], 2),
      }));
  });
}

/** What the files say otherwise than an edition did, though all was done that edits can do. */
function differing(target: Draft, { draft }: Parsed, missing: Left[]): Left[] {
  const [was, now] = [toItems(target), toItems(draft)];
  const told = new Set(missing.map(({ of }) => of));
  return kinds.flatMap((kind) => {
    const ids = new Set([...was[kind], ...now[kind]].map(({ id }) => id));
    return [...ids].flatMap((id): Left[] => {
      const [old, item] = [was, now].map((items) => items[kind].find((each) => each.id === id));
      const of = nameOf({ kind, id });
      if (told.has(of) || (old && item && alike(old, item))) return [];
      if (!old) return [{ of, message: "is in the files still", add: null }];
      const keys = item && Object.keys(old).filter((key) => !alike([old[key]], [item[key]]));
      const message = keys ? `says otherwise still: ${keys.join(", ")}` : "is not in the files";
      return [{ of, message, add: null }];
    });
  });
}
