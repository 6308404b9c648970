import { expect, test } from "vitest";
import { daysOf, type Order, ordersOf } from "./days";

test.each<[string, Order | null, object]>([
  ["2019-11-08", null, { start: "2019-11-08", precision: "day" }],
  ["2019/11/8", null, { start: "2019-11-08", precision: "day" }],
  ["2019-11", null, { start: "2019-11", precision: "month" }],
  ["2019", null, { start: "2019", precision: "year" }],
  ["2019-11-08T09:00+09:00", null, { start: "2019-11-08T09:00+09:00", precision: "minute" }],
  ["8 Nov 2019", null, { start: "2019-11-08", precision: "day" }],
  ["8-Nov-2019", null, { start: "2019-11-08", precision: "day" }],
  ["8th November 2019", null, { start: "2019-11-08", precision: "day" }],
  ["November 8, 2019", null, { start: "2019-11-08", precision: "day" }],
  ["Sept 2019", null, { start: "2019-09", precision: "month" }],
  ["08/11/2019", "dmy", { start: "2019-11-08", precision: "day" }],
  ["08/11/2019", "mdy", { start: "2019-08-11", precision: "day" }],
  ["8.11.2019", null, { start: "2019-11-08", precision: "day" }],
  ["2-14 October 2019", null, { start: "2019-10-02", end: "2019-10-14", precision: "day" }],
  ["2–14 Oct 2019", null, { start: "2019-10-02", end: "2019-10-14", precision: "day" }],
  ["October 2 to 14, 2019", null, { start: "2019-10-02", end: "2019-10-14", precision: "day" }],
  ["28 Sep - 2 Oct 2019", null, { start: "2019-09-28", end: "2019-10-02", precision: "day" }],
])("%s is a date (%s)", (text, order, days) => {
  expect(daysOf({ text }, order)).toEqual(days);
});

test("a workbook's date is its day", () => {
  expect(daysOf({ text: "8 Nov 2019", day: "2019-11-08T10:54:00.000Z" }, null)).toEqual({
    start: "2019-11-08",
    precision: "day",
  });
});

test.each([
  ["31 Nov 2019", 'not a date in the calendar: "31 Nov 2019"'],
  ["08-Nov-19", 'no date: "08-Nov-19"'],
  ["November 8", 'no date: "November 8"'],
  ["8 Foo 2019", 'no date: "8 Foo 2019"'],
  ["14-2 October 2019", 'ends before it starts: "14-2 October 2019"'],
  ["soon", 'no date: "soon"'],
])("%s is refused", (text, message) => {
  expect(() => daysOf({ text }, null)).toThrow(message);
});

test("a serial number that is not formatted as a date is refused", () => {
  expect(() => daysOf({ text: "43777", number: "43777" }, null)).toThrow("format the column as dates");
});

test.each<[string, Order[]]>([
  ["08/11/2019", ["dmy", "mdy"]],
  ["13/11/2019", ["dmy"]],
  ["11/13/2019", ["mdy"]],
  ["2019-11-08", []],
])("%s may be %s", (text, orders) => {
  expect(ordersOf({ text })).toEqual(orders);
});
