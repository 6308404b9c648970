import { describe, expect, test } from "vitest";
import { clockFace, countdown } from "./countdown";

/** The end of the pact: the 23rd begins in Seoul. */
const deadline = Date.parse("2019-11-23T00:00:00+09:00");

test.each([
  ["the newest article", "2019-11-18T08:14:00+09:00", { kind: "ahead", days: 4, hours: 15, minutes: 46 }],
  ["the older article", "2019-11-17T18:45:00+09:00", { kind: "ahead", days: 5, hours: 5, minutes: 15 }],
  ["the same moment in UTC", "2019-11-17T23:14:00Z", { kind: "ahead", days: 4, hours: 15, minutes: 46 }],
  [
    "the same moment in Honolulu",
    "2019-11-17T13:14:00-10:00",
    { kind: "ahead", days: 4, hours: 15, minutes: 46 },
  ],
  [
    "a second more than a day before",
    "2019-11-21T23:59:59+09:00",
    { kind: "ahead", days: 1, hours: 0, minutes: 0 },
  ],
  ["a day before", "2019-11-22T00:00:00+09:00", { kind: "ahead", days: 1, hours: 0, minutes: 0 }],
  [
    "a second less than a day before",
    "2019-11-22T00:00:01+09:00",
    { kind: "last-day", hours: 23, minutes: 59, seconds: 59 },
  ],
  ["an hour before", "2019-11-22T23:00:00+09:00", { kind: "last-day", hours: 1, minutes: 0, seconds: 0 }],
  [
    "a second less than an hour before",
    "2019-11-22T23:00:01+09:00",
    { kind: "last-hour", minutes: 59, seconds: 59 },
  ],
  ["the last second", "2019-11-22T23:59:59+09:00", { kind: "last-hour", minutes: 0, seconds: 1 }],
  ["within the last second", "2019-11-22T23:59:59.999+09:00", { kind: "last-hour", minutes: 0, seconds: 1 }],
  ["the deadline", "2019-11-23T00:00:00+09:00", { kind: "passed", days: 0 }],
  ["the deadline as London has it", "2019-11-22T15:00:00Z", { kind: "passed", days: 0 }],
  ["a day after", "2019-11-24T00:00:00+09:00", { kind: "passed", days: 1 }],
  ["seven years after", "2026-11-23T00:00:00+09:00", { kind: "passed", days: 2557 }],
])("at %s (%s) the countdown says so", (_, now, state) => {
  expect(countdown(deadline, Date.parse(now))).toEqual(state);
});

test("a clock change before the deadline moves no second", () => {
  // Lisbon goes from 01:00 to 02:00 at this deadline's own moment.
  const end = Date.parse("2031-03-30T02:00:00+01:00");
  expect(countdown(end, Date.parse("2031-03-30T00:59:30+00:00"))).toEqual({
    kind: "last-hour",
    minutes: 0,
    seconds: 30,
  });
});

describe("the clock's face", () => {
  test.each([
    [
      { kind: "ahead", days: 1, hours: 5, minutes: 7 },
      [
        ["1", "day"],
        ["05", "h"],
        ["07", "min"],
      ],
    ],
    [
      { kind: "ahead", days: 4, hours: 15, minutes: 46 },
      [
        ["4", "days"],
        ["15", "h"],
        ["46", "min"],
      ],
    ],
    [
      { kind: "last-day", hours: 3, minutes: 0, seconds: 9 },
      [
        ["3", "h"],
        ["00", "min"],
        ["09", "s"],
      ],
    ],
    [
      { kind: "last-hour", minutes: 0, seconds: 1 },
      [
        ["0", "min"],
        ["01", "s"],
      ],
    ],
    [{ kind: "passed", days: 2557 }, [["2,557", "days"]]],
  ] as const)("reads %o", (state, face) => {
    expect(clockFace(state)).toEqual(face);
  });
});
