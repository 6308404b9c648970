/** What the page says that explains the marks of the charts. */
import type { Language } from "../story/text";

/** What a thing is called, and what it means. */
type Meaning = [name: string, meaning: string];

const english = {
  title: "How to read our charts",
  intro:
    "A chart here shows what its sources say, and how far each number can be trusted. What we derived, doubt or took from elsewhere looks so, the same in every chart, and its words say it beside it. The marks on this page are drawn as the charts draw them.",
  amounts: "How a number stands",
  dates: "What happened, and when",
  precision: "How exact a number is",
  words: "Words beside numbers",
  notices: "Notes under a chart",
  source: "From a number to its source",
  editions: "Editions",
  /** What each mark is called and means, by its sample. */
  marks: {
    stated: ["Filled", "A source states it."],
    approximate: [
      "Hatched",
      "Derived by us from numbers that sources state, or approximate: “about”, “at least”.",
    ],
    doubted: [
      "Crossed, a question mark before the number",
      "In doubt. It is drawn as its source printed it, and a note under the chart says what is doubted and why. Where we hold less to be right, only what goes beyond that is crossed.",
    ],
    outside: [
      "Dashed outline",
      "From outside the story’s own articles: a source that we found and cite ourselves.",
    ],
    "outside-approximate": ["Hatched, dashed outline", "Approximate, and from outside the articles."],
    done: ["Filled dot", "It was done on that day."],
    planned: [
      "Hollow dot, slanted words",
      "It was planned. Once its day has passed, and no source says what came of it, the words say that too.",
    ],
    "dated-outside": ["Dashed dot", "The event, or its day, comes from outside the articles."],
    inferred: ["Question mark in a dot", "The day is our reading of the source’s words, and could be wrong."],
    days: ["Thick line", "It took several days."],
    counted: ["Numbered mark", "One of what is counted, in the order of time."],
    "counted-outside": [
      "Numbered mark, dashed",
      "The same, where that one, or its day, comes from outside the articles. The count itself may be the articles’ own.",
    ],
    moment: [
      "Line across the axis",
      "The moment that is shown. What could not be known by then is not there yet.",
    ],
    interval: [
      "Whiskers",
      "The number’s 95% interval: of 100 polls taken in the same way, the intervals of about 95 would hold the true share. It is made from the pollster’s margin of error where there is one, otherwise from ours, which takes those who were asked for a simple random sample.",
    ],
  } satisfies Record<string, Meaning>,
  /** Words, and what they mean. */
  terms: [
    ["our label", "The source gives the number and no name for it, or not this one. The name is ours."],
    ["about, at least", "The source itself says so, or a number that ours is derived from is no more exact."],
    ["derived", "Our arithmetic. The table under the chart shows the formula with its numbers."],
    ["in doubt", "The source may be wrong; the note says why we think so."],
    ["wrong as printed", "The source is wrong, and the note gives the evidence."],
    ["from outside the articles", "From another source than the articles that the story is told from."],
    ["date inferred", "Our reading of “last week”, “on Sunday” and the like."],
  ] satisfies Meaning[],
  issue: {
    head: "Shown as printed, and doubted.",
    text: "What the source printed, what we hold to be right instead, and the evidence.",
    meaning: "A double rule stands beside a doubt about what a source printed.",
  },
  notice: {
    head: "Corrected on the day that it was.",
    text: "What it said, what it says now, and why.",
    meaning:
      "A single heavy rule stands beside what we changed after it was published. A chart shows it wherever it is embedded.",
  },
  sourced: [
    "A number in a drawing is a link. It leads to its row in the table under the chart, which says what it is, when it speaks of and where it comes from.",
    "The row cites its source by a mark: A¶7 is the seventh paragraph of article A, O1 a source from outside the articles. The mark leads to the source’s publisher, title and day, and to the page itself where it is online.",
  ],
  edition: [
    "Whatever we publish stays. A change makes the story’s next edition, and the one before it keeps its address: ?v=3 after any address asks for edition 3, which says what has been corrected since.",
  ],
  corrections: "Every correction and update",
};

/** The guide's words in a language. */
export function guideWords(_language: Language) {
  return english;
}
