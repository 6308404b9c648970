/** `--revert gsomia@4`: plans the files' way back to what an edition said, and goes it with `--write`. */
import { renameSync } from "node:fs";
import { resolve } from "node:path";
import { createTwoFilesPatch } from "diff";
import { parse as parseYaml } from "yaml";
import { editionsAt } from "../database/pending";
import { plan as planFor } from "../database/publish";
import { readStory } from "../database/stories";
import type { Tables } from "../database/tables";
import type { Plan } from "../editions/plan";
import { renamesOf, underNames } from "../editions/renames";
import { type Fault, FigureFaults } from "../figures/faults";
import { type FigureFile, figureFiles, storySlugs } from "../figures/files";
import { writeFiles } from "../figures/write";
import type { Story } from "../story/story";
import { checkFiles, parseFiles, showing } from "./check";
import { insertAt, type Value } from "./edit";
import type { Outcome } from "./outcome";
import { overDatabase } from "./plans";
import type { Reading } from "./read";
import { counted, faultsReport, planReport } from "./report";
import { type Left, type Reversal, reversal } from "./reversal";

/** The edition to go back to, whether to edit the files, and what readers are told where they need to be told. */
export interface Reverting {
  story: string;
  edition: number;
  write: boolean;
  why: string | null;
}

/**
 * The way of a story's files back to what an edition said: their edits as a patch, what
 * publishing them would change, the entries that it needs, and what is to be done by hand.
 * Nothing is written but, where it is asked for, the files. Throws `FigureFaults`, and a
 * sentence where there is no such edition.
 */
export async function revert(
  from: Reading,
  { story: slug, edition, write, why }: Reverting,
): Promise<Outcome> {
  storySlugs(from.figures, [slug]);
  const read = figureFiles(from.figures, slug);
  const parse = (files: FigureFile[]) => parseFiles(slug, files, from.articles);
  return withEdition(slug, edition, new Date(from.now), async (database, open, target) => {
    const { draft, former, places } = parse(read);
    const renames = [...open.renames, ...renamesOf(open, draft, former, places).renames];
    const { files, aside, left } = reversal(underNames(target, renames), read, parse);
    const first = await planOf(database, slug, files, from);
    const reasoned = why === null ? files : withReasons(files, first.faults, why);
    const { plan, faults } = why === null ? first : await planOf(database, slug, reasoned, from);
    if (write) {
      writeFiles(read, reasoned);
      setAside(aside);
    }
    return told({ slug, edition, write, why }, { read, reasoned, aside, left }, plan, faults);
  });
}

/** What a way back comes to, in words and as data. */
function told(
  { slug, edition, write, why }: { slug: string } & Pick<Reverting, "edition" | "write" | "why">,
  {
    read,
    reasoned,
    aside,
    left,
  }: Pick<Reversal, "aside" | "left"> & Record<"read" | "reasoned", FigureFile[]>,
  plan: Shown | null,
  faults: Fault[],
): Outcome {
  const patches = read.flatMap(({ path, text }) => {
    const after = reasoned.find((each) => each.path === path)?.text;
    return after === undefined || after === text ? [] : [patchOf(path, text, after)];
  });
  const nothing = patches.length === 0 && aside.length === 0;
  const words = nothing
    ? [`${slug}: the files say what edition ${edition} said, as far as edits can make them`]
    : [
        `${slug}: the files' way back to edition ${edition}`,
        "",
        ...patches,
        ...aside.map(
          (path) => `set aside ${path}: edition ${edition} has not its source, ${asideName(path)}`,
        ),
        ...(plan ? ["", planReport(plan.plan, plan.sides, plan.places)] : []),
      ];
  return {
    code: nothing && left.length === 0 ? 0 : write ? 0 : 2,
    words: [
      ...words,
      ...left.flatMap(leftWords),
      ...(faults.length ? ["", faultsReport(faults).trimEnd(), why === null ? whyHint : entriesHint] : []),
      "",
      closing(nothing, write, patches.length + aside.length),
    ].join("\n"),
    data: {
      story: slug,
      edition,
      written: write && !nothing,
      patches,
      aside,
      left,
      faults,
      changes: faults.flatMap(({ add }) => add ?? []),
    },
  };
}

const entriesHint = "entries for readers are written once these faults are mended: run it again then";
const whyHint = '--why "what readers are told" writes these entries, as corrections and retractions';

function closing(nothing: boolean, write: boolean, count: number): string {
  if (nothing) return "nothing was written";
  return write
    ? `${counted(count, "file")} edited, nothing published; npm run seed -- --plan shows what would be`
    : "nothing was written; --write makes these edits in the files";
}

function leftWords({ of, message, add }: Left): string[] {
  return ["", `by hand: ${of}: ${message}`, ...(add ? ["", add] : [])];
}

/** Uses the open edition of a story and the one to go back to. Throws a sentence that says which there are. */
async function withEdition<T>(
  slug: string,
  edition: number,
  now: Date,
  use: (database: Tables, open: Story, target: Story) => Promise<T>,
): Promise<T> {
  const unpublished = () => {
    throw new Error(`${slug} is not published: there is no edition to go back to`);
  };
  return overDatabase(async (database) => {
    const { open: last } = await editionsAt(database, slug, now);
    if (last === null) return unpublished();
    if (edition > last) {
      const there = last === 1 ? "there is edition 1 alone" : `there are 1 to ${last}`;
      throw new Error(`${slug} has no edition ${edition}: ${there}`);
    }
    const [open, target] = [last, edition].map((number) => readStory(database, slug, number));
    return use(database, (await open) as Story, (await target) as Story);
  }, unpublished);
}

interface Shown {
  plan: Plan;
  sides: Parameters<typeof planReport>[1];
  places: Parameters<typeof planReport>[2];
}

/** What publishing files would do, and what it would be refused for; no plan for files that are not well formed. */
async function planOf(
  database: Tables,
  slug: string,
  files: FigureFile[],
  { articles, now }: Reading,
): Promise<{ plan: Shown | null; faults: Fault[] }> {
  const faults: Fault[] = [];
  const attempt = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof FigureFaults)) throw error;
      faults.push(...error.faults);
      return null;
    }
  };
  const parsed = attempt(() => parseFiles(slug, files, articles));
  if (!parsed) return { plan: null, faults };
  // The checks of meaning stop a publication, but no look at it.
  attempt(() => checkFiles(slug, files, articles, now));
  const plan = await planFor(database, { ...parsed, showing }, new Date(now));
  const shown = { plan, sides: { before: plan.before, after: parsed.draft }, places: parsed.places };
  return { plan: shown, faults: [...faults, ...plan.faults] };
}

/** Files with the entries that faults ask for: corrections, and retractions of what goes, for one reason. */
function withReasons(files: FigureFile[], faults: Fault[], why: string): FigureFile[] {
  return files.map((file) => {
    const entries = faults
      .filter(({ path }) => path === file.path)
      .flatMap(({ add }) => (add ? (parseYaml(add) as Record<string, Value>[]) : []));
    const told = entries.map((entry) => ({ ...entry, reason: entry.reason ?? "correction", why }));
    const last = Number.POSITIVE_INFINITY;
    return {
      ...file,
      text: told.reduce((text, entry) => insertAt(text, ["changes"], last, entry), file.text),
    };
  });
}

function patchOf(path: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after).replace(/^=+\n/, "").trimEnd();
}

/** Where a file goes that is set aside: its name no longer ends like a figure file's. */
function asideName(path: string): string {
  return `${path}.aside`;
}

function setAside(paths: string[]): void {
  for (const path of paths) renameSync(resolve(path), resolve(asideName(path)));
}
