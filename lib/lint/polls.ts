/** Polls: sums, margins, the words drawn from them, and what their sources disclose. */
import type { PollSettings } from "../charts/poll";
import { places } from "../figures/arithmetic";
import { type Figure, find, type Language } from "../story";
import {
  chartsOf,
  type Found,
  figurePlace,
  lineage,
  placeIn,
  type Rules,
  type Subject,
  textsOf,
} from "./subject";

/** How many standard errors hold 95% of samples. */
const z95 = 1.96;

/** Words that call a share a majority, a difference a lead, and those that take it back, by language. */
const majority: Partial<Record<Language, RegExp>> = {
  en: /\b(majority|(more than|over|above) (half|50)|(?<!(under|than|nearly|almost|about|below) )half (of|the)|(?<!the )most (of|(\p{Lu}\p{L}+ )*\p{L}+s|people))\b/iu,
};
const hedge: Partial<Record<Language, RegExp>> = {
  en: /\b(no|not|without) (\p{L}+ ){0,3}majority|\b(may|might|could|perhaps|possibly)\b|\b(not|un|in|less than)[ -]?(certain|clear|proven|sure|beyond)|within the margin|too close|short of|fewer than|less than/iu,
};

interface Read {
  settings: PollSettings;
  id: string;
  figure: (named: { figure: string }) => Figure;
  value: (named: { figure: string }) => number;
}

function pollsOf(subject: Subject): Read[] {
  return chartsOf<PollSettings>(subject, "poll").map(({ chart, settings }) => {
    const figure = (named: { figure: string }) => find(subject.draft.figures, named.figure);
    return { settings, id: chart.id, figure, value: (named) => Number(figure(named).value) };
  });
}

/** Runs a check on every poll and says of each figure that it returns what is wrong. */
function eachPoll(
  check: (poll: Read, subject: Subject) => [figure: Figure, message: string, key?: string][],
) {
  return (subject: Subject): Found[] =>
    pollsOf(subject).flatMap((poll) =>
      check(poll, subject).map(([figure, message, key = "value"]) => ({
        about: figure.id,
        place: figurePlace(subject, figure.id, key),
        message,
      })),
    );
}

/** A figure that differs from what it should be by more than the roundings of it and of its inputs. */
function differs(figure: Figure, expected: number[]): boolean {
  const unit = 10 ** -places(figure.value);
  return expected.every((each) => Math.abs(Number(figure.value) - each) > unit * 1.05);
}

/** Percentage points of a share's margin, p in percent: z·√(p(100−p)/n), for simple random samples. */
const margin = (p: number, n: number) => z95 * Math.sqrt((p * (100 - p)) / n);

/** Percentage points of the margin of p − q in one sample: z·√((p+q−(p−q)²)/n), from the multinomial's variance. */
const leadMargin = (p: number, q: number, n: number) => z95 * Math.sqrt((100 * (p + q) - (p - q) ** 2) / n);

const shares = ({ settings }: Read) => [settings.first.figure, settings.second.figure];

/** The house that took a poll. */
const house = (figure: Figure) => figure.attribution?.en ?? null;

const disclosures = ["client", "mode", "weighting", "wording", "margin"] as const;

export const polls: Rules = {
  "poll-sum": {
    severity: "error",
    explanation: "The shares of a poll and what they leave add up to 100.",
    check: eachPoll(({ settings, figure, value }) => {
      const parts = [...[settings.first, settings.second].map((side) => side.figure), settings.rest];
      const sum = parts.reduce((total, part) => total + value(part), 0);
      if (Math.abs(sum - 100) < 1e-6) return [];
      const rest = figure(settings.rest);
      return [
        [
          rest,
          `${parts.map((part) => figure(part).value).join(" + ")} make ${Number(sum.toFixed(6))}, not 100`,
        ],
      ];
    }),
  },
  "poll-remainder": {
    severity: "error",
    explanation: "What the shares leave over is named, and its label or a note says whose name that is.",
    check: eachPoll(({ settings, figure }) => {
      const rest = figure(settings.rest);
      const marked = [rest.label, ...rest.notes].some((text) =>
        /\b(ours?|report|article|source|release)\b/i.test(text.en),
      );
      return rest.formula === null || marked
        ? []
        : [[rest, "whose name is it? a note says that it is ours, or what the report calls it", "label"]];
    }),
  },
  "poll-respondents": {
    severity: "error",
    explanation: "The number of respondents is a whole number of people.",
    check: eachPoll(({ settings, figure }) => {
      const n = figure(settings.respondents);
      const people = /^[1-9]\d*$/.test(n.value) && n.scale === "one" && !/percent|points?$/.test(n.unit.en);
      return people ? [] : [[n, `expected a whole number of respondents, found ${n.value} ${n.unit.en}`]];
    }),
  },
  "poll-margin": {
    severity: "error",
    explanation:
      "The margin of error is 1.96·√(0.25/n) at 95% confidence, and the ends of a share's interval are the share less and plus its margin.",
    check: eachPoll(({ settings, figure, value }) => {
      const n = value(settings.respondents);
      const p = value(settings.first.figure);
      const widest = margin(50, n);
      const ends = (sign: 1 | -1) => [p + sign * margin(p, n), p + sign * widest];
      const checks: [PollSettings["margin"], number[], string][] = [
        [settings.margin, [widest], "margin of error"],
        [settings.first.low, ends(-1), "lower end"],
        [settings.first.high, ends(1), "upper end"],
      ];
      return checks
        .filter(([named, expected]) => differs(figure(named), expected))
        .map(([named, [expected = 0], what]) => [
          figure(named),
          `${what} for ${n} respondents: expected ${expected.toFixed(2)}, found ${figure(named).value}`,
        ]);
    }),
  },
  "poll-lead": {
    severity: "error",
    explanation:
      "The lead is the first share less the second, its interval 1.96·√((p+q−(p−q)²)/n) to both sides.",
    check: eachPoll(({ settings, figure, value }) => {
      const [p, q, n] = [
        value(settings.first.figure),
        value(settings.second.figure),
        value(settings.respondents),
      ];
      const half = leadMargin(p, q, n);
      const checks: [PollSettings["margin"], number, string][] = [
        [settings.lead.figure, p - q, "lead"],
        [settings.lead.low, p - q - half, "lower end of the lead"],
        [settings.lead.high, p - q + half, "upper end of the lead"],
      ];
      return checks
        .filter(([named, expected]) => differs(figure(named), [expected]))
        .map(([named, expected, what]) => [
          figure(named),
          `${what}: expected ${expected.toFixed(2)}, found ${figure(named).value}`,
        ]);
    }),
  },
  "poll-majority": {
    severity: "error",
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
        return own.flatMap(({ text, about, place }) =>
          claims
            .filter(
              ([uncertain, words]) =>
                uncertain && clauses(text.en).some((each) => words?.test(each) && !hedge.en?.test(each)),
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
      "A share's answer is named in its source's words, proved like a number; a name that is the desk's says so in a note.",
    check: eachPoll((poll) =>
      shares(poll).flatMap((named) => {
        const figure = poll.figure(named);
        const option = figure.poll?.option ?? null;
        if (option === null) {
          return [
            [figure, 'share without its option: write the answer\'s words as printed, or "ours"', "label"],
          ];
        }
        const marked = figure.notes.some((note) => /\bours?\b/i.test(note.en));
        return option === "ours" && !marked
          ? [[figure, "the answer's name is the desk's: a note says so", "label"]]
          : [];
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
