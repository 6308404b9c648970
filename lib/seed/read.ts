import { type Fault, FigureFaults } from "../figures/faults";
import { figureFiles, storySlugs } from "../figures/files";
import { checkFiles, type Ready } from "./check";

/** Which stories to read, from where, and the archive to prove them against. */
export interface Reading {
  figures: string;
  articles: string;
  /** All of the folder's when empty. */
  stories: string[];
  /** Whether an article that the archive lacks is a fault. */
  strict?: boolean;
  /** The present moment, in UTC. */
  now: string;
}

/** An article that is not in the archive, where it has to be. */
function unproved({ file, place }: Ready["proof"]["missing"][number]): Fault {
  return { ...place, message: `not in the archive: ${file}`, code: "proof" };
}

/** Stories read and checked, each by itself: those that may be published, and the faults of the others. */
export function readEach({ figures, articles, stories, strict = false, now }: Reading): {
  ready: Ready[];
  faults: Fault[];
} {
  const faults: Fault[] = [];
  const ready = storySlugs(figures, stories).flatMap((slug) => {
    try {
      const checked = checkFiles(slug, figureFiles(figures, slug), articles, now);
      if (strict && checked.proof.missing.length) throw new FigureFaults(checked.proof.missing.map(unproved));
      return [checked];
    } catch (error) {
      if (!(error instanceof FigureFaults)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  return { ready, faults };
}

/** Reads and checks stories; throws the faults of all of them together. */
export function readStories(from: Reading): Ready[] {
  const { ready, faults } = readEach(from);
  if (faults.length) throw new FigureFaults(faults);
  return ready;
}
