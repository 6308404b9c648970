/** Polls: what their shares and margins can be, what is claimed of them, which are put together. */
import { type FilePoll, rounding, sharesOf } from "../figures/poll-schema";
import { pollFigureId, pollFigures } from "../figures/polls";
import type { SourceFile } from "../figures/schema";
import { amount, places } from "../story/arithmetic";
import { type Figure, find, type Language } from "../story/story";
import { type Found, figurePlace, lineage, type Rules, type Subject, textsOf } from "./subject";

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

/** The polls that figures come from: their houses, and when they were taken. */
function taken(figures: Figure[]): string[] {
  const polled = figures.filter(({ poll }) => poll);
  return [
    ...new Set(polled.map(({ attribution, time }) => `${attribution?.en}, ${time?.start} to ${time?.end}`)),
  ];
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
        const charts = subject.draft.charts
          .filter((chart) => subject.drawn(chart).some(({ id }) => shares.includes(id)))
          .map(({ id }) => id);
        const claims = uncertain(poll, subject);
        return textsOf(subject)
          .filter(
            ({ text, about }) =>
              about === "story" ||
              charts.includes(about) ||
              shares.some((share) => text.en.includes(`{figure:${share}`)),
          )
          .flatMap(({ english, about, place }) =>
            claims
              .filter(({ words }) =>
                clauses(english).some((each) => words?.test(each) && !hedge.en?.test(each)),
              )
              .map(({ message }) => ({ about: about === "story" ? poll.id : about, place, message })),
          );
      }),
  },
  "poll-houses": {
    severity: "error",
    explanation:
      "No figure is derived from polls by different houses, or from polls that were taken at different times.",
    check: (subject) =>
      subject.draft.figures
        .filter(({ formula }) => formula)
        .map(({ id }) => ({ id, polls: taken(lineage(id, subject.draft)) }))
        .filter(({ polls }) => polls.length > 1)
        .map(({ id, polls }) => ({
          about: id,
          place: figurePlace(subject, id, "formula"),
          message: `polls put together: ${polls.join("; ")}`,
        })),
  },
};
