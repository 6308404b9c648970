import type { FigureRef } from "../figures/polls";
import { amount } from "../story/arithmetic";
import { type Standing, standingOf } from "../story/standing";
import { type Draft, type Figure, find } from "../story/story";
import type { Language } from "../story/text";
import { figureNumber, figureWords } from "../words/format";
import { labelOf } from "../words/standing";
import type { Frame } from "./chart";
import { figureHeld, type Held } from "./held";
import { ofStory } from "./kept";

/** A figure as a row that marks are drawn from. */
export interface Datum {
  figure: Figure;
  /** Its amount, whatever scale it is printed in. */
  value: number;
  /** In words with its unit, without it, and its number alone; with a question mark where it is in doubt. */
  words: string;
  bare: string;
  number: string;
  label: string;
  href: string;
  standing: Standing;
  /** When what it tells of its time could be known. */
  held: Held;
}

/** A chart's figure as a row. */
export function datum(
  { figure: id }: FigureRef,
  story: Draft,
  { language, link }: Pick<Frame, "language" | "link">,
): Datum {
  return { ...told(story, id, language), href: link({ figure: id }) };
}

const told = ofStory((story, id: string, language: Language): Omit<Datum, "href"> => {
  const figure = find(story.figures, id);
  const standing = standingOf(figure, story);
  const asked = (words: string) => (standing.doubt ? `? ${words}` : words);
  return {
    figure,
    value: amount(figure.value, figure.scale).toNumber(),
    words: asked(figureWords(figure, language)),
    bare: asked([figure.qualifier, figureNumber(figure, language)].filter(Boolean).join(" ")),
    number: asked(figureNumber(figure, language)),
    label: labelOf(figure, language),
    standing,
    held: figureHeld(figure, story),
  };
});
