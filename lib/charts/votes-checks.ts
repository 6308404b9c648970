/** Divisions: whole numbers of votes, both sides of one day. */
import { chartsOf, placeIn, type Rules } from "../lint/subject";
import { find } from "../story/story";
import type { VotesSettings } from "./votes";

export const votesChecks: Rules = {
  "votes-division": {
    severity: "error",
    explanation: "A division has whole numbers of votes on both sides, taken at one time.",
    check: (subject) =>
      chartsOf<VotesSettings>(subject, "votes").flatMap(({ chart, settings: { divisions } }) =>
        divisions.flatMap(({ ayes, noes }, index) => {
          const sides = [ayes, noes].map(({ figure }) => find(subject.draft.figures, figure));
          const broken = sides.filter(({ value, scale }) => !/^\d+$/.test(value) || scale !== "one");
          const times = new Set(sides.map(({ time }) => time?.startsAt ?? "no time"));
          const place = placeIn(subject, "charts", chart.id, "settings", "divisions", index);
          return [
            ...broken.map(({ id, value }) => `expected a whole number of votes: ${id} is ${value}`),
            ...(times.size > 1 || times.has("no time")
              ? [`sides of different times: ${sides.map(({ id }) => id).join(", ")}`]
              : []),
          ].map((message) => ({ about: chart.id, place, message }));
        }),
      ),
  },
};
