/** Timelines: an axis that begins before what it enlarges. */
import type { Rules } from "../lint/subject";
import { stretch } from "../story/time";
import { charts, misdated } from "./chart-checks";
import type { TimelineSettings } from "./timeline";

export const timelineChecks: Rules = {
  "timeline-range": {
    severity: "error",
    explanation:
      "A timeline begins before its last days are enlarged, and these before the deadline, which no event comes after.",
    check: charts<TimelineSettings>("timeline", ({ from, focus }, draft) => {
      const { zone, deadline, events } = draft;
      const at = (day: string) => Date.parse(stretch(day, zone).startsAt);
      if (at(focus) >= Date.parse(deadline.instant))
        return [{ at: ["focus"], message: "the enlarged days begin after the deadline" }];
      if (at(from) >= at(focus)) return [{ at: ["from"], message: "begins after its enlarged days" }];
      const drawn = events.map(({ id, time, exact }) => ({ id, time: exact?.time ?? time, at: [] }));
      return misdated(drawn, draft);
    }),
  },
};
