/** Bars of one unit, none below nothing, and changes that go the way that the bars go. */
import type { Rules } from "../lint/subject";
import { amount } from "../story/arithmetic";
import { find } from "../story/story";
import type { BarsSettings } from "./bars";
import { charts, named, unlike } from "./chart-checks";

const ways = { "-1": "less than", "0": "as much as", "1": "more than" };

export const barsChecks: Rules = {
  "bars-unit": {
    severity: "error",
    explanation: "Bars stand on one scale, so they are of one unit, and from zero, so none is below it.",
    check: charts<BarsSettings>("bars", ({ groups }, draft) => {
      const drawn = groups.flatMap(({ bars }, group) =>
        bars.map(({ figure }, bar) => named(draft, figure, "groups", group, "bars", bar, "figure")),
      );
      const below = drawn.filter(({ figure }) => Number(figure.value) < 0);
      return [
        ...unlike(drawn, "bars"),
        ...below.map(({ figure, at }) => ({ at, message: `a bar below zero: ${figure.id}` })),
      ];
    }),
  },
  "bars-change": {
    severity: "error",
    explanation: "A change stands with two bars, and is above zero where the second is more than the first.",
    check: charts<BarsSettings>("bars", ({ groups }, { figures }) =>
      groups.flatMap(({ bars, change }, group) => {
        if (!change) return [];
        const at = ["groups", group, "change"];
        const { id, value } = find(figures, change.figure);
        const [first, second] = bars.map(({ figure }) => find(figures, figure.figure));
        if (!first || !second) return [{ at, message: `a change of one bar alone: ${id}` }];
        const way = amount(second.value, second.scale).cmp(amount(first.value, first.scale));
        if (way === amount(value).cmp(0)) return [];
        const than = ways[`${way}` as keyof typeof ways];
        return [{ at, message: `${id} is ${value}, and ${second.id} is ${than} ${first.id}` }];
      }),
    ),
  },
};
