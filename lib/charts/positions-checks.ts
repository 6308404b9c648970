/** Positions: answers to questions that are asked, at steps that these have. */

import { chartsOf, type Found, placeIn, type Rules, type Subject } from "../lint/subject";
import { type Answer, find } from "../story/story";
import { didYouMean } from "../words/near";
import { figuresInText } from "../words/prose";
import { charts } from "./chart-checks";
import type { PositionsSettings } from "./positions";

interface Answered {
  position: string;
  question: string;
  answer: Answer;
}

/** Every answer in a story's positions that something is wrong about, at the answer or one of its keys. */
function answers(subject: Subject, wrong: (each: Answered) => string | null, key?: "step"): Found[] {
  return subject.draft.positions.flatMap(({ id: position, answers }) =>
    Object.entries(answers).flatMap(([question, answer]) => {
      const message = wrong({ position, question, answer });
      const keys = key ? [question, key] : [question];
      return message === null
        ? []
        : [{ about: position, place: placeIn(subject, "positions", position, "answers", ...keys), message }];
    }),
  );
}

/** The questions that charts ask, each with the steps that one of them gives it. */
function asked(subject: Subject): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { settings } of chartsOf<PositionsSettings>(subject, "positions"))
    for (const { id, steps = [] } of settings.questions)
      found.set(id, [...(found.get(id) ?? []), ...steps.map((step) => step.id)]);
  return found;
}

export const positionsChecks: Rules = {
  "question-unknown": {
    severity: "error",
    explanation: "Each answer in the positions is to a question that a chart asks.",
    check: (subject) => {
      const questions = [...asked(subject).keys()];
      const only = questions.length ? `, only ${questions.join(", ")}` : "";
      return answers(subject, ({ question }) =>
        questions.includes(question) ? null : `no chart asks ${question}${only}`,
      );
    },
  },
  "step-unknown": {
    severity: "error",
    explanation: "The step of an answer in the positions is one that its question has.",
    check: (subject) => {
      const questions = asked(subject);
      return answers(
        subject,
        ({ question, answer: { step } }) => {
          const steps = questions.get(question);
          if (step === null || !steps || steps.includes(step)) return null;
          if (steps.length === 0) return `${question} has no steps: ${step}`;
          return `${question} has no step ${step}${didYouMean(step, steps) || `, only ${steps.join(", ")}`}`;
        },
        "step",
      );
    },
  },
  "step-unsaid": {
    severity: "warning",
    explanation:
      "An answer to a question that has steps names one, unless it tells a poll, whose sides stand at several.",
    check: (subject) => {
      const questions = asked(subject);
      const polled = (text: Answer["text"]) =>
        figuresInText(text).some(([, id]) => find(subject.draft.figures, id).poll !== null);
      return answers(subject, ({ question, answer: { step, text } }) => {
        const steps = questions.get(question) ?? [];
        if (step !== null || steps.length === 0 || polled(text)) return null;
        return `stands at no step of ${question}: ${steps.join(", ")}`;
      });
    },
  },
  "positions-poll": {
    severity: "error",
    explanation: "A poll that is drawn under the positions has two answers, one for each end.",
    check: charts<PositionsSettings>("positions", ({ poll }) =>
      poll && poll.answers.length !== 2
        ? [{ at: ["poll"], message: `expected a poll of two answers, this one has ${poll.answers.length}` }]
        : [],
    ),
  },
};
