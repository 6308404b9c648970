/** Positions: answers to questions that are asked. */
import { chartsOf, placeIn, type Rules } from "../lint/subject";
import type { PositionsSettings } from "./positions";

export const positionsChecks: Rules = {
  "question-unknown": {
    severity: "error",
    explanation: "Each answer in the positions is to a question that a chart asks.",
    check: (subject) => {
      const charts = chartsOf<PositionsSettings>(subject, "positions");
      const asked = new Set(charts.flatMap(({ settings }) => settings.questions.map(({ id }) => id)));
      return subject.draft.positions.flatMap(({ id, answers }) =>
        Object.keys(answers)
          .filter((question) => !asked.has(question))
          .map((question) => ({
            about: id,
            place: placeIn(subject, "positions", id, "answers", question),
            message: `no chart asks ${question}${asked.size ? `, only ${[...asked].join(", ")}` : ""}`,
          })),
      );
    },
  },
};
