import { expect, test } from "vitest";
import { harbour } from "../../tests/stories";
import { find } from "../story/story";
import { csv } from "./csv";

const story = harbour();

/** A file's cells, by column. */
function rows(id: string): Record<string, string>[] {
  const [head = "", ...lines] = csv(story, find(story.charts, id), "en")
    .replace("\ufeff", "")
    .trim()
    .split("\r\n");
  const cells = (line: string) =>
    Array.from(line.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g), ([, cell = ""]) =>
      cell.replace(/^"|"$/g, ""),
    ).slice(0, head.split(",").length);
  return lines.map((line) =>
    Object.fromEntries(cells(line).map((cell, index) => [head.split(",")[index], cell])),
  );
}

test("a figure's time stands with its offset, its end the moment after it, and how closely it is known", () => {
  expect(rows("poll")[0]).toMatchObject({
    start: expect.stringMatching(/^2031-03-12T00:00[+-]\d\d:\d\d$/),
    end: expect.stringMatching(/^2031-03-15T00:00[+-]\d\d:\d\d$/),
    precision: "day",
  });
});

test("categories, qualifiers and doubts have columns of their own", () => {
  const [first] = rows("walkouts-by-date").filter(({ category }) => category);
  expect(first).toMatchObject({ category: "Night shift", doubt: "", qualifier: "" });
  const doubted = rows("dredging").filter(({ doubt }) => doubt === "in doubt");
  expect(doubted.length).toBeGreaterThan(0);
});

test("a chart of events says when each was, the deadline too", () => {
  const lines = rows("countdown");
  expect(lines.at(-1)).toMatchObject({ precision: "minute", start: "2031-03-30T02:00+01:00" });
  for (const { start } of lines) expect(Number.isNaN(Date.parse(start ?? ""))).toBe(false);
});

test("a chart of words without times has no columns for them", () => {
  expect(Object.keys(rows("positions")[0] ?? {})).not.toContain("start");
});
