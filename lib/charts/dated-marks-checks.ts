/** Marks by date: each has its date and its size, and together they are as many as is said. */
import type { Rules } from "../lint/subject";
import { find } from "../story/story";
import { charts, misdated, named, unlike } from "./chart-checks";
import type { DatedMarksSettings } from "./dated-marks";

export const datedMarksChecks: Rules = {
  "count-marks": {
    severity: "error",
    explanation: "A total beside dated marks is as many as the marks, or as what they add up to.",
    check: charts<DatedMarksSettings>("dated-marks", ({ marks, totals }, { figures }) => {
      const sum = marks.reduce((total, { figure }) => total + Number(find(figures, figure).value), 0);
      return totals.flatMap(({ figure: id }, index) => {
        const total = Number(find(figures, id).value);
        if (total === marks.length || total === sum) return [];
        const message = `${id} says ${total}; the chart has ${marks.length} marks, which add up to ${sum}`;
        return [{ at: ["totals", index], message }];
      });
    }),
  },
  "unit-undated": {
    severity: "error",
    explanation:
      "Each mark of a chart by date has its date, between its first day and the deadline, and is drawn once.",
    check: charts<DatedMarksSettings>("dated-marks", ({ marks, from }, draft) => {
      const drawn = marks.map(({ figure: id }, index) => ({
        id,
        time: find(draft.figures, id).time,
        at: ["marks", index],
      }));
      const again = drawn.filter(({ id }, index) => marks.findIndex(({ figure }) => figure === id) < index);
      return [
        ...again.map(({ id, at }) => ({ at, message: `drawn twice: ${id}` })),
        ...misdated(drawn, draft, from),
      ];
    }),
  },
  "marks-size": {
    severity: "error",
    explanation: "Dated marks are as large as their numbers, so these are above zero and of one unit.",
    check: charts<DatedMarksSettings>("dated-marks", ({ marks }, draft) => {
      const drawn = marks.map((mark, index) => named(draft, mark, "marks", index));
      const none = drawn.filter(({ figure }) => Number(figure.value) <= 0);
      return [
        ...unlike(drawn, "marks"),
        ...none.map(({ figure: { id, value }, at }) => ({
          at,
          message: `a mark of no size: ${id} is ${value}`,
        })),
      ];
    }),
  },
};
