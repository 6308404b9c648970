/** Chronicles: what is counted is dated and falls between the axis's ends; what is banded is so too. */
import { chartsOf, placeIn, type Rules } from "../lint/subject";
import { find } from "../story/story";
import { middleOf, stretch } from "../story/time";
import type { ChronicleSettings } from "./chronicle";

export const chronicleChecks: Rules = {
  "chronicle-dates": {
    severity: "error",
    explanation:
      "What a chronicle counts, does and bands is dated, and falls between its first day and the deadline.",
    check: (subject) =>
      chartsOf<ChronicleSettings>(subject, "chronicle").flatMap(({ chart, settings }) => {
        const { figures, events, zone, deadline } = subject.draft;
        const [from, until] = [
          Date.parse(stretch(settings.from, zone).startsAt),
          Date.parse(deadline.instant),
        ];
        const dated = [
          ...settings.marks.map(({ figure: id }) => ({
            id,
            at: middleOf(find(figures, id).time),
            key: "marks",
          })),
          ...settings.lanes
            .flatMap(({ events }) => events)
            .map(({ event: id }) => {
              const { exact, time } = find(events, id);
              return { id, at: middleOf(exact?.time ?? time), key: "lanes" };
            }),
          ...(settings.band
            ? [settings.band.from, settings.band.to].map((id) => ({
                id,
                at: Date.parse(stretch(id, zone).startsAt),
                key: "band",
              }))
            : []),
        ];
        return dated
          .filter(({ at }) => !(at >= from && at <= until))
          .map(({ id, at, key }) => ({
            about: chart.id,
            place: placeIn(subject, "charts", chart.id, "settings", key),
            message: Number.isNaN(at)
              ? `has no time: ${id}`
              : `${id} falls outside ${settings.from} to the deadline`,
          }));
      }),
  },
};
