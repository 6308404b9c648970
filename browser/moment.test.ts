import { expect, test } from "vitest";
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
