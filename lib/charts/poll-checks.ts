/** Polls as arithmetic: sums, margins, leads. */

import { chartsOf, type Found, figurePlace, type Rules, type Subject } from "../lint/subject";
import { places } from "../story/arithmetic";
import { type Figure, find } from "../story/story";
import type { PollSettings } from "./poll";

/** How many standard errors hold 95% of samples. */
const z95 = 1.96;

/** A poll that a chart draws. */
export interface Poll {
  settings: PollSettings;
  id: string;
  figure: (named: { figure: string }) => Figure;
  value: (named: { figure: string }) => number;
}

/** The polls that charts draw. */
export function pollsOf(subject: Subject): Poll[] {
  return chartsOf<PollSettings>(subject, "poll").map(({ chart, settings }) => {
    const figure = (named: { figure: string }) => find(subject.draft.figures, named.figure);
    return { settings, id: chart.id, figure, value: (named) => Number(figure(named).value) };
  });
}

/** Runs a check on every poll and says of each figure that it returns what is wrong. */
export function eachPoll(
  check: (poll: Poll, subject: Subject) => [figure: Figure, message: string, key?: string][],
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

/** The two shares of a poll. */
export const shares = ({ settings }: Poll) => [settings.first.figure, settings.second.figure];

export const pollChecks: Rules = {
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
};
