import { standingOf } from "../story/standing";
import { type Draft, type Figure, find } from "../story/story";
import type { Language } from "../story/text";
import { period } from "../words/dates";
import { figureWords } from "../words/format";
import { say } from "../words/prose";
import { labelOf, standingWord } from "../words/standing";
import type { Row, Table } from "./chart";

/** Figures with what they are, when they speak of and where they stand; derived ones with their formula. */
export function figureTable(figures: Figure[], story: Draft, language: Language): Table {
  return {
    columns: ["Figure", "Value", "When", "Source"],
    rows: figures.map((figure): Row => {
      const words = figureWords(figure, language);
      const label = labelOf(figure, language);
      const { doubt, inferred } = standingOf(figure, story);
      const noted = (text: string, flag: Parameters<typeof standingWord>[0] | null) =>
        flag ? { text, note: standingWord(flag, language) } : text;
      return {
        id: figure.id,
        cells: [
          figure.category ? `${label}, ${say(figure.category, language)}` : label,
          noted(words, doubt),
          noted(figure.time ? period(figure.time, story.zone) : "", inferred ? "inferred" : null),
          {
            text: figure.formula ? spelled(figure.formula, story) : "",
            note: origin(figure, story, language),
            cites: figure.cites,
          },
        ],
      };
    }),
  };
}

/** Whether a figure is derived, and whether it comes from outside the articles. */
function origin(figure: Figure, story: Draft, language: Language): string {
  const { derived, outside } = standingOf(figure, story);
  return [derived && ("derived" as const), outside !== "no" && outside]
    .flatMap((key) => (key ? [standingWord(key, language)] : []))
    .join(", ");
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
