import { describe, expect, test } from "vitest";
import { harbour } from "../../tests/stories";
import { find, type Time } from "../story/story";
import { day, minute, period } from "./dates";
import { citation, decimal, figureNumber, figureSpelled, figureWords } from "./format";

const story = harbour();

test.each([
  ["poll-lapse", "48.0%", "48.0"],
  ["poll-n", "2,004 residents", "2,004"],
  ["share", "310 million euros", "310"],
  ["multiple", "about 3 times", "3"],
  ["poll-lapse-low", "45.8%", "45.8"],
  ["poll-margin", "2.2 percentage points", "2.2"],
])("%s is written %s", (id, words, number) => {
  const figure = find(story.figures, id);
  expect(figureWords(figure, "en")).toBe(words);
  expect(figureNumber(figure, "en")).toBe(number);
});

test("a year takes no separator", () => {
  const figure = { ...find(story.figures, "poll-n"), value: "2010", unit: { en: "year" } };
  expect(figureNumber(figure, "en")).toBe("2010");
});

test.each([
  ["4.9", 0, "about five times"],
  ["5", null, "about five times"],
  ["5.0", null, "about 5.0 times"],
])("%s to %s digits is spelled out as it is shown", (value, digits, words) => {
  expect(figureSpelled({ ...find(story.figures, "multiple"), value, digits }, "en")).toBe(words);
});

test("what is rounded to nothing has no sign", () => {
  expect(decimal("-0.04", "en", { digits: 1 })).toBe("0.0");
});

test.each([
  ["52.10", "52.10"],
  ["0.0691", "0.0691"],
  ["123456789012345678901234.5", "123,456,789,012,345,678,901,234.5"],
])("the decimal %s keeps its digits as %s", (value, written) => {
  expect(decimal(value, "en")).toBe(written);
});

describe("a period is written no closer than it is known", () => {
  const time = (
    start: string,
    end: string,
    startsAt: string,
    endsAt: string,
    precision: Time["precision"],
  ): Time => ({
    written: null,
    start,
    end,
    startsAt,
    endsAt,
    precision,
    why: null,
    inferred: false,
  });
  test.each([
    ["2018", time("2018", "2018", "2017-12-31T15:00:00Z", "2018-12-31T15:00:00Z", "year"), "2018"],
    [
      "a month",
      time("2019-06", "2019-06", "2019-05-31T15:00:00Z", "2019-06-30T15:00:00Z", "month"),
      "June 2019",
    ],
    [
      "a day",
      time("2019-11-11", "", "2019-11-10T15:00:00Z", "2019-11-11T15:00:00Z", "day"),
      "11 November 2019",
    ],
    [
      "two days",
      time("2019-11-08", "", "2019-11-07T15:00:00Z", "2019-11-09T15:00:00Z", "day"),
      "8–9 November 2019",
    ],
    [
      "two months",
      time("", "", "2018-10-29T15:00:00Z", "2018-11-29T15:00:00Z", "day"),
      "30 October–29 November 2018",
    ],
    [
      "two years",
      time("", "", "2018-11-14T15:00:00Z", "2019-11-15T15:00:00Z", "day"),
      "15 November 2018–15 November 2019",
    ],
    [
      "a minute",
      time("", "", "2019-11-17T23:14:00Z", "2019-11-17T23:14:00Z", "minute"),
      "18 November 2019, 08:14",
    ],
  ])("%s", (_, given, written) => {
    expect(period(given, "Asia/Seoul")).toBe(written);
  });
});

test("a moment is another day in another zone", () => {
  const end = "2019-11-22T15:00:00Z";
  expect(minute(end, "Asia/Seoul")).toBe("23 November 2019, 00:00");
  expect(minute(end, "Europe/London")).toBe("22 November 2019, 15:00");
  expect(day(end, "America/Los_Angeles", "short")).toBe("22 Nov");
});

test.each([
  [[], false, "A"],
  [[12], false, "A¶12"],
  [[6, 10, 11], false, "A¶6, 10, 11"],
  [[6, 10, 11, 13], true, "A¶6\u00a0ff."],
])("paragraphs %o are cited as %s", (paragraphs, short, written) => {
  expect(citation({ source: "gazette", paragraphs }, find(story.sources, "gazette"), short)).toBe(written);
});
