/** The kinds of things that a story is made of, and what they are called. */

/** The kinds of things that a story is made of, each held from one edition until another. */
export const kinds = [
  "story",
  "deadline",
  "source",
  "figure",
  "event",
  "position",
  "chart",
  "sourceIssue",
] as const;
export type Kind = (typeof kinds)[number];

/** What a kind is called in figure files and plans. */
export const kindNames: Record<Kind, string> = {
  story: "story",
  deadline: "deadline",
  source: "source",
  figure: "figure",
  event: "event",
  position: "position",
  chart: "chart",
  sourceIssue: "issue",
};

/** The kind that a name in a figure file begins with; null for any other word. */
export function kindNamed(word: string): Kind | null {
  return kinds.find((kind) => kindNames[kind] === word) ?? null;
}

/** What a thing is called in figure files and plans: `figure poll-scrap`, `deadline`. */
export function nameOf({ kind, id }: { kind: Kind; id: string }): string {
  return kind === "deadline" || kind === "story" ? kindNames[kind] : `${kindNames[kind]} ${id}`;
}
