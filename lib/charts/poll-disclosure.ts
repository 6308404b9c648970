/** Polls in words: what is claimed of them, whose words name their answers, and what their sources disclose. */
import type { StoryFile } from "../figures/schema";
import { figurePlace, lineage, placeIn, type Rules, textsOf } from "../lint/subject";
import type { Figure, Language } from "../story/story";
import { eachPoll, pollsOf, shares } from "./poll-checks";

/** Words that call a share a majority, a difference a lead, and those that take it back, by language. */
const majority: Partial<Record<Language, RegExp>> = {
  en: /\b(majority|(more than|over|above) (half|50)|(?<!(under|than|nearly|almost|about|below) )half (of|the)|(?<!the )most (of|(\p{Lu}\p{L}+ )*\p{L}+s|people))\b/iu,
};
const hedge: Partial<Record<Language, RegExp>> = {
  en: /\b(no|not|without) (\p{L}+ ){0,3}majority|\b(may|might|could|perhaps|possibly)\b|\b(not|un|in|less than)[ -]?(certain|clear|proven|sure|beyond)|within the margin|too close|short of|fewer than|less than/iu,
};

/** The house that took a poll. */
const house = (figure: Figure) => figure.attribution?.en ?? null;

const disclosures = ["client", "mode", "weighting", "wording", "margin"] as const;

export const pollDisclosure: Rules = {
  "poll-remainder": {
    severity: "error",
    explanation:
      "What the shares leave over is named, and the key `ours` says whether that name is the desk's.",
    check: eachPoll(({ settings, figure }, subject) => {
      const rest = figure(settings.rest);
      const { derived } = subject.story.value as StoryFile;
      const said = derived.find(({ id }) => id === rest.id)?.ours !== undefined;
      return rest.formula === null || said
        ? []
        : [[rest, "whose name is it? write ours: true, or ours: false where a source has it", "label"]];
    }),
  },
  "poll-majority": {
    severity: "warning",
    explanation:
      "Nothing is called a majority, or a lead, whose interval reaches below half, or below nothing, unless the same clause says that it is uncertain.",
    check: (subject) =>
      pollsOf(subject).flatMap((poll) => {
        const { settings, figure, value, id } = poll;
        const sides = shares(poll).map((side) => figure(side).id);
        const own = textsOf(subject).filter(
          ({ text, about }) =>
            about === id || about === "story" || sides.some((side) => text.en.includes(`{figure:${side}`)),
        );
        const claims: [boolean, RegExp | undefined, string][] = [
          [
            value(settings.first.low) <= 50,
            majority.en,
            `a majority: the interval begins at ${figure(settings.first.low).value}`,
          ],
          [
            value(settings.lead.low) <= 0,
            /\b(leads?|leading|ahead)\b/i,
            `a lead: its interval begins at ${figure(settings.lead.low).value}`,
          ],
        ];
        return own.flatMap(({ english, about, place }) =>
          claims
            .filter(
              ([uncertain, words]) =>
                uncertain && clauses(english).some((each) => words?.test(each) && !hedge.en?.test(each)),
            )
            .map(([, , what]) => ({ about: about === "story" ? id : about, place, message: `says ${what}` })),
        );
      }),
  },
  "poll-disclosure": {
    severity: "error",
    explanation:
      'A poll names its house, client, mode, weighting, question wording and margin, or says "not stated" of each.',
    check: eachPoll((poll) =>
      shares(poll).flatMap((named) => {
        const figure = poll.figure(named);
        const missing = [
          ...(house(figure) ? [] : ["attribution"]),
          ...disclosures.filter((key) => !figure.poll?.[key]),
        ];
        return missing.length
          ? [
              [
                figure,
                `poll without ${missing.join(", ")}: write what the source says, or "not stated"`,
                "poll",
              ],
            ]
          : [];
      }),
    ),
  },
  "poll-option": {
    severity: "error",
    explanation:
      "A share's answer is named in its source's words, proved like a number, or said to be the desk's own name.",
    check: eachPoll((poll) =>
      shares(poll).flatMap((named) => {
        const figure = poll.figure(named);
        const option = figure.poll?.option ?? null;
        if (option === null) {
          return [
            [figure, 'share without its option: write the answer\'s words as printed, or "ours"', "label"],
          ];
        }
        return [];
      }),
    ),
  },
  "poll-houses": {
    severity: "error",
    explanation: "Figures of polls by different houses, or taken at different times, are not put together.",
    check: (subject) => {
      const taken = (figure: Figure) => `${house(figure)}, ${figure.time?.start} to ${figure.time?.end}`;
      const joined = (ids: string[]) => [
        ...new Set(
          ids
            .flatMap((id) => lineage(id, subject.draft))
            .filter((figure) => figure.poll)
            .map(taken),
        ),
      ];
      const message = (houses: string[]) => `polls put together: ${houses.join("; ")}`;
      const derived = subject.draft.figures
        .filter((figure) => figure.formula)
        .map((figure) => ({ id: figure.id, houses: joined([figure.id]) }))
        .filter(({ houses }) => houses.length > 1)
        .map(({ id, houses }) => ({
          about: id,
          place: figurePlace(subject, id, "formula"),
          message: message(houses),
        }));
      const drawn = pollsOf(subject).flatMap((poll) => {
        const houses = [...new Set([...shares(poll), poll.settings.respondents].map(poll.figure).map(taken))];
        return houses.length > 1
          ? [
              {
                about: poll.id,
                place: placeIn(subject, "charts", poll.id, "settings"),
                message: message(houses),
              },
            ]
          : [];
      });
      return [...derived, ...drawn];
    },
  },
};
/** The clauses of a text: what takes a claim back stands in the same one. */
function clauses(text: string): string[] {
  return text.split(/[.,;:!?](?=\s|$)/);
}
