import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStories } from "../lib/seed/read";
import { scratch } from "./database";

test.each([
  ["that is to come", [], null],
  ["that has passed", ["--deadline", "2011-03-30T02:00+01:00"], "2011-03-30T00:00:00Z"],
  ["that passed at midnight", ["--deadline", "2011-01-01T00:00+00:00"], "2010-12-31T23:00:00Z"],
])("a story is begun with a deadline %s, and its files pass the checks", (_, options, outcome) => {
  const figures = scratch();
  const ran = spawnSync(
    process.execPath,
    [
      "--import",
      "tsx",
      "scripts/story.ts",
      "new",
      "toll",
      "--zone",
      "Europe/Lisbon",
      "--figures",
      figures,
      ...options,
    ],
    { encoding: "utf8" },
  );
  expect(ran.stderr).toBe("");
  const [story] = readStories({ figures, articles: "/nowhere", stories: [], now: new Date().toISOString() });
  expect(story?.draft.deadline.outcome?.at ?? null).toBe(outcome);
  expect(story?.findings).toEqual([]);
  expect(readFileSync(join(figures, "toll", "story.yaml"), "utf8")).not.toContain("{{");
});
