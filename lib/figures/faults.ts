import leven from "leven";

/** One thing wrong in a figure file, at the place where an editor finds it. */
export interface Fault {
  path: string;
  line: number;
  column: number;
  message: string;
}

/** Every fault of every file, one a line as `path:line:column message`. */
export class FigureFaults extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: Fault[]) {
    const sorted = faults.toSorted(
      (a, b) => a.path.localeCompare(b.path) || a.line - b.line || a.column - b.column,
    );
    super(sorted.map((f) => `${f.path}:${f.line}:${f.column} ${f.message}`).join("\n"));
    this.name = "FigureFaults";
    this.faults = sorted;
  }
}

/** Reports a fault at a path of keys inside one file; an empty path is the file's beginning. */
export type Report = (keys: readonly PropertyKey[], message: string, on?: "key" | "value") => void;

/** The allowed word nearest to a wrong one, as `, did you mean …?`, or nothing when none is near. */
export function didYouMean(wrong: string, allowed: Iterable<string>): string {
  let best = "";
  let least = Math.max(2, Math.floor(wrong.length / 3)) + 1;
  for (const word of allowed) {
    const far = leven(wrong, word);
    if (far < least) [best, least] = [word, far];
  }
  return best && `, did you mean ${best}?`;
}
