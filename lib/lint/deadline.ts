/** The deadline's day in texts that would not move with it. */

import type { StoryFile } from "../figures/schema";
import type { Text } from "../story/text";
import { clockParts, monthNames } from "../words/dates";
import type { Found, Rules, Subject } from "./subject";

/** The texts that frame a story and its charts, with the keys that lead to them; what events tell is the past's. */
function framing({ story }: Subject): { about: string; at: PropertyKey[]; text: Text }[] {
  const { headline, dek, charts } = story.value as StoryFile;
  return [
    { about: "story", at: ["headline"], text: headline },
    { about: "story", at: ["dek"], text: dek },
    ...charts.flatMap(({ id: about, title, subtitle, notes }, k) => [
      { about, at: ["charts", k, "title"], text: title },
      { about, at: ["charts", k, "subtitle"], text: subtitle },
      ...notes.map((text, n) => ({ about, at: ["charts", k, "notes", n], text })),
    ]),
  ];
}

/** A day of the calendar as texts write it; a year beside it is the group `year`. */
function written({ year, month, day }: { year: number; month: number; day: number }): RegExp[] {
  const name = monthNames[month - 1] ?? "";
  const months = `(?:${name}\\b|${name.slice(0, 3)}\\b\\.?)`;
  const days = `(?<!\\d)${day}(?:st|nd|rd|th)?(?!\\d)`;
  const two = (number: number) => String(number).padStart(2, "0");
  return [
    new RegExp(`${days}(?: of)? ${months}(?:,? (?<year>\\d{4}))?`, "g"),
    new RegExp(`\\b${months} ${days}(?:,? (?<year>\\d{4}))?`, "g"),
    new RegExp(`(?<!\\d)${year}-${two(month)}-${two(day)}(?!\\d)`, "g"),
    new RegExp(`(?:(?<year>\\d{4})[년年] ?)?(?<!\\d)${month}[월月] ?${day}[일日]`, "g"),
  ];
}

export const deadlines: Rules = {
  "typed-deadline": {
    severity: "error",
    explanation:
      "A headline, a dek, a chart's title, subtitle or note that gives the deadline's day refers to it, so that it moves with it.",
    check: (subject) => {
      const { instant, zone } = subject.draft.deadline;
      const date = clockParts(instant, zone);
      const patterns = written(date);
      return framing(subject).flatMap(({ about, at, text }) =>
        Object.values({ ...text }).flatMap((words): Found[] =>
          patterns
            .flatMap((pattern) => [...words.matchAll(pattern)])
            .filter(({ groups }) => !groups?.year || Number(groups.year) === date.year)
            .map(([typed]) => ({
              about,
              place: subject.story.place(at),
              message: `${typed} is typed: it is {deadline${typed.includes(String(date.year)) ? "" : ":day"}}, and would stay when the deadline moves`,
            })),
        ),
      );
    },
  },
};
