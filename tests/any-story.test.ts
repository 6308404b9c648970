/** Every story that the checks accept has no page, embed or file that fails. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { chartTypes } from "../lib/charts/registry";
import { answerAll, noTally } from "./torture/any-answers";
import { anyChart } from "./torture/any-chart";
import { anyStory } from "./torture/any-story";

const now = "2026-11-26T12:00:00Z";
vi.mock("../lib/http/clock", () => ({ now: () => new Date(now) }));

test("stories are made with charts of every kind", () => {
  expect(Object.keys(anyChart).sort()).toEqual(Object.keys(chartTypes).sort());
});

test("every document of every story that the checks accept can be made", async () => {
  const tally = noTally();
  const desk = fc.array(anyStory(now), { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(desk, async (stories) => {
      expect(await answerAll(stories, now, tally)).toEqual([]);
    }),
    { seed: Number(process.env.SEED ?? 13), numRuns: Number(process.env.RUNS ?? 8), endOnFailure: true },
  );
  console.log(tally);
  expect(tally.accepted / tally.tried).toBeGreaterThan(0.6);
});
