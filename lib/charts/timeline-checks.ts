/** Timelines: an axis that begins before what it enlarges. */
import { chartsOf, placeIn, type Rules } from "../lint/subject";
import { stretch } from "../story/time";
import type { TimelineSettings } from "./timeline";

export const timelineChecks: Rules = {
  "timeline-range": {
    severity: "error",
    explanation: "A timeline begins before its last days are enlarged, and these before the deadline.",
    check: (subject) =>
      chartsOf<TimelineSettings>(subject, "timeline").flatMap(({ chart, settings }) => {
        const { zone, deadline } = subject.draft;
        const at = (day: string) => stretch(day, zone).startsAt;
        const wrong =
          Date.parse(at(settings.focus)) >= Date.parse(deadline.instant)
            ? "focus"
            : at(settings.from) >= at(settings.focus)
              ? "from"
              : null;
        if (!wrong) return [];
        const place = placeIn(subject, "charts", chart.id, "settings", wrong);
        const message =
          wrong === "focus" ? "the enlarged days begin after the deadline" : "begins after its enlarged days";
        return [{ about: chart.id, place, message }];
      }),
  },
};
