import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lanes, placeLabels } from "./label-places";

describe("labels are placed", () => {
  const label = (at: number) => ({ at, before: 5, after: 15 });
  test.each([
    ["where they wish when there is room", [20, 60], [20, 60]],
    ["around the middle of their wishes when they crowd", [50, 50, 50], [30, 50, 70]],
    ["below the beginning", [0, 2], [5, 25]],
    ["above the end", [90, 98], [65, 85]],
    ["with those above pushed up", [60, 98, 99], [45, 65, 85]],
  ])("%s", (_, wishes, placed) => {
    expect(placeLabels(wishes.map(label), 0, 100)).toEqual(placed);
  });
});

test("lines to labels never cross, whatever the places", () => {
  const wishes = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(wishes, (unsorted) => {
      const froms = unsorted.toSorted((a, b) => a - b);
      const tos = placeLabels(
        froms.map((at) => ({ at, before: 8, after: 16 })),
        0,
        400,
      );
      const lines = froms.map((from, index) => ({ from, to: tos[index] as number }));
      const turns = lanes(lines);
      for (const [a, one] of lines.entries())
        for (const [b, other] of lines.entries()) {
          if (one.from === other.from || one.from === one.to) continue;
          const [first, last] = [Math.min(one.from, one.to), Math.max(one.from, one.to)];
          const within = (y: number) => y >= first && y <= last;
          // The other's way from the axis to its lane, and from there to its label.
          if (within(other.from)) expect(turns[b]).toBeLessThan(turns[a] as number);
          if (within(other.to)) expect(turns[b]).toBeGreaterThan(turns[a] as number);
        }
    }),
  );
});
