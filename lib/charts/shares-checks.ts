/** Shares: colours of answers that the poll has. */

import type { Rules } from "../lint/subject";
import { didYouMean } from "../words/near";
import { charts } from "./chart-checks";
import type { SharesSettings } from "./shares";

export const sharesChecks: Rules = {
  "shares-colours": {
    severity: "error",
    explanation: "Each colour of a poll's shares is an answer's that the poll has.",
    check: charts<SharesSettings>("shares", ({ poll, colours }) => {
      const answers = poll.answers.map(({ answer }) => answer);
      return Object.keys(colours)
        .filter((answer) => !answers.includes(answer))
        .map((answer) => ({
          at: ["colours", answer],
          message: `the poll has no answer ${answer}${didYouMean(answer, answers) || `, only ${answers.join(", ")}`}`,
        }));
    }),
  },
};
