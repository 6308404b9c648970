/** Mends the faults of figure files that have one remedy. */
import { type Fault, FigureFaults, printable } from "../figures/faults";
import { type FigureFile, figureFiles, storySlugs } from "../figures/files";
import { type Edit, mended } from "../figures/mend";
import { writeFiles } from "../figures/write";
import { checkFiles, type Ready } from "./check";
import type { Outcome } from "./outcome";
import type { Reading } from "./read";
import { checkReport, counted, faultsReport } from "./report";

/** How often what was mended is read again: what was hidden behind a fault may need mending too. */
const rounds = 5;

/** A story's files before and after, and what is left to say of them. */
interface Mended {
  files: FigureFile[];
  now: FigureFile[];
  edits: Edit[];
  /** The story that they make; null where faults are left. */
  ready: Ready | null;
  left: readonly Fault[];
}

/**
 * Writes into the figure files what mends them: derived values, hashes of archived articles, quotes and
 * the form of dates; then tells every fault that remains. With `dry` it only tells what it would write.
 */
export function fix(from: Reading, dry: boolean): Outcome {
  const stories = storySlugs(from.figures, from.stories).map((slug) => mend(slug, from));
  const edits = stories.flatMap((each) => each.edits);
  if (!dry) for (const { files, now } of stories) writeFiles(files, now);
  const { faults } = new FigureFaults(stories.flatMap(({ left }) => [...left]));
  return {
    code: faults.length ? 1 : dry && edits.length ? 2 : 0,
    words: [
      ...edits.map(editLine),
      edits.length
        ? `${counted(edits.length, "edit")}, ${dry ? "nothing was written" : "written"}`
        : "nothing to write",
      ...(faults.length
        ? [faultsReport(faults)]
        : stories.flatMap(({ ready }) => (ready ? [checkReport(ready)] : []))),
      `${faults.length ? counted(faults.length, "fault") : "no faults"}; nothing was published`,
    ].join("\n"),
    data: { edits, faults },
  };
}

/** An edit as a line: `path:line: old → new`. */
function editLine({ path, line, was, now }: Edit): string {
  return printable(`${path}:${line}: ${was === null ? "added" : `${was || "nothing"} →`} ${now}`);
}

/** A story's files, mended until nothing more can be. */
function mend(slug: string, { figures, articles, now: moment }: Reading): Mended {
  const edits: Edit[] = [];
  let files: FigureFile[] = [];
  let now: FigureFile[] = [];
  for (let round = 0; ; round += 1) {
    try {
      if (round === 0) now = files = figureFiles(figures, slug);
      return { files, now, edits, ready: checkFiles(slug, now, articles, moment), left: [] };
    } catch (error) {
      if (!(error instanceof FigureFaults)) throw error;
      const { faults } = error;
      const results = now.map((file) => ({
        ...file,
        ...mended(
          file.text,
          faults.filter(({ path }) => path === file.path),
        ),
      }));
      const found = results.flatMap((each) => each.edits);
      if (found.length === 0 || round === rounds) return { files, now, edits, ready: null, left: faults };
      edits.push(...found);
      now = results.map(({ path, text }) => ({ path, text }));
    }
  }
}
