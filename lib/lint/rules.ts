import { counts } from "./counts";
import { crowds } from "./crowds";

import { deadlines } from "./deadline";
import { labels } from "./labels";
import { multiples } from "./multiples";
import { order } from "./order";
import { periods } from "./periods";
import { polls } from "./polls";
import { proofs } from "./proofs";
import { reports } from "./reports";
import type { Rules } from "./subject";
import { texts } from "./texts";
import { times } from "./times";

/** Found where the files are read; nobody can accept them. */
const faults: Rules = {
  proof: {
    severity: "fault",
    explanation:
      "The archived article has the hash on file, the printed words stand whole in the named paragraph, and read with their scale they are the value.",
  },
  "derived-value": {
    severity: "fault",
    explanation: "A derived figure is what its formula gives, to the digits on file.",
  },
  "unseen-letters": {
    severity: "fault",
    explanation:
      "A text holds no letter that readers cannot see (controls, zero-width letters, marks that turn the direction, fillers, private ones) but what emoji, Persian, Indian and Mongolian letters, forms of Chinese characters and words from right to left need, and no more than four marks stand on one letter, or eight of a script that stacks its own.",
  },
  "instant-zone": {
    severity: "fault",
    explanation:
      "Dates are dates of the calendar, zones have names that are known, and an instant carries the offset that its zone has at that moment.",
  },
};

/** Found by what holds findings against what the files accept. */
const acceptances: Rules = {
  "accepted-nothing": {
    severity: "error",
    explanation:
      "What a file accepts is a finding that there is, and of printed words, in the words that there are.",
  },
};

/** The checks of what every story has, by their codes; kinds of chart bring their own. */
export const storyRules: Rules = {
  ...faults,
  ...acceptances,
  ...proofs,
  ...labels,
  ...times,
  ...reports,
  ...multiples,
  ...order,
  ...periods,
  ...polls,
  ...counts,
  ...texts,
  ...deadlines,
  ...crowds,
};
