/** Multiples: times against percent. */
import { amount, evaluate } from "../story/arithmetic";
import { byId } from "../story/by-id";
import { type Figure, find } from "../story/story";
import { english, type Found, figurePlace, type Rules, type Subject, textsOf } from "./subject";

const isTimes = ({ unit }: Figure) => /^(times|fold)$/.test(unit.en);
const increase = /\b(increase|rise|more|growth|extra|added)\b/i;

function found(subject: Subject, id: string, message: string, key: string): Found {
  return { about: id, place: figurePlace(subject, id, key), message };
}

export const multiples: Rules = {
  "times-percent": {
    severity: "warning",
    explanation:
      "An increase is what is added: five times as much is 400% more, and at once as much the increase is nothing.",
    check: (subject) => {
      const { figures } = subject.draft;
      const formulas = figures.flatMap((figure) => {
        const times = figure.inputs.filter((id) => isTimes(find(figures, id)));
        if (!figure.formula || times.length === 0 || !english(figure.label)) return [];
        const inputs = figure.inputs.map((id) => find(figures, id));
        const values = new Map(
          inputs.map((each) => [each.id, isTimes(each) ? amount("1") : amount(each.value, each.scale)]),
        );
        const nothing = evaluate(figure.formula, values).isZero();
        const called = increase.test(figure.label.en);
        if (nothing === called) return [];
        const message = called
          ? `called an increase, but the formula does not take the ${times[0]}'s first time off: ${figure.formula}`
          : `an increase that its label does not call one: ${figure.formula}`;
        return [found(subject, figure.id, message, called ? "formula" : "label")];
      });
      // Told as so many times more, it is one time too many.
      const told = textsOf(subject).flatMap(({ english, about, place }) =>
        Array.from(english.matchAll(/\{figure:([a-z0-9-]+)(?::\w+)?\} (more|higher|greater|larger)\b/g))
          .filter(([, id = ""]) => {
            const figure = byId(figures, id);
            return figure && isTimes(figure);
          })
          .map(([, id, word]) => ({
            about,
            place,
            message: `{figure:${id}} ${word} is one time too many: write {figure:${id}} as much`,
          })),
      );
      return [...formulas, ...told];
    },
  },
};
