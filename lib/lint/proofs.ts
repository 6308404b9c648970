/** Proofs: printed words that say a value in a way that cannot be read. */
import type { Rules } from "./subject";

export const proofs: Rules = {
  "proof-words": {
    severity: "error",
    explanation:
      "Printed words say a number that can be read; where they do not, the desk has read the value itself, and accepts them in these words.",
    check: ({ unread }) =>
      unread.map(({ figure, place, printed, passage }) => ({
        about: figure,
        place,
        message:
          `no number can be read in the printed words: "${printed}"; ` +
          `to let them stand, accept them with printed: "${printed}" and passage: "${passage}"`,
        words: { printed, passage },
      })),
  },
};
