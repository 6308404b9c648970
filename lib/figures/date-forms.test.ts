import { expect, test } from "vitest";
import { isoDate, isoInstant } from "./date-forms";

test.each([
  ["22 October 2019", "2019-10-22"],
  ["22nd Oct. 2019", "2019-10-22"],
  ["October 22, 2019", "2019-10-22"],
  ["2019/10/2", "2019-10-02"],
  ["2019.10.22", "2019-10-22"],
  ["20191022", "2019-10-22"],
  ["22/10/2019", "2019-10-22"],
  ["10/22/2019", "2019-10-22"],
  ["October 2019", "2019-10"],
  ["2019-9", "2019-09"],
  // Two days could be meant, none is, no year is said, or it is that form already.
  ["10/11/2019", null],
  ["31 November 2019", null],
  ["2019-13-01", null],
  ["22 Octember 2019", null],
  ["22 Ma 2019", null],
  ["October 22", null],
  ["Friday", null],
  ["2019-10-22", null],
])("%s is the date %s", (written, date) => {
  expect(isoDate(written)).toBe(date);
});

test.each([
  ["2019-11-23 00:00 +09:00", "2019-11-23T00:00+09:00"],
  ["23 November 2019, 0:00 +0900", "2019-11-23T00:00+09:00"],
  ["2019/11/22 15:00Z", "2019-11-22T15:00Z"],
  // Without its offset an instant is none.
  ["2019-11-23 00:00", null],
  ["23/11/2019 24:00 +09:00", null],
  ["2019-11-23T00:00+09:00", null],
])("%s is the instant %s", (written, instant) => {
  expect(isoInstant(written)).toBe(instant);
});
