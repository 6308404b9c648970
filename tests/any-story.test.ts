/** Stories that nobody wrote: those that the checks accept have no page, embed or file that fails. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { chartTypes } from "../lib/charts/registry";
import { answerAll } from "./torture/any-answers";
import { anyChart } from "./torture/any-chart";
import { noTally } from "./torture/any-desk";
import { anyStory } from "./torture/any-story";

const now = "2026-11-26T12:00:00Z";
vi.mock("../lib/http/clock", () => ({ now: () => new Date(now) }));

test("stories are made with charts of every kind", () => {
  expect(Object.keys(anyChart).sort()).toEqual(Object.keys(chartTypes).sort());
});

/** How many desks are tried, each with up to three stories; of the documents of each one in a few is asked for. */
const [desks, share] = [7, 5];

test("every document of every story that the checks accept can be made", async () => {
  const tally = noTally();
  await fc.assert(
    fc.asyncProperty(fc.array(anyStory(now), { minLength: 1, maxLength: 3 }), async (stories) => {
      expect(await answerAll(stories, now, tally, { share })).toEqual([]);
    }),
    { seed: 13, numRuns: desks, endOnFailure: true },
  );
  // A test that few stories reach would find nothing.
  expect(tally.accepted / tally.tried, JSON.stringify([...tally.refusals])).toBeGreaterThanOrEqual(0.6);
  expect(tally.accepted).toBeGreaterThan(8);
  expect(tally.editions).toBeGreaterThan(3);
  expect(tally.documents).toBeGreaterThan(80);
}, 300_000);
