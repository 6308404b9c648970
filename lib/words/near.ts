import leven from "leven";

/** The allowed word nearest to a wrong one, as `, did you mean …?`, or nothing when none is near. */
export function didYouMean(wrong: string, allowed: Iterable<string>): string {
  let best = "";
  let least = Math.max(2, Math.floor(wrong.length / 3)) + 1;
  for (const word of allowed) {
    const far = leven(wrong, word);
    // Of short words most are near to each other; of the same letters they are a slip.
    const near = 2 * far < Math.max(wrong.length, word.length) || letters(wrong) === letters(word);
    if (near && far < least) [best, least] = [word, far];
  }
  return best && `, did you mean ${best}?`;
}

function letters(word: string): string {
  return [...word].sort().join("");
}
