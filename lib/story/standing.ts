/** What readers have to know of a figure besides its number, the same in every drawing, table and file. */
import { type Draft, type Figure, find } from "./story";

export interface Standing {
  /** Whether it, or what it is derived from, is in doubt or known to be wrong as printed. */
  doubt: "in doubt" | "wrong as printed" | null;
  qualifier: Figure["qualifier"];
  derived: boolean;
  /** True when the reading of its time, or of that of what it is derived from, could be wrong. */
  inferred: boolean;
  /** Whether it comes from outside the articles; `partly` for what is derived from both. */
  outside: "no" | "partly" | "yes";
  /** True when its label is the desk's. */
  ours: boolean;
}

const standings = new WeakMap<Draft, Map<string, Standing>>();

/** How a figure of a story stands. */
export function standingOf(figure: Figure, story: Draft): Standing {
  const known = standings.get(story) ?? new Map<string, Standing>();
  standings.set(story, known);
  const standing = known.get(figure.id) ?? made(figure, story);
  known.set(figure.id, standing);
  return standing;
}

function made(figure: Figure, story: Draft): Standing {
  const inputs = figure.inputs.map((id) => standingOf(find(story.figures, id), story));
  const states = story.issues
    .filter(({ about }) => about.figures.includes(figure.id))
    .map(({ state }) => state);
  const all = figure.outside && figure.cites.every(({ source }) => find(story.sources, source).outside);
  return {
    doubt:
      states.includes("open") || inputs.some(({ doubt }) => doubt === "in doubt")
        ? "in doubt"
        : states.includes("confirmed") || inputs.some(({ doubt }) => doubt !== null)
          ? "wrong as printed"
          : null,
    qualifier: figure.qualifier,
    derived: figure.formula !== null,
    inferred: figure.time?.inferred || inputs.some(({ inferred }) => inferred),
    outside: all ? "yes" : figure.outside ? "partly" : "no",
    ours: figure.ours,
  };
}
