import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { alike, hashOf, ordered } from "./canonical";

test.each<[string, object, object, boolean]>([
  ["keys in another order", { a: 1, b: { c: [2], d: 3 } }, { b: { d: 3, c: [2] }, a: 1 }, true],
  [
    "a part that an older edition had not, and that is null",
    { a: [{}] },
    { a: [{ b: null }], c: null },
    true,
  ],
  ["a part that an older edition had not, and that says something", { a: [{}] }, { a: [{ b: "c" }] }, false],
  ["a part that says nothing any more", { a: { b: "c" } }, { a: { b: null } }, false],
  ["a part that is empty or false", { a: "", b: false }, { a: null, b: null }, false],
  ["another order of a list", { a: [1, 2] }, { a: [2, 1] }, false],
])("%s: the same or not", (_, before, after, same) => {
  expect(alike(before, after)).toBe(same);
});

test("a hash that is made a part at a time is that of the whole", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const whole = createHash("sha256").update(JSON.stringify(ordered(value)));
      expect(hashOf(value)).toBe(whole.digest("hex"));
    }),
  );
  expect(hashOf([[], {}, { b: undefined, a: [undefined] }])).toBe(hashOf([[], {}, { a: [null] }]));
});
