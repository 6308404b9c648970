import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { pacing } from "./pacing";

test("a few go at once, and the rest a few a turn, in their order", async () => {
  const pace = pacing();
  const gone: number[] = [];
  for (let place = 0; place < 10; place++) pace(() => gone.push(place));
  expect(gone).toEqual([0, 1]);
  for (const many of [4, 6, 8]) {
    await turn();
    expect(gone).toHaveLength(many);
  }
  await turn();
  expect(gone).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  await turn();
  pace(() => gone.push(10));
  expect(gone).toHaveLength(11);
});

test("what asks again as soon as it is answered takes no more of a turn", async () => {
  const pace = pacing();
  let gone = 0;
  const greedy = () => {
    gone += 1;
    pace(greedy);
  };
  for (let each = 0; each < 50; each++) pace(greedy);
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(gone).toBeLessThanOrEqual(22);
});
