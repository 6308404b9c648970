import fc from "fast-check";
import { expect, test } from "vitest";
import { heap } from "./heap";

test("circles that are apart stand on the line", () => {
  expect(
    heap([
      { x: 0, r: 5 },
      { x: 20, r: 8 },
    ]),
  ).toEqual([5, 8]);
});

test("one at the same place stands on the first", () => {
  expect(
    heap(
      [
        { x: 0, r: 5 },
        { x: 0, r: 5 },
      ],
      2,
    ),
  ).toEqual([5, 17]);
});

test("none overlaps another, none falls under the line", () => {
  const circle = fc.record({ x: fc.integer({ min: 0, max: 300 }), r: fc.integer({ min: 3, max: 20 }) });
  fc.assert(
    fc.property(fc.array(circle, { maxLength: 20 }), (circles) => {
      const heights = heap(circles);
      for (const [i, a] of circles.entries()) {
        expect(heights[i]).toBeGreaterThanOrEqual(a.r);
        for (const [j, b] of circles.slice(0, i).entries()) {
          const apart = Math.hypot(a.x - b.x, (heights[i] ?? 0) - (heights[j] ?? 0));
          expect(apart).toBeGreaterThanOrEqual(a.r + b.r - 1e-3);
        }
      }
    }),
  );
});
