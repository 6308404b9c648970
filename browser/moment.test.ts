import { describe, expect, test } from "vitest";
import { dodge, focusedScale } from "../lib/charts/time-scale";
import { placeAt } from "../lib/story/replay";

const times = [0, 100, 200];
const places = [10, 30, 130];

test.each([
  [-50, 10],
  [0, 10],
  [50, 20],
  [100, 30],
  [150, 80],
  [200, 130],
  [900, 130],
])("the moment %i stands at %i", (at, place) => {
  expect(placeAt(times, places, at)).toBe(place);
});

test("the page's scale is the drawing's", () => {
  const iso = (at: number) => new Date(at).toISOString();
  const scale = focusedScale([iso(0), iso(100), iso(200)], [20, 100]);
  for (const at of [-5, 0, 30, 100, 170, 200, 300]) expect(10 + scale(at)).toBe(placeAt(times, places, at));
});

describe("labels are placed", () => {
  test.each([
    [
      "where they wish when there is room",
      [
        { at: 0, height: 10 },
        { at: 50, height: 10 },
      ],
      100,
      [0, 50],
    ],
    [
      "below one another when they crowd",
      [
        { at: 0, height: 10 },
        { at: 5, height: 10 },
      ],
      100,
      [0, 10],
    ],
    [
      "pushed up from the end",
      [
        { at: 80, height: 10 },
        { at: 95, height: 10 },
      ],
      100,
      [80, 90],
    ],
    [
      "pushed up together",
      [
        { at: 90, height: 10 },
        { at: 95, height: 10 },
      ],
      100,
      [80, 90],
    ],
  ])("%s", (_, wished, end, placed) => {
    expect(dodge(wished, end)).toEqual(placed);
  });
});
