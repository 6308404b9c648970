/** Which editions one list has and another has not. */
import type { Holding } from "../database/holdings";

/** Those that readers can have seen at a moment: the others wait for theirs. */
export function out(holdings: readonly Holding[], now: Date): Holding[] {
  return holdings.filter(({ publishedAt }) => Date.parse(publishedAt) <= now.getTime());
}

const key = ({ story, edition, publishedAt }: Holding) => `${story}@${edition} ${Date.parse(publishedAt)}`;

/** What was published and is not kept: an edition of the same number that was published at another moment is another. */
export function lost(published: readonly Holding[], kept: readonly Holding[]): Holding[] {
  const there = new Set(kept.map(key));
  return published.filter((each) => !there.has(key(each)));
}

/** Editions of several lists, each once. */
export function together(...lists: (readonly Holding[])[]): Holding[] {
  return [...new Map(lists.flat().map((each) => [key(each), each])).values()];
}

/** The stories that editions are of, in order. */
export function slugsOf(holdings: readonly Holding[]): string[] {
  return [...new Set(holdings.map(({ story }) => story))].sort();
}

/** Editions as one word: `brexit@1,gsomia@2,gsomia@19-26`. */
export function named(holdings: readonly Holding[]): string {
  const words = slugsOf(holdings).flatMap((slug) => {
    const numbers = holdings.filter(({ story }) => story === slug).map(({ edition }) => edition);
    return ranges(numbers).map(([first, last]) => `${slug}@${first}${last > first ? `-${last}` : ""}`);
  });
  return words.join(",");
}

/** Numbers as the first and last of those that follow each other. */
function ranges(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const range = found.at(-1);
    if (range && range[1] === number - 1) range[1] = number;
    else found.push([number, number]);
  }
  return found;
}
