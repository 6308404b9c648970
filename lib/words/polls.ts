/** What the figures that the desk makes of a poll are called, in each language that this has been written in. */
import type { Language, Text } from "../story/text";

interface PollWords {
  respondents: string;
  percent: string;
  /** Of margins of shares, and of what leads are. */
  percentagePoints: string;
  points: string;
  /** Of a design effect, which multiplies a variance. */
  times: string;
  designEffect: string;
  publishedMargin: string;
  margin: string;
  marginOf: (answer: string) => string;
  lowOf: (answer: string) => string;
  highOf: (answer: string) => string;
  lead: (of: string, over: string) => string;
  leadMargin: string;
  leadLow: string;
  leadHigh: string;
  quoted: (answer: string) => string;
  /** What margins rest on. */
  simple: string;
  withDesignEffect: string;
  asPublished: string;
}

const words: Partial<Record<Language, PollWords>> & { en: PollWords } = {
  en: {
    respondents: "respondents",
    percent: "percent",
    percentagePoints: "percentage points",
    points: "points",
    times: "times",
    designEffect: "Design effect, as the source gives it",
    publishedMargin: "Margin of error, as the source gives it",
    margin: "Margin of error for a share of one half",
    marginOf: (answer) => `${answer}: margin of error`,
    lowOf: (answer) => `${answer}: lower end of the interval`,
    highOf: (answer) => `${answer}: upper end of the interval`,
    lead: (of, over) => `Lead of ${of} over ${over}`,
    leadMargin: "Margin of error for the lead",
    leadLow: "Lower end of the lead",
    leadHigh: "Upper end of the lead",
    quoted: (answer) => `“${answer}”`,
    simple: "95% confidence, assuming simple random sampling and no design effect.",
    withDesignEffect: "95% confidence, with the design effect that the source gives.",
    asPublished: "From the margin of error as the source publishes it.",
  },
};

/** A text in every language that these words are written in. */
export function pollText(write: (words: PollWords, language: Language) => string): Text {
  const texts = Object.entries(words).map(([language, own]) => [language, write(own, language as Language)]);
  return Object.fromEntries(texts) as Text;
}
