import type { Reason } from "../story/correction";
import { type Kind, kindNamed } from "../story/kinds";
import type { Text } from "../story/text";
import type { Document } from "./document";
import type { Place } from "./faults";
import type { SourceFile, StoryFile } from "./schema";

/** One entry of a figure file's `changes`. */
export interface Logged {
  kind: Kind;
  id: string;
  was: string;
  /** Null when the thing was retracted. */
  now: string | null;
  reason: Reason;
  why: Text;
  place: (key: "of" | "was" | "now") => Place;
}

/** The explanations of changes in one file. */
export function logged(document: Document<SourceFile | StoryFile>): Logged[] {
  return (document.value?.changes ?? []).map(({ of, now, ...change }, index): Logged => {
    const [word = "", id] = of.split(" ");
    const kind = kindNamed(word) as Kind;
    return {
      ...change,
      kind,
      id: id ?? (kind === "deadline" ? "deadline" : ""),
      now: now ?? null,
      place: (key) => document.place(["changes", index, key]),
    };
  });
}
