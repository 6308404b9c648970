/** Divisions: whole numbers of votes, both sides of one day. */
import type { Rules } from "../lint/subject";
import { charts, named, unlike } from "./chart-checks";
import type { VotesSettings } from "./votes";

export const votesChecks: Rules = {
  "votes-division": {
    severity: "error",
    explanation: "A division has whole numbers of votes on both sides, of one unit and taken at one time.",
    check: charts<VotesSettings>("votes", ({ divisions }, draft) => {
      const both = divisions.map(({ ayes, noes }, index) => [
        named(draft, ayes, "divisions", index, "ayes"),
        named(draft, noes, "divisions", index, "noes"),
      ]);
      const broken = both
        .flat()
        .filter(({ figure: { value, scale } }) => !/^\d+$/.test(value) || scale !== "one");
      const apart = both.flatMap((sides) => {
        const times = new Set(sides.map(({ figure: { time } }) => time?.startsAt ?? "no time"));
        if (times.size === 1 && !times.has("no time")) return [];
        const ids = sides.map(({ figure }) => figure.id).join(", ");
        return [{ at: sides[1]?.at ?? [], message: `sides of different times: ${ids}` }];
      });
      const unvoted = both.flatMap(([ayes, noes]) =>
        ayes && noes && Number(ayes.figure.value) + Number(noes.figure.value) === 0
          ? [
              {
                at: ayes.at,
                message: `a division in which nobody voted: ${ayes.figure.id}, ${noes.figure.id}`,
              },
            ]
          : [],
      );
      return [
        ...unlike(both.flat(), "votes"),
        ...unvoted,
        ...broken.map(({ figure: { id, value, scale }, at }) => ({
          at,
          message: `expected a whole number of votes: ${id} is ${value}${scale === "one" ? "" : ` ${scale}`}`,
        })),
        ...apart,
      ];
    }),
  },
};
