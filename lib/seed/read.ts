import { FigureFaults } from "../faults";
import { figureFiles, storySlugs } from "../figures/files";
import { type Checked, checkStory } from "../lint/lint";

/** Which stories to read, from where, and the archive to prove them against. */
export interface Reading {
  figures: string;
  articles: string;
  /** All of the folder's when empty. */
  stories: string[];
  /** The present moment, in UTC. */
  now: string;
}

/** Reads and checks stories; throws the faults of all of them together. */
export function readStories({ figures, articles, stories, now }: Reading): Checked[] {
  const faults: FigureFaults[] = [];
  const parsed = storySlugs(figures, stories).flatMap((slug) => {
    try {
      return [checkStory(slug, figureFiles(figures, slug), articles, now)];
    } catch (error) {
      if (!(error instanceof FigureFaults)) throw error;
      faults.push(error);
      return [];
    }
  });
  if (faults.length) throw new FigureFaults(faults.flatMap((error) => [...error.faults]));
  return parsed;
}
