import { type Fault, FigureFaults } from "../faults";
import { figureFiles, storySlugs } from "../figures/files";
import { type Checked, checkStory } from "../lint/lint";

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
function unproved({ file, place }: Checked["proof"]["missing"][number]): Fault {
  return { ...place, message: `not in the archive: ${file}`, code: "proof" };
}

/** Reads and checks stories; throws the faults of all of them together. */
export function readStories({ figures, articles, stories, strict = false, now }: Reading): Checked[] {
  const faults: FigureFaults[] = [];
  const parsed = storySlugs(figures, stories).flatMap((slug) => {
    try {
      const checked = checkStory(slug, figureFiles(figures, slug), articles, now);
      if (strict && checked.proof.missing.length) throw new FigureFaults(checked.proof.missing.map(unproved));
      return [checked];
    } catch (error) {
      if (!(error instanceof FigureFaults)) throw error;
      faults.push(error);
      return [];
    }
  });
  if (faults.length) throw new FigureFaults(faults.flatMap((error) => [...error.faults]));
  return parsed;
}
