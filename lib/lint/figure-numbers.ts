/** Figures by the numbers that texts may give them with. */
import type { Decimal } from "decimal.js";
import { amount, rounded } from "../story/arithmetic";
import { groupedBy } from "../story/grouped";
import type { Figure } from "../story/story";
import type { Said } from "../words/number";

/** One number of a figure, as it is stored or as readers see it, without its scale and with it. */
interface Numbered {
  figure: Figure;
  bare: Decimal;
  whole: Decimal;
}

/** The numbers of a figure. */
function numbersOf(figure: Figure): Numbered[] {
  const { value, scale, digits } = figure;
  const own = [amount(value), ...(digits === null ? [] : [rounded(value, digits)])];
  const factor = amount("1", scale);
  return own.map((bare) => ({ figure, bare, whole: bare.times(factor) }));
}

/** Of figures of one number the first of each unit and scale, which is all that tells them apart in a text. */
function firstOfEach(numbered: Numbered[]): Figure[] {
  const figures = numbered.map(({ figure }) => figure);
  return Array.from(
    groupedBy(figures, ({ unit, scale }) => `${scale} ${unit.en}`).values(),
    ([first]) => first as Figure,
  );
}

/** What finds the figures that a number in a text may be, in their order: of those alike in unit and scale the first. */
export function figuresByNumber(figures: readonly Figure[]): (said: Said) => Figure[] {
  const numbers = figures.flatMap(numbersOf);
  const by = (key: "bare" | "whole") =>
    new Map(
      Array.from(
        groupedBy(numbers, (each) => each[key].toString()),
        ([number, own]) => [number, firstOfEach(own)],
      ),
    );
  const [bare, whole] = [by("bare"), by("whole")];
  return ({ number, factor }) =>
    (factor ? whole.get(number.times(factor).toString()) : bare.get(number.toString())) ?? [];
}
