/** Polls: what their shares and margins can be, what is claimed of them, which are put together. */
import { type FilePoll, rounding, sharesOf } from "../figures/poll-schema";
import { pollFigureId, pollFigures } from "../figures/polls";
import type { SourceFile } from "../figures/schema";
import { amount, places } from "../story/arithmetic";
import { type Figure, find } from "../story/story";
import type { Language } from "../story/text";
import { ofSubject } from "./of-subject";
import { chartsDrawing, type Found, figurePlace, type Rules, type Subject, textsOf } from "./subject";

/** The polls of a story's sources, each with the place of one of its keys. */
function pollsOf({ sources }: Subject) {
  return sources.flatMap((document) =>
    (document.value as SourceFile).polls.map((poll, k) => ({
      poll,
      place: (key: keyof FilePoll) => document.place(["polls", k, key]),
    })),
  );
}

/** Words that call a share a majority, a difference a lead, and those that take it back, by language. */
const majority: Partial<Record<Language, RegExp>> = {
  en: /\b(majority|(more than|over|above) (half|50)|(?<!(under|than|nearly|almost|about|below) )half (of|the)|(?<!the )most (of|(\p{Lu}\p{L}+ )*\p{L}+s|people))\b/iu,
};
const lead: Partial<Record<Language, RegExp>> = { en: /\b(leads?|leading|ahead)\b/i };
const hedge: Partial<Record<Language, RegExp>> = {
  en: /\b(no|not|without) (\p{L}+ ){0,3}majority|\b(may|might|could|perhaps|possibly)\b|\b(not|un|in|less than)[ -]?(certain|clear|proven|sure|beyond)|within the margin|too close|short of|fewer than|less than/iu,
};

/** Claims that a poll does not bear out, each with the words that would make it and what speaks against it. */
function uncertain(poll: FilePoll, { draft }: Subject): { words: RegExp | undefined; message: string }[] {
  const figures = pollFigures(poll);
  const value = (ref: { figure: string } | null | undefined) =>
    ref ? find(draft.figures, ref.figure).value : undefined;
  const [largest] = figures.answers.toSorted((a, b) => Number(value(b.share)) - Number(value(a.share)));
  const low = value(largest?.low);
  const ahead = value(figures.lead?.low);
  return [
    ...(Number(low) <= 50
      ? [{ words: majority.en, message: `says a majority: the interval begins at ${low}` }]
      : []),
    ...(Number(ahead) <= 0
      ? [{ words: lead.en, message: `says a lead: its interval begins at ${ahead}` }]
      : []),
  ];
}

/** The clauses of a text: what takes a claim back stands in the same one. */
function clauses(text: string): string[] {
  return text.split(/[.,;:!?](?=\s|$)/);
}

/** Whether one of a text's clauses claims something, and does not take it back. */
const claims = (words: RegExp | undefined, english: string) =>
  clauses(english).some((each) => words?.test(each) && !hedge.en?.test(each));

/** The texts that call anything a majority or a lead. */
const claiming = ofSubject((subject) =>
  textsOf(subject).filter(({ english }) => claims(majority.en, english) || claims(lead.en, english)),
);

/** The polls that each figure comes from: their houses, and when they were taken. */
function taken(figures: readonly Figure[]): ReadonlyMap<string, string[]> {
  const polls = new Map<string, string[]>();
  // What a figure is derived from stands before it.
  for (const { id, poll, attribution, time, inputs } of figures) {
    const own = poll ? [`${attribution?.en}, ${time?.start} to ${time?.end}`] : [];
    polls.set(id, [...new Set([...own, ...inputs.flatMap((input) => polls.get(input) ?? [])])]);
  }
  return polls;
}

export const polls: Rules = {
  "poll-sum": {
    severity: "error",
    explanation: "The shares of a poll make 100 at most, but for what rounding adds to them.",
    check: (subject) =>
      pollsOf(subject).flatMap(({ poll, place }) => {
        const sum = sharesOf(poll.answers);
        if (sum.lte(rounding(poll.answers).plus(100))) return [];
        const shares = poll.answers.map(({ value }) => value).join(" + ");
        return [{ about: poll.id, place: place("answers"), message: `${shares} make ${sum}, more than 100` }];
      }),
  },
  "poll-margin": {
    severity: "warning",
    explanation:
      "A margin that a source gives is no smaller than simple random sampling allows: 1.96·√(0.25/n).",
    check: (subject) =>
      pollsOf(subject).flatMap(({ poll }): Found[] => {
        if (poll.margin === "not stated") return [];
        const { value } = poll.margin;
        const least = 196 * Math.sqrt(0.25 / Number(poll.respondents.value));
        if (Number(amount(value)) + 0.5 / 10 ** places(value) >= least) return [];
        const id = pollFigureId(poll, "margin");
        const message = `smaller than a sample of ${poll.respondents.value} allows: ${least.toFixed(2)} at least`;
        return [{ about: id, place: figurePlace(subject, id, "value"), message }];
      }),
  },
  "poll-majority": {
    severity: "warning",
    explanation:
      "Nothing is called a majority, or a lead, whose interval reaches below half, or below nothing, unless the same clause says that it is uncertain.",
    check: (subject) =>
      pollsOf(subject).flatMap(({ poll }) => {
        const shares = poll.answers.map(({ id }) => pollFigureId(poll, id));
        const charts = new Set(shares.flatMap((id) => [...(chartsDrawing(subject).get(id) ?? [])]));
        const doubts = uncertain(poll, subject);
        return claiming(subject)
          .filter(
            ({ text, about }) =>
              about === "story" ||
              charts.has(about) ||
              shares.some((share) => text.en.includes(`{figure:${share}`)),
          )
          .flatMap(({ english, about, place }) =>
            doubts
              .filter(({ words }) => claims(words, english))
              .map(({ message }) => ({ about: about === "story" ? poll.id : about, place, message })),
          );
      }),
  },
  "poll-houses": {
    severity: "error",
    explanation:
      "No figure is derived from polls by different houses, or from polls that were taken at different times.",
    check: (subject) => {
      const { figures } = subject.draft;
      const polls = taken(figures);
      return figures
        .filter(({ formula }) => formula)
        .map(({ id }) => ({ id, polls: polls.get(id) ?? [] }))
        .filter(({ polls }) => polls.length > 1)
        .map(({ id, polls }) => ({
          about: id,
          place: figurePlace(subject, id, "formula"),
          message: `polls put together: ${polls.join("; ")}`,
        }));
    },
  },
};
