import { expect, test } from "vitest";
import { beginnings, checkedZone, instant, stretch } from "./time";

test.each([
  ["2019", "Asia/Seoul", "2018-12-31T15:00:00Z", "2019-12-31T15:00:00Z", "year"],
  ["2019-06", "Asia/Seoul", "2019-05-31T15:00:00Z", "2019-06-30T15:00:00Z", "month"],
  ["2019-11-08", "Asia/Seoul", "2019-11-07T15:00:00Z", "2019-11-08T15:00:00Z", "day"],
  ["2031-03-30", "Europe/Lisbon", "2031-03-30T00:00:00Z", "2031-03-30T23:00:00Z", "day"],
  ["2019-11-23T00:00+09:00", "America/New_York", "2019-11-22T15:00:00Z", "2019-11-22T15:00:00Z", "minute"],
])("%s in %s is %s to %s", (written, zone, startsAt, endsAt, precision) => {
  expect(stretch(written, zone)).toEqual({ startsAt, endsAt, precision });
});

test.each([
  ["2019-02-30", "not a date in the calendar: 2019-02-30"],
  ["2019-13", "not a date in the calendar: 2019-13"],
  ["2019-11-23T00:00", "the offset is needed"],
  ["1000-12-31", "expected a year from 1001 to 9998: 1000-12-31"],
  ["9999", "expected a year from 1001 to 9998: 9999"],
  ["+012019-11-23T00:00+09:00", "expected a year from 1001 to 9998"],
  ["0924-11-23T00:00Z", "expected a year from 1001 to 9998"],
  ["November 8", "not a date or an instant: November 8"],
  ["", "not a date or an instant"],
])("%s is refused", (written, message) => {
  expect(() => stretch(written, "Asia/Seoul")).toThrow(message);
});

test("an instant is the same moment whatever its offset", () => {
  expect(instant("2019-11-23T00:00+09:00")).toBe(instant("2019-11-22T10:00-05:00"));
});

test("a day is no instant, which needs its minute", () => {
  expect(() => instant("2019-10-29")).toThrow(
    "a minute is needed: 2019-10-29, expected an instant with its offset",
  );
});

test.each(["Asia/Soul", "+09:00", "-03:30", ""])("a zone that is none is named: %s", (zone) => {
  expect(() => checkedZone(zone)).toThrow(`unknown time zone: ${zone}`);
});

test("days begin at their own midnights across a clock change", () => {
  const until = Date.parse("2031-04-01T00:00:00+01:00");
  const days = beginnings("2031-03-29", until, "Europe/Lisbon", "days").map((at) =>
    new Date(at).toISOString(),
  );
  expect(days).toEqual(["2031-03-29T00:00:00.000Z", "2031-03-30T00:00:00.000Z", "2031-03-30T23:00:00.000Z"]);
});
