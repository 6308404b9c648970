import { expect, test } from "vitest";
import { harbour } from "../../tests/stories";
import { type Figure, find } from "../story/story";
import { axisTicks } from "./axis";
import { figureSpelled, figureWords } from "./format";
import { unitKind } from "./units";

const plain = { ...find(harbour().figures, "poll-n"), qualifier: null };

/** A figure of a value, a unit and what else is said of it. */
function figure(value: string, unit: string, more: Partial<Figure> = {}): Figure {
  return { ...plain, value, unit: { en: unit }, printed: null, ...more };
}

test.each<[string, string, string, Partial<Figure>?]>([
  ["33", "pounds", "£33 billion", { scale: "billion", printed: "£33 billion" }],
  ["33", "pounds", "33 billion pounds", { scale: "billion", printed: "33 billion pounds" }],
  ["39", "euros", "€39 billion", { scale: "billion", printed: "the €39 billion" }],
  ["96", "yen", "about 96 billion yen", { scale: "billion", printed: "JPY 96 billion", qualifier: "about" }],
  ["58", "kroner", "58 million kroner", { scale: "million" }],
  ["1", "kronor", "1 krona"],
  ["1.389", "won", "1.389 trillion won", { scale: "trillion", printed: "1.389 trillion won" }],
  ["700", "US dollars", "$700 million", { scale: "million", printed: "$700 million" }],
  ["700", "dollars", "US$700 million", { scale: "million", printed: "US$700 million" }],
  ["12500", "£", "£12,500"],
  ["-6", "£", "−£6 billion", { scale: "billion" }],
  ["-6", "£", "about −£6 billion", { scale: "billion", qualifier: "about" }],
  ["1.2215", "dollars per pound", "$1.2215", { printed: "$1.2215" }],
  ["1.2215", "$ per pound", "$1.2215"],
  ["0.0691", "yen per won", "0.0691 yen per won"],
  ["30", "£ per tonne", "£30 a tonne"],
  ["12", "percent", "12%"],
  ["2.10", "percent of GDP", "2.10% of GDP"],
  ["-0.5", "percent", "−0.5%"],
  ["21", "MPs", "21 MPs"],
  ["1", "MPs", "1 MP"],
  ["21", "MP", "21 MPs"],
  ["3", "vote", "3 votes"],
  ["1", "votes", "1 vote"],
  ["1", "votes cast", "1 vote cast"],
  ["0", "votes", "0 votes"],
  ["4.2", "people", "4.2 million people", { scale: "million" }],
  ["1", "person", "1 million people", { scale: "million" }],
  ["1", "people", "1 person"],
  ["14.6", "points", "14.6 points"],
  ["1.0", "percentage points", "1.0 percentage points"],
  ["1", "percentage points", "1 percentage point"],
  ["-3", "seats", "−3 seats"],
  ["-1", "seats", "−1 seat"],
  ["2.5", "degrees", "2.5 degrees"],
  ["1", "degrees Celsius", "1 degree Celsius"],
  ["2", "tonne of carbon", "2 tonnes of carbon"],
  ["1", "countries", "1 country"],
  ["1", "losses", "1 loss"],
  ["1", "houses", "1 house"],
  ["40", "km", "40 km"],
  ["5", "times", "5 times"],
  ["2010", "year", "2010"],
])("%s %s is written %s", (value, unit, words, more) => {
  expect(figureWords(figure(value, unit, more), "en")).toBe(words);
});

test.each<[string, string, string, Partial<Figure>?]>([
  ["5", "times", "about five times", { qualifier: "about" }],
  ["1", "votes", "one vote"],
  ["12", "percent", "12%"],
  ["5", "£", "£5"],
  ["1.2215", "dollars per pound", "$1.2215 to the pound", { printed: "$1.2215" }],
  ["30", "£ per tonne", "£30 a tonne"],
])("%s %s is told in a sentence as %s", (value, unit, words, more) => {
  expect(figureSpelled(figure(value, unit, more), "en")).toBe(words);
});

test("a unit that is given in another language stands as it is given", () => {
  const votes = figure("1", "votes", { unit: { en: "votes", ko: "표" } });
  expect(figureWords(votes, "ko")).toBe("1 표");
});

test.each<[number[], string, string[], Partial<Figure>?]>([
  [[0, 10, 20, 30], "£", ["0", "10", "20", "£30 billion"], { scale: "billion" }],
  [[100, 50, 0], "percent", ["100%", "50", "0"]],
  [[1.2, 1.25, 1.3], "$ per pound", ["1.20", "1.25", "$1.30"]],
  [[0.1, 0.1 + 0.2], "percent", ["0.1", "0.3%"]],
  [[-10, 0, 10], "seats", ["−10", "0", "10 seats"]],
  [[0, 500, 1000], "votes", ["0", "500", "1,000 votes"]],
])("an axis with %o of %s reads %o", (ticks, unit, words, more) => {
  expect(axisTicks(ticks, figure("1", unit, more), "en")).toEqual(words);
});

test.each([
  ["£", "pounds"],
  ["pound", "pounds"],
  ["€", "euros"],
  ["US$", "US dollars"],
  ["$ per £", "dollars per pound"],
  ["%", "percent"],
  ["per cent of GDP", "percent of GDP"],
  ["MP", "MPs"],
  ["person", "people"],
  ["tonne of carbon", "tonnes of carbon"],
])("%s and %s are one unit", (one, other) => {
  expect(unitKind(one)).toBe(unitKind(other));
});

test.each([
  ["£", "€"],
  ["percent", "percentage points"],
  ["percent", "percent of GDP"],
  ["votes", "MPs"],
  ["yen per won", "won per yen"],
])("%s and %s are two", (one, other) => {
  expect(unitKind(one)).not.toBe(unitKind(other));
});
