/** A place in a figure file, line and column counted from 1. */
export interface Place {
  path: string;
  line: number;
  column: number;
}

/** What would mend a fault: the value that should stand at its place or, with a key, one to be added to the keys there. */
export interface Mend {
  key?: string;
  value: string;
}

/** One thing wrong in a figure file, at the place where an editor finds it. */
export interface Fault extends Place {
  message: string;
  /** The check that found it, where it has a name (docs/checks.md). */
  code?: string;
  /** The id that the finding is about, by which a file accepts it. */
  about?: string;
  /** Lines for the file that would mend it. */
  add?: string;
  /** What `--fix` would write. */
  mend?: Mend;
}

/** The order in which places are read. */
export function byPlace(a: Place, b: Place): number {
  return a.path.localeCompare(b.path) || a.line - b.line || a.column - b.column;
}

/** A place and what is said of it, as one line. */
export function at({ path, line, column }: Place, message: string, name?: string | null): string {
  return printable(`${path}:${line}:${column} ${message}${name ? ` [${name}]` : ""}`);
}

/** A line for a terminal, with what that would act on, or hide, spelled out. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A finding's name: its check and what it is about, as a file accepts it. */
export function named({ code, about }: { code?: string; about?: string }): string | null {
  return code ? [code, about].filter(Boolean).join(": ") : null;
}

/** Every fault of every file, one a line as `path:line:column message`. */
export class FigureFaults extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: Fault[]) {
    const sorted = faults.toSorted(byPlace);
    super(sorted.map((fault) => at(fault, fault.message, named(fault))).join("\n"));
    this.name = "FigureFaults";
    this.faults = sorted;
  }
}

/** Reports a fault at a path of keys inside one file; an empty path is the file's beginning. */
export type Report = (
  keys: readonly PropertyKey[],
  message: string,
  on?: "key" | "value",
  code?: string,
  mend?: Mend,
) => void;
