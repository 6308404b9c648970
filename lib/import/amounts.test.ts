import { expect, test } from "vitest";
import { amountOf, isNothing, type Mark, marksOf, measureOf } from "./amounts";

const one = { scale: "one", unit: null, qualifier: null };

test.each<[string, Mark, object]>([
  ["1,389", "point", { ...one, value: "1389" }],
  ["1.389,5", "comma", { ...one, value: "1389.5" }],
  ["52.10", "point", { ...one, value: "52.10" }],
  ["52.1%", "point", { ...one, value: "52.1", unit: "percent" }],
  ["52.1 per cent", "point", { ...one, value: "52.1", unit: "percent" }],
  ["£33bn", "point", { ...one, value: "33", scale: "billion", unit: "£" }],
  ["US$ 1.5m", "point", { ...one, value: "1.5", scale: "million", unit: "US$" }],
  ["JPY 96 billion", "point", { ...one, value: "96", scale: "billion", unit: "yen" }],
  ["1.389 trillion won", "point", { ...one, value: "1.389", scale: "trillion", unit: "won" }],
  ["(12)", "point", { ...one, value: "-12" }],
  ["-12", "point", { ...one, value: "-12" }],
  ["−1,5", "comma", { ...one, value: "-1.5" }],
  ["(0)", "point", { ...one, value: "0" }],
  ["+2.3", "point", { ...one, value: "2.3" }],
  ["1\u2009389\u202f000", "point", { ...one, value: "1389000" }],
  ["1'389", "point", { ...one, value: "1389" }],
  [".5", "point", { ...one, value: "0.5" }],
  ["007", "point", { ...one, value: "7" }],
  ["about 5 times", "point", { ...one, value: "5", unit: "times", qualifier: "about" }],
  ["~5", "point", { ...one, value: "5", qualifier: "about" }],
  ["2,000+", "point", { ...one, value: "2000", qualifier: "at least" }],
  ["more than 2,000 people", "point", { ...one, value: "2000", unit: "people", qualifier: "at least" }],
  ["5 m", "point", { ...one, value: "5", unit: "m" }],
  ["５２.１％", "point", { ...one, value: "52.1", unit: "percent" }],
])("%s with a decimal %s is read", (text, mark, amount) => {
  expect(amountOf({ text }, mark)).toEqual(amount);
});

test.each<[string, Mark, string]>([
  ["twenty", "point", 'no number: "twenty"'],
  ["12-", "point", 'no number: "12-"'],
  ["(12", "point", 'no number: "(12"'],
  ["12/13", "point", 'no number: "12/13"'],
  ["1,38", "point", 'no number with a decimal point: "1,38"'],
  ["1.38", "comma", 'no number with a decimal comma: "1.38"'],
  ["12,34,567", "point", "no number with a decimal point"],
  ["#DIV/0!", "point", '"#DIV/0!" is an error of the spreadsheet\'s'],
  ["1.2E+06", "point", '"1.2E+06" is shortened by the spreadsheet'],
  ["=1+1", "point", 'no number: "=1+1"'],
])("%s with a decimal %s is refused", (text, mark, message) => {
  expect(() => amountOf({ text }, mark)).toThrow(message);
});

test.each(["", "n/a", "N/A", "#N/A", "-", "–", "..", "…", "not available"])("%j is no value", (text) => {
  expect(isNothing({ text })).toBe(true);
});

test("zero is a value", () => {
  expect(isNothing({ text: "0" })).toBe(false);
});

test.each<[string, Mark[], boolean]>([
  ["1,389", ["point", "comma"], true],
  ["1.389", ["point", "comma"], true],
  ["1,389.5", ["point"], false],
  ["1.389,5", ["comma"], false],
  ["52,1", ["comma"], false],
  ["1.389.000", ["comma"], false],
  ["52", ["point", "comma"], false],
  ["1 389", ["point", "comma"], false],
])("%s may have a decimal %s", (text, marks, ambiguous) => {
  expect(marksOf({ text })).toEqual({ marks, ambiguous });
});

test("what a workbook's cell holds goes before what it shows", () => {
  expect(amountOf({ text: "52.1%", number: "52.13" }, "point")).toEqual({
    ...one,
    value: "52.13",
    unit: "percent",
  });
});

test.each([
  ["%", { scale: "one", unit: "percent" }],
  ["£bn", { scale: "billion", unit: "£" }],
  ["million won", { scale: "million", unit: "won" }],
  ["dollars per pound", { scale: "one", unit: "dollars per pound" }],
])("a header's (%s) is a measure", (words, measure) => {
  expect(measureOf(words)).toEqual(measure);
});
