import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { chartTypes } from "../lib/charts/registry";
import { FigureFaults } from "../lib/figures/faults";
import type { FigureFile } from "../lib/figures/files";
import { parseFiles } from "../lib/seed/check";
import { scratch } from "./database";
import { archive, changed, harbour, harbourFiles } from "./stories";

const folder = "tests/fixtures/stories/harbour";

function faults(files: FigureFile[], from = archive): string[] {
  try {
    parseFiles("harbour", files, from);
    return [];
  } catch (error) {
    if (!(error instanceof FigureFaults)) throw error;
    return error.message.split("\n");
  }
}

test("good files make a story with every figure proved that an article states", () => {
  const { draft, proof } = parseFiles("harbour", harbourFiles(), archive);
  expect(proof).toEqual({ proved: 8, unproved: 6, missing: [], paragraphs: { gazette: 7 } });
  expect(draft.figures.find((figure) => figure.id === "poll-rest")).toMatchObject({
    value: "10.5",
    inputs: ["poll-lapse", "poll-keep"],
  });
  expect(draft.figures.find((figure) => figure.id === "rate-booked")?.outside).toBe(true);
  expect(draft.sources.map((source) => source.id)).toEqual(["gazette", "audit"]);
});

test("without the archive the figures stand, and are counted as unproved", () => {
  expect(parseFiles("harbour", harbourFiles(), "/nowhere").proof).toMatchObject({
    proved: 0,
    unproved: 14,
  });
});

test("an archive that has other articles alone leaves this one's figures unproved", () => {
  const folder = scratch();
  writeFileSync(join(folder, "another-story.txt"), "Nothing of it.");
  const { draft, proof } = parseFiles("harbour", harbourFiles(), folder);
  expect(proof).toMatchObject({
    proved: 0,
    unproved: draft.figures.filter(({ formula }) => !formula).length,
  });
});

test("an article's typography hides no match", () => {
  const set = readFileSync(join(archive, "gazette.txt"), "utf8")
    .replace("55 minutes", "55\u00a0minutes")
    .replace("310 million euros", "310\u202fmil\u00adlion\u2009euros")
    .replace("2,004 residents", "2,004\n residents")
    .replace("seven times", "seven\u200b times");
  const folder = scratch();
  writeFileSync(join(folder, "gazette.txt"), set);
  const hash = createHash("sha256").update(set).digest("hex");
  const files = harbourFiles().map((file) => ({
    ...file,
    text: file.text.replace(/sha256: \w+/, `sha256: ${hash}`),
  }));
  expect(parseFiles("harbour", files, folder).proof.proved).toBe(8);
});

test("parsing twice gives the same story", () => {
  expect(harbour()).toEqual(harbour());
});

describe("a fault names its file, line and column", () => {
  const gazette = "2031-03-20-gazette.yaml";
  // Each case: what is wrong, in which file, what is replaced by what, where the fault stands, what it says.
  test.each([
    [
      "a wrong number",
      gazette,
      'value: "48.0"',
      'value: "48.1"',
      '"48.1"',
      'value and printed words differ: 48.1, "48.0 percent"',
    ],
    [
      "a wrong paragraph",
      gazette,
      "printed: 48.0 percent\n",
      "printed: 48.0 percent\n        paragraph: 5\n",
      "48.0 percent\n",
      'not in paragraph 5 of gazette.txt: "48.0 percent", it stands in paragraph 4',
    ],
    [
      "no such paragraph",
      gazette,
      "printed: 48.0 percent\n",
      "printed: 48.0 percent\n        paragraph: 40\n",
      "40\n",
      "no paragraph 40: gazette.txt has 7",
    ],
    [
      "a number cut short",
      gazette,
      "printed: 48.0 percent",
      "printed: 8.0 percent",
      "8.0 percent",
      'not in paragraph 4 of gazette.txt: "8.0 percent"',
    ],
    ["an unquoted number", gazette, 'value: "48.0"', "value: 48.0", "48.0\n", "expected a decimal in quotes"],
    [
      "a time zone that is none",
      gazette,
      "zone: Europe/Lisbon",
      "zone: Europe/Lisboa",
      "Europe/Lisboa",
      "unknown time zone: Europe/Lisboa",
    ],
    [
      "an id used twice",
      gazette,
      "id: pounds",
      "id: share",
      "share\n    label: The share",
      "figure named twice: share",
    ],
    [
      "a precision that the date has not",
      gazette,
      "end: 2031-03-20\n      precision: day",
      "end: 2031-03-20\n      precision: month",
      "month",
      "precision is month, the date's is day",
    ],
    [
      "an end before the start",
      gazette,
      "end: 2031-03-20",
      "end: 2030-03-20",
      "2030-03-20",
      "ends before it starts: 2030-03-20",
    ],
    [
      "an instant without its offset",
      "story.yaml",
      "2031-03-30T02:00+01:00",
      "2031-03-30T02:00",
      "2031-03-30T02:00\n",
      "not a date or an instant: 2031-03-30T02:00",
    ],
    [
      "an unknown figure in a chart",
      "story.yaml",
      "high: rate-high",
      "high: rate-hihg",
      "rate-hihg",
      "unknown figure: rate-hihg, did you mean rate-high?",
    ],
    [
      "an unknown figure in a text",
      "story.yaml",
      "{figure:talks} of talks behind",
      "{figure:talk} of talks behind",
      "The port and the hauliers have",
      "unknown figure: talk, did you mean talks?",
    ],
    [
      "an unknown source",
      "story.yaml",
      "source: gazette",
      "source: gazete",
      "gazete",
      "unknown source: gazete, did you mean gazette?",
    ],
    [
      "an unknown chart type",
      "story.yaml",
      "type: units",
      "type: unit",
      "unit\n",
      "unknown chart type: unit, expected shares, trend, bars, range, units, dated-marks, votes, positions, chronicle, timeline, did you mean units?",
    ],
    [
      "a chart type that was named so before",
      "story.yaml",
      "type: shares",
      "type: poll",
      "poll\n    title",
      "unknown chart type: poll, expected shares",
    ],
    [
      "a margin of more than any share can miss",
      gazette,
      "margin: not stated",
      'margin: { value: "50.5" }',
      '"50.5"',
      'expected at most 50 percentage points, found "50.5"',
    ],
    [
      "a design effect that leaves nobody",
      gazette,
      "margin: not stated",
      'margin: not stated\n    design-effect: { value: "2004.5" }',
      '"2004.5"',
      "a design effect of 2004.5 leaves of 2004 respondents not one",
    ],
    [
      "a chart's id that is too long for an address",
      "story.yaml",
      "- id: walkouts\n",
      `- id: ${"a".repeat(101)}\n`,
      "a".repeat(101),
      "expected at most 100 letters, since it is an address, found 101",
    ],
    [
      "a zone that is an offset",
      "story.yaml",
      "zone: Europe/Lisbon",
      'zone: "+01:00"',
      '"+01:00"',
      "unknown time zone: +01:00, expected a name such as Asia/Seoul",
    ],
    [
      "a day of a year that not all zones write with four digits",
      "story.yaml",
      "from: 2030-06-01",
      "from: 0924-06-01",
      "0924-06-01",
      'expected a year from 1001 to 9998, found "0924-06-01"',
    ],
    [
      "an unknown poll in a chart",
      "story.yaml",
      "poll: poll",
      "poll: pol",
      "pol\n",
      "unknown poll: pol, did you mean poll?",
    ],
    [
      "a formula that gives another value",
      "story.yaml",
      'value: "0.806"',
      'value: "0.807"',
      '"0.807"',
      "formula gives 0.806, the file says 0.807: {pounds} / {share}",
    ],
    [
      "a formula without a figure",
      "story.yaml",
      '"{pounds} / {share}"',
      '"0.806 * 1"',
      '"0.806 * 1"',
      "formula without a figure: 0.806 * 1",
    ],
    [
      "a formula with an unknown figure",
      "story.yaml",
      '"{pounds} / {share}"',
      '"{pound} / {share}"',
      '"{pound} /',
      "unknown figure: pound, did you mean pounds?",
    ],
    [
      "an unknown setting of a chart",
      "story.yaml",
      "poll: poll",
      "poll: poll\n      colour: red",
      "colour: red",
      "unknown key: colour",
    ],
    [
      "an offset that the zone has not",
      "story.yaml",
      "2031-03-30T02:00+01:00",
      "2031-03-30T02:00+00:00",
      "2031-03-30T02:00+00:00\n",
      "offset +00:00 is not Europe/Lisbon's at that moment: +01:00",
    ],
    [
      "a paragraph that an article has not",
      "story.yaml",
      "paragraphs:\n        - 3",
      "paragraphs:\n        - 33",
      "33\n",
      "no paragraph 33: gazette has 7",
    ],
    [
      "a broken reference",
      "story.yaml",
      "{figure:talks} of talks behind",
      "{figure:talks:long} of talks behind",
      "The port and the hauliers",
      "unknown reference, or a stray brace: a figure is written {figure:<id>}",
    ],
    [
      "a letter that nobody sees",
      "story.yaml",
      "headline: The toll",
      "headline: The\u202e toll",
      "The\u202e toll",
      'expected letters that readers see, found U+202E after "The"',
    ],
    [
      "an archive's file that is not there",
      gazette,
      "file: gazette.txt",
      "file: gazete.txt",
      "gazete.txt",
      "no such file in the archive: gazete.txt, did you mean gazette.txt?",
    ],
    [
      "a duplicate key",
      "story.yaml",
      "dek:",
      "headline: again\ndek:",
      "headline: again",
      "YAML: key twice: headline",
    ],
    ["broken YAML", "story.yaml", "opens: newest-source", "opens: [newest", "deadline:", "YAML: "],
    [
      "a missing key",
      "story.yaml",
      "headline: The toll pact meets its last tide\n",
      "",
      "dek:",
      "missing key: headline, expected a text",
    ],
  ])("%s", (_, file, from, to, at, message) => {
    const files = changed(file, from, to);
    const text = files.find((each) => each.path.endsWith(file))?.text ?? "";
    const before = text.slice(0, text.indexOf(at)).split("\n");
    const place = `${folder}/${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    expect(faults(files)).toContainEqual(expect.stringContaining(`${place} ${message}`));
  });

  test("an unknown key, at the key", () => {
    expect(faults(changed(gazette, "licence: invented", "license: invented"))).toEqual([
      expect.stringContaining(`${gazette}:2:3 missing key: licence, expected a text`),
      expect.stringMatching(
        /gazette\.yaml:\d+:3 unknown key: license, expected id, .*archive or note, did you mean licence\?$/,
      ),
    ]);
  });

  test("an article that has changed since", () => {
    const text = harbourFiles().find((file) => file.path.endsWith(gazette))?.text ?? "";
    const hash = /sha256: ([0-9a-f]{64})/.exec(text)?.[1] ?? "";
    const [fault] = faults(changed(gazette, hash, "a".repeat(64)));
    expect(fault).toMatch(/gazette\.yaml:\d+:\d+ the/);
    expect(fault).toContain(`the archived file has another hash: ${hash}`);
  });
});

test("all faults of all files come at once, in order", () => {
  const broken = changed("story.yaml", "high: rate-high", "high: rate-hihg").map((file) => ({
    ...file,
    text: file.text.replace('value: "301"', 'value: "302"').replace("booked: 301", ""),
  }));
  const found = faults(broken);
  expect(found.length).toBeGreaterThan(1);
  expect(found).toEqual(found.toSorted((a, b) => Number(a.split(":")[1]) - Number(b.split(":")[1])));
});

test("a text over several lines is one line", () => {
  const { draft } = parseFiles(
    "harbour",
    changed("story.yaml", "headline: The toll", "headline: |2\n    The\n\n    toll"),
    archive,
  );
  expect(draft.headline.en).toMatch(/^The toll pact/);
});

test("the docs give an example of every kind of chart's settings", () => {
  const docs = readFileSync("docs/figure-files.md", "utf8");
  const [, yaml = ""] = /by type:\n\n```yaml\n([\s\S]*?)```/.exec(docs) ?? [];
  const examples: Record<string, unknown> = parse(yaml);
  expect(Object.keys(examples)).toEqual(Object.keys(chartTypes));
  for (const [type, { settings }] of Object.entries(chartTypes)) {
    expect(docs).toContain(`\n| \`${type}\` | `);
    expect(settings.safeParse(examples[type]).error).toBeUndefined();
  }
});
