/** What of an earlier export is as it has to be. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./folder";
import { storyOf } from "./ledger";
import type { Entry, Manifest } from "./manifest";

/** Tells of a file whether it has to be as it is, and its entry then. */
export function unchangedSince(before: Manifest | null, after: Manifest, folder: string) {
  const same =
    before?.whole &&
    before.base === after.base &&
    before.program === after.program &&
    before.gzip === after.gzip;
  const sameMoment = before?.at === after.at;
  const stories = new Set(
    Object.entries(after.stories)
      .filter(([slug, story]) => JSON.stringify(before?.stories[slug]) === JSON.stringify(story))
      .map(([slug, { edition }]) => `${slug}@${edition}`),
  );
  return (file: string): Entry | null => {
    const entry = same ? before.files[file] : undefined;
    if (!entry?.address || (entry.moves && !sameMoment) || !storyOf(entry.address) || entry.of.length === 0)
      return null;
    const pinned = /^\/charts\/.*[?&]v=/.test(entry.address);
    const stays = pinned || entry.of.every((edition) => stories.has(edition));
    return stays && isThere(join(folder, file), entry) ? entry : null;
  };
}

function isThere(path: string, { bytes, sha256: hash }: Entry): boolean {
  try {
    const there = readFileSync(path);
    return there.length === bytes && sha256(there) === hash;
  } catch {
    return false;
  }
}
