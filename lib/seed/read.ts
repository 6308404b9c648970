import { type Fault, FigureFaults } from "../figures/faults";
import { figureFiles, storySlugs } from "../figures/files";
import { frontOf } from "../figures/front";
import type { Front } from "../story/front";
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
  /** The moment that the editions are to open at, in UTC; null, and without it, for at once. */
  notBefore?: string | null;
}

/** An article that is not in the archive, where it has to be. */
function unproved({ file, place }: Ready["proof"]["missing"][number]): Fault {
  return { ...place, message: `not in the archive: ${file}`, code: "proof" };
}

/** What a folder of figure files says. */
export interface Desk {
  stories: Ready[];
  /** The front page; null where it stays as it is, single stories having been asked for or its file having faults. */
  front: Front | null;
}

/**
 * Stories read and checked, each by itself, for the moment that readers see them from, and the front page: what may be
 * published, and the faults of the rest.
 */
export function readEach({ figures, articles, stories, strict = false, now, notBefore }: Reading): {
  ready: Ready[];
  front: Front | null;
  faults: Fault[];
} {
  const faults: Fault[] = [];
  const slugs = storySlugs(figures, stories);
  const ready = slugs.flatMap((slug) => {
    try {
      const checked = checkFiles(slug, figureFiles(figures, slug), articles, notBefore ?? now);
      if (strict && checked.proof.missing.length) throw new FigureFaults(checked.proof.missing.map(unproved));
      return [checked];
    } catch (error) {
      if (!(error instanceof FigureFaults)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  const drafts = ready.map(({ draft }) => draft);
  const wrong: Fault[] = [];
  const front = stories.length ? null : frontOf(figures, slugs, drafts, wrong);
  return { ready, front: wrong.length ? null : front, faults: [...faults, ...wrong] };
}

/** Reads and checks stories and the front page; throws the faults of all of them together. */
export function readDesk(from: Reading): Desk {
  const { ready, front, faults } = readEach(from);
  if (faults.length) throw new FigureFaults(faults);
  return { stories: ready, front };
}

/** The stories alone. */
export function readStories(from: Reading): Ready[] {
  return readDesk(from).stories;
}
