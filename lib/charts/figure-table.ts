import { figureWords, period } from "../format";
import { say } from "../prose";
import { type Figure, find, type Language, type Story } from "../story";
import type { Row, Table } from "./chart";

/** Figures with what they are, when they speak of and where they stand; derived ones with their formula. */
export function figureTable(figures: Figure[], story: Story, language: Language): Table {
  return {
    columns: ["Figure", "Value", "When", "Source"],
    rows: figures.map(
      (figure): Row => ({
        id: figure.id,
        cells: [
          say(figure.label, language),
          figureWords(figure, language),
          figure.time ? period(figure.time, story.zone) : "",
          figure.formula
            ? {
                text: spelled(figure.formula, story),
                note: figure.outside ? "derived, partly from outside the articles" : "derived",
                cites: figure.cites,
              }
            : { cites: figure.cites },
        ],
      }),
    ),
  };
}

/** A formula with its figures' values in place of their ids. */
export function spelled(formula: string, story: Story): string {
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
