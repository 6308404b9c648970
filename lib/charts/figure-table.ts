import { figureWords, period } from "../format";
import { say } from "../prose";
import { type Draft, type Figure, find, type Language } from "../story";
import type { Row, Table } from "./chart";

/** Figures with what they are, when they speak of and where they stand; derived ones with their formula. */
export function figureTable(figures: Figure[], story: Draft, language: Language): Table {
  const doubted = doubtedFigures(story);
  return {
    columns: ["Figure", "Value", "When", "Source"],
    rows: figures.map((figure): Row => {
      const words = figureWords(figure, language);
      const label = say(figure.label, language);
      return {
        id: figure.id,
        cells: [
          figure.category ? `${label}, ${say(figure.category, language)}` : label,
          doubted(figure) ? { text: words, note: "in doubt" } : words,
          figure.time ? period(figure.time, story.zone) : "",
          figure.formula
            ? { text: spelled(figure.formula, story), note: origin(figure, story), cites: figure.cites }
            : { cites: figure.cites },
        ],
      };
    }),
  };
}

/** Where a derived figure comes from. */
function origin(figure: Figure, story: Draft): string {
  if (!figure.outside) return "derived";
  const all = figure.cites.every((cite) => find(story.sources, cite.source).outside);
  return all ? "derived from outside the articles" : "derived, partly from outside the articles";
}

/** Tells the figures that are in doubt, themselves or by what they are derived from. */
export function doubtedFigures(story: Draft): (figure: Figure) => boolean {
  const named = new Set(
    story.issues.filter((issue) => issue.state === "open").flatMap((issue) => issue.about.figures),
  );
  const known = new Map<string, boolean>();
  const doubted = (figure: Figure): boolean => {
    const already = known.get(figure.id);
    if (already !== undefined) return already;
    const found = named.has(figure.id) || figure.inputs.some((id) => doubted(find(story.figures, id)));
    known.set(figure.id, found);
    return found;
  };
  return doubted;
}

/** Figures and what they are derived from, each once. */
export function withInputs(figures: Figure[], story: Draft): Figure[] {
  const inputs = figures.flatMap((figure) => figure.inputs.map((id) => find(story.figures, id)));
  return [...new Set([...figures, ...inputs])];
}

/** A formula with its figures' values in place of their ids. */
export function spelled(formula: string, story: Draft): string {
  return formula
    .replace(/\{([a-z0-9-]+)\}/g, (_, id) => {
      const figure = find(story.figures, id);
      return `${figure.value}${figure.scale === "one" ? "" : ` ${figure.scale}`}`;
    })
    .replaceAll("*", "×")
    .replaceAll("/", "÷")
    .replace(/ - /g, " − ")
    .replaceAll("sqrt", "√");
}
