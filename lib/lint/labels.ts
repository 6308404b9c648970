/** Labels and digits: what is the desk's own, and how exactly a derived figure can be known. */
import { isSum, places } from "../story/arithmetic";
import { type Figure, find } from "../story/story";
import { figuresInText } from "../words/prose";
import { figurePlace, type Rules, textsOf } from "./subject";

/** Decimal places that readers are shown. */
const shownPlaces = ({ digits, value }: Figure) => digits ?? places(value);

/** Significant digits that readers are shown; the zeros that end a whole number tell nothing. */
function shownDigits(figure: Figure): number {
  const decimals = shownPlaces(figure);
  const digits = Number(figure.value).toFixed(decimals).replace(/^-/, "");
  const telling = decimals > 0 ? digits : digits.replace(/0+$/, "");
  return telling.replace(".", "").replace(/^0+/, "").length;
}

/** The least digits that a product may be shown with, however rough what it is made of. */
const leastDigits = 3;

export const labels: Rules = {
  "label-ours": {
    severity: "error",
    explanation:
      "A text that gives a figure whose label is the desk's says so with `{ours}` after the name that it gives it.",
    check: (subject) =>
      textsOf(subject).flatMap(({ text, about, place }) =>
        Object.values(text).flatMap((said: string) => {
          const named = figuresInText(said).find(([, id]) => find(subject.draft.figures, id).ours);
          return named && !said.includes("{ours}")
            ? [{ about, place, message: `the label of ${named[1]} is ours: say so with {ours}` }]
            : [];
        }),
      ),
  },
  "derived-digits": {
    severity: "error",
    explanation: `A sum is shown to no more decimal places than what it adds, a product with no more digits than the roughest of its figures, or ${leastDigits}.`,
    check: (subject) =>
      subject.draft.figures.flatMap((figure) => {
        if (!figure.formula || figure.inputs.length === 0) return [];
        const inputs = figure.inputs.map((id) => find(subject.draft.figures, id));
        const sum = isSum(figure.formula);
        const [shown, most, what] = sum
          ? [shownPlaces(figure), Math.min(...inputs.map(shownPlaces)), "decimal places"]
          : [shownDigits(figure), Math.max(leastDigits, Math.min(...inputs.map(shownDigits))), "digits"];
        if (shown <= most) return [];
        const place = figurePlace(subject, figure.id, figure.digits === null ? "value" : "digits");
        const message = `shown with ${shown} ${what}, and what it is made of allows ${most}: write digits`;
        return [{ about: figure.id, place, message }];
      }),
  },
};
