import { expect, test } from "vitest";
import { usual } from "./addresses";
import { type Heights, heightAt, laidOut, roomIn } from "./heights";

const heights: Heights = Object.fromEntries(
  laidOut.map((width) => [width, width < 420 ? 700 + width / 10 : width < 630 ? 500 : 400]),
);
const line = 20;

test("a height is that of the nearest widths on either side, and a line more", () => {
  expect(heightAt(heights, 340)).toBe(734 + line);
  expect(heightAt(heights, 350)).toBe(736 + line);
  expect(heightAt(heights, 419.5)).toBe(741.9 + line);
  expect(heightAt(heights, 625)).toBe(500 + line);
});

test("widths past the ends take the ends", () => {
  expect(heightAt(heights, 200)).toBe(732 + line);
  expect(heightAt(heights, 2000)).toBe(400 + line);
});

test("a column's room holds every narrower frame too", () => {
  expect(roomIn(heights, 720, usual)).toEqual({ narrow: 741.9 + line, column: 400 + line });
  expect(roomIn(heights, 480, usual)).toEqual({ narrow: 741.9 + line, column: 500 + line });
});

test("a ground of its own and a pinned edition's foot take more", () => {
  const plain = roomIn(heights, 720, usual);
  expect(roomIn(heights, 720, { theme: "dark", pinned: null }).column).toBeGreaterThanOrEqual(
    plain.column + 12,
  );
  expect(roomIn(heights, 720, { theme: null, pinned: 1 })).toEqual({
    narrow: plain.narrow + 16,
    column: plain.column + 16,
  });
});
