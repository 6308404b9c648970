/** Cause and effect: what came after what, and how the desk knows. */

import type { StoryFile } from "../figures/schema";
import { type Event, find } from "../story/story";
import { ofSubject } from "./of-subject";
import { placeIn, type Rules } from "./subject";

interface Link {
  cause: Event;
  effect: Event;
  place: ReturnType<typeof placeIn>;
}

/** The causes and effects that the files declare. */
const links = ofSubject((subject): Link[] => {
  const { events } = subject.draft;
  return (subject.story.value as StoryFile).events.flatMap(({ id, follows }) =>
    follows.map((cause, index) => ({
      cause: find(events, cause),
      effect: find(events, id),
      place: placeIn(subject, "events", id, "follows", index),
    })),
  );
});

const begins = ({ exact, time }: Event) => (exact?.time ?? time).startsAt;

export const order: Rules = {
  "cause-effect": {
    severity: "error",
    explanation: "What an event follows began before it.",
    check: (subject) =>
      links(subject)
        .filter(({ cause, effect }) => begins(effect) < begins(cause))
        .map(({ cause, effect, place }) => ({
          about: effect.id,
          place,
          message: `follows ${cause.id}, which is dated after it`,
        })),
  },
  "order-unsaid": {
    severity: "error",
    explanation:
      "Where the dates that the articles give do not put a cause before its effect, an issue tells how the order is known.",
    check: (subject) =>
      links(subject)
        .filter(({ cause, effect }) => !cause.outside && !effect.outside)
        .filter(({ cause, effect }) => effect.time.startsAt < cause.time.endsAt)
        // Within one day the reports' own words tell.
        .filter(
          ({ cause, effect }) => ![cause, effect].every(({ time }) => /day|minute/.test(time.precision)),
        )
        .filter(
          ({ cause, effect }) =>
            !subject.draft.issues.some(
              ({ about }) => about.events.includes(cause.id) && about.events.includes(effect.id),
            ),
        )
        .map(({ cause, effect, place }) => ({
          about: effect.id,
          place,
          message: `the articles' dates do not put ${cause.id} before ${effect.id}, and no issue says how it is known`,
        })),
  },
  "order-undeclared": {
    severity: "error",
    explanation: "An issue about the order of events goes with the order that the desk holds true.",
    check: (subject) =>
      subject.draft.issues.flatMap(({ id, about }) => {
        if (about.events.length < 2) return [];
        const declared = links(subject).some(
          ({ cause, effect }) => about.events.includes(cause.id) && about.events.includes(effect.id),
        );
        return declared
          ? []
          : [
              {
                about: id,
                place: placeIn(subject, "issues", id, "about"),
                message: `doubts an order, and none of ${about.events.join(", ")} says what it follows`,
              },
            ];
      }),
  },
};
