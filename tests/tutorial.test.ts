/** The tutorial, followed to the letter. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { draw } from "../lib/charts/draw";
import { compared } from "../lib/editions/compare";
import { planned } from "../lib/editions/plan";
import type { FigureFile } from "../lib/figures/files";
import { checkFiles } from "../lib/seed/check";
import { setting } from "./stories";

const text = readFileSync("docs/tutorial.md", "utf8");
/** The blocks that are files, by their names. */
const blocks = new Map(
  Array.from(text.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm), ([, name = "", body = ""]) => [name, body]),
);
const block = (name: string) => blocks.get(name) ?? "";
const archive = mkdtempSync(join(tmpdir(), "tutorial-"));
afterAll(() => rmSync(archive, { recursive: true }));

const [wire, story] = ["prisma/figures/ferry/2026-05-04-wire.yaml", "prisma/figures/ferry/story.yaml"];

/** The story's files with their article in the archive, its fingerprint written. */
function files(edit = (words: string) => words, more = ""): FigureFile[] {
  const article = edit(block("articles/ferry.txt"));
  writeFileSync(join(archive, "ferry.txt"), article);
  const hash = createHash("sha256").update(article).digest("hex");
  return [
    { path: wire, text: edit(block(wire)).replace(/sha256: "0+"$/m, `sha256: ${hash}`) + more },
    { path: story, text: edit(block(story)) },
  ];
}

const checked = (list: FigureFile[]) => checkFiles("ferry", list, archive, "2026-11-26T00:00:00Z");

test("makes a story that the seed lets pass without a word, every printed figure proved", () => {
  const { draft, findings, proof } = checked(files());
  expect(findings).toEqual([]);
  expect(proof).toMatchObject({ unproved: 0 });
  expect(proof.proved).toBeGreaterThanOrEqual(6);
  const open = {
    ...draft,
    edition: 1,
    publishedAt: "2026-05-05T08:00:00Z",
    firstPublishedAt: "",
    corrections: [],
    tallies: {},
    renames: [],
  };
  for (const chart of draft.charts)
    expect(draw(open, chart, "wide", { ...setting, now: "2026-05-05T08:00:00Z" }).svg).toContain("<svg");
});

test("changes it as it says, with the reason that it gives", () => {
  const before = checked(files()).draft;
  const raised = (words: string) => words.replaceAll("58", "59").replace('"16.5"', '"17.5"');
  const open = {
    ...before,
    edition: 1,
    publishedAt: "2026-05-05T08:00:00Z",
    firstPublishedAt: "",
    corrections: [],
    tallies: {},
    renames: [],
  };
  expect(planned(compared(open, checked(files(raised))), [], null).plan.faults).not.toEqual([]);
  const { plan } = planned(compared(open, checked(files(raised, `\n${block("changes")}`))), [], null);
  expect(plan.faults).toEqual([]);
  expect(plan.changes.map(({ id, reason }) => [id, reason]).toSorted()).toEqual([
    ["increase", "update"],
    ["paid-last", "update"],
    ["wire", null],
  ]);
});
