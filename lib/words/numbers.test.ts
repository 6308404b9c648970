import { expect, test } from "vitest";
import { numbersIn, withoutNumbers } from "./numbers";

/** The numbers of a text as plain decimals, with their scales. */
const read = (text: string) =>
  numbersIn(text).map(({ number, factor }) => number.times(factor ?? 1).toFixed());

test.each([
  ["twenty-one MPs", ["21"]],
  ["two hundred and six", ["206"]],
  ["one hundred and twenty thousand", ["120000"]],
  ["twelve hundred, a thousand and one", ["1200", "1001"]],
  ["a dozen, two dozen, half a dozen", ["12", "24", "6"]],
  ["half a million, one and a half million", ["500000", "1500000"]],
  ["half", ["0.5"]],
  ["three quarters", ["0.75"]],
  ["the twelfth round, a third round", ["12", "3"]],
  ["twenty-first, the two hundred and sixth", ["21", "206"]],
  ["3rd, 6th, 21st", ["3", "6", "21"]],
  ["twice, fivefold", ["2", "5"]],
  ["minus five", ["-5"]],
  ["between two hundred and three hundred", ["200", "300"]],
  ["between two million and three million", ["2000000", "3000000"]],
  ["two or three years", ["2", "3"]],
])("in letters, %s", (text, numbers) => {
  expect(read(text)).toEqual(numbers);
});

test.each([
  ["1,006 and 1\u202f006 and 12\u00a0400 and 1\u2009234\u2009567", ["1006", "1006", "12400", "1234567"]],
  ["52,1 and 0,125 and 1.006,5 and 52·1", ["52.1", "0.125", "1006.5", "52.1"]],
  ["−5, –5 and -5 percent (−0.5%)", ["-5", "-5", "-5", "-0.5"]],
  ["8–9, 8-9, March 8 – 9", ["8", "9", "8", "9", "8", "9"]],
  ["talks—12 in all, talks--12 in all, COVID-19", ["12", "12", "19"]],
  [
    "£33bn, 33bn pounds, £33 billion, £33-billion",
    ["33000000000", "33000000000", "33000000000", "33000000000"],
  ],
  ["$1.39 trillion, 1.39tn won, ₩1.39tn", ["1390000000000", "1390000000000", "1390000000000"]],
  ["−£6bn, £400m, 40k", ["-6000000000", "400000000", "40000"]],
  ["52.1pc, 52.1 per cent", ["52.1", "52.1"]],
  ["1½", ["1.5"]],
])("in digits, %s", (text, numbers) => {
  expect(read(text)).toEqual(numbers);
});

test.each([
  ["1조 3,890억 원", ["1389000000000"]],
  ["1兆3890億ウォン", ["1389000000000"]],
  ["5천만 원, 12만 3,456명, 3만5천", ["50000000", "123456", "35000"]],
  ["十二回、百二十、二〇一九年", ["12", "120", "2019"]],
  ["열두 차례, 스물네 번, 스무 명", ["12", "24", "20"]],
  ["5割, 절반, 半数", ["0.5", "0.5", "0.5"]],
  ["一部, 数十回, 三分の一, 한국, 이 회의", []],
])("in Korean and Japanese, %s", (text, numbers) => {
  expect(read(text)).toEqual(numbers);
});

test.each(["dozens of crews", "hundreds", "a half-hour meeting", "several"])(
  "in %s no number is read",
  (text) => {
    expect(read(text)).toEqual([]);
  },
);

test("a text without its numbers keeps what they count", () => {
  expect(withoutNumbers("£33bn pounds and twenty-one MPs").split(/\W+/).filter(Boolean)).toEqual([
    "pounds",
    "and",
    "MPs",
  ]);
});
