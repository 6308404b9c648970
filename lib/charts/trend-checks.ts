/** Values over time: dated, of one unit, of one house. */

import type { Rules } from "../lint/subject";
import type { Draft } from "../story/story";
import { didYouMean } from "../words/near";
import { charts, misdated, type Named, named, unlike, type Wrong } from "./chart-checks";
import { pointsOf, type TrendLine, type TrendSettings } from "./trend";

/** The values of a line, and where the settings name the poll or the series that each is of. */
function valuesOf(line: TrendLine, index: number, draft: Draft): Named[] {
  const at = ["lines", index];
  if ("series" in line) return pointsOf(line).map(({ value }) => named(draft, value, ...at, "series"));
  return line.polls.flatMap((poll, k) =>
    pointsOf({ ...line, polls: [poll] }).map(({ value }) => named(draft, value, ...at, "polls", k)),
  );
}

/** The polls of a line that have not its answer; told once where none has it. */
function unanswered(line: TrendLine, index: number): Wrong[] {
  if ("series" in line) return [];
  const { answer, polls } = line;
  const lacking = polls.flatMap(({ answers }, k) =>
    answers.some((each) => each.answer === answer) ? [] : [k],
  );
  const meant = didYouMean(
    answer,
    new Set(polls.flatMap(({ answers }) => answers.map((each) => each.answer))),
  );
  if (lacking.length === polls.length)
    return [
      { at: ["lines", index, "answer"], message: `no poll of this line has the answer ${answer}${meant}` },
    ];
  return lacking.map((k) => ({
    at: ["lines", index, "polls", k],
    message: `this poll has not the line's answer ${answer}`,
  }));
}

/** Values of a line by another house than its first; a series without a name is the source's own. */
function joined(line: Named[]): Wrong[] {
  const houses = line.map(({ figure }) => figure.attribution?.en ?? "no house named");
  const odd = line[houses.findIndex((house) => house !== houses[0])];
  return odd ? [{ at: odd.at, message: `houses joined by a line: ${[...new Set(houses)].join(", ")}` }] : [];
}

export const trendChecks: Rules = {
  "trend-line": {
    severity: "error",
    explanation:
      "A line over time joins what one house measured, each value dated, none after the deadline and all of one unit; polls of different houses are lines of their own.",
    check: charts<TrendSettings>("trend", ({ lines }, draft) => {
      const values = lines.map((line, index) => valuesOf(line, index, draft));
      return [
        ...unlike(values.flat(), "lines"),
        ...lines.flatMap(unanswered),
        ...values.flatMap(joined),
        ...misdated(
          values.flat().map(({ figure: { id, time }, at }) => ({ id, time, at })),
          draft,
        ),
      ];
    }),
  },
};
