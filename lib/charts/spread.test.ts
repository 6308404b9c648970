import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "./spread";

test.each([
  [
    "labels with room stay where they wish to be",
    [
      [10, 5],
      [20, 5],
    ],
    [10, 20],
  ],
  [
    "two that meet part evenly",
    [
      [10, 10],
      [10, 10],
    ],
    [5, 15],
  ],
  [
    "three move as one",
    [
      [10, 10],
      [12, 10],
      [14, 10],
    ],
    [2, 12, 22],
  ],
  [
    "none begins before the start",
    [
      [1, 10],
      [1, 10],
    ],
    [0, 10],
  ],
  [
    "none ends after the end",
    [
      [95, 10],
      [96, 10],
    ],
    [80, 90],
  ],
])("%s", (_, wishes, places) => {
  const asked = wishes.map(([at = 0, height = 0]) => ({ at, height }));
  expect(spread(asked, 0, 100)).toEqual(places);
});

test("labels never overlap, and keep within the ends where they have the room", () => {
  const wish = fc.record({
    at: fc.integer({ min: -50, max: 1050 }),
    height: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 16 }), (wishes) => {
      const asked = wishes.toSorted((a, b) => a.at - b.at);
      const places = spread(asked, 0, 1000);
      for (const [index, at] of places.entries()) {
        expect(at).toBeGreaterThanOrEqual(-1e-6);
        const next = places[index + 1] ?? 1000;
        expect(at + (asked[index]?.height ?? 0)).toBeLessThanOrEqual(next + 1e-6);
      }
    }),
  );
});
