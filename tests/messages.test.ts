import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { chartTypes } from "../lib/charts/registry";
import { FigureFaults } from "../lib/figures/faults";
import type { FigureFile } from "../lib/figures/files";
import { formOf } from "../lib/figures/issues";
import { sourceFile, storyFile } from "../lib/figures/schema";
import { checkFiles, parseFiles } from "../lib/seed/check";
import { didYouMean } from "../lib/words/near";
import { archive, brexitFiles, changed, harbourFiles } from "./stories";

const folder = "tests/fixtures/stories/harbour";
const gazette = "2031-03-20-gazette.yaml";
const story = "story.yaml";

function faults(files: FigureFile[]): string[] {
  try {
    parseFiles("harbour", files, archive);
    return [];
  } catch (error) {
    if (!(error instanceof FigureFaults)) throw error;
    return error.message.split("\n");
  }
}

/** What a validator says of itself, and what no editor should read. */
const raw =
  /Invalid|Too (big|small)|Unrecognized|received|expected (array|object|string|nonoptional)|undefined|NaN|\[object/;

test("every kind of issue that the schema's library has is said in our words", () => {
  const schemas: [z.ZodType, unknown, string][] = [
    [z.string(), 4, "expected a text, found the number 4"],
    [z.number(), "x", 'expected a number, found "x"'],
    [z.int(), 4.5, "expected a whole number, found the number 4.5"],
    [z.boolean(), "yes", 'expected true or false, found "yes"'],
    [z.array(z.string()), {}, "expected a list, found keys with values"],
    [z.strictObject({}), [], "expected keys with values, found a list"],
    [z.record(z.string(), z.string()), null, "expected keys with values, found nothing"],
    [z.tuple([z.string()]), "x", 'expected a list, found "x"'],
    [z.date(), "x", 'expected a date, found "x"'],
    [z.string().min(2), "x", "expected at least 2 letters, found 1"],
    [z.string().max(1), "xyz", "expected at most 1 letter, found 3"],
    [z.array(z.string()).min(1), [], "expected at least 1 entry, found 0"],
    [z.array(z.string()).max(2), ["a", "b", "c"], "expected at most 2 entries, found 3"],
    [z.array(z.string()).length(2), ["a"], "expected 2 entries, found 1"],
    [z.number().min(3), 2, "expected at least 3, found the number 2"],
    [z.number().gt(3), 3, "expected more than 3, found the number 3"],
    [z.number().lt(3), 3, "expected less than 3, found the number 3"],
    [z.number().multipleOf(5), 3, "expected a multiple of 5, found the number 3"],
    [z.iso.date(), "x", 'expected a date such as 2019-11-23, found "x"'],
    [z.url(), "x", 'expected an http or https address, found "x"'],
    [z.string().regex(/^a$/), "x", 'expected a text of the form /^a$/, found "x"'],
    [z.enum(["blue", "grey"]), "gray", 'expected blue or grey, found "gray", did you mean grey?'],
    [z.literal("x"), "y", 'expected x, found "y"'],
    [z.union([z.string(), z.array(z.string())]), 4, "expected a text or a list, found the number 4"],
    [
      z.strictObject({ one: z.string().optional(), two: z.string().optional() }),
      { oen: "x" },
      "unknown key: oen, expected one or two, did you mean one?",
    ],
    [z.record(z.string().regex(/^a$/, "expected a"), z.string()), { b: "x" }, 'expected a, found "b"'],
    [z.string().refine(() => false), "x", 'expected another value, found "x"'],
    [z.strictObject({ one: z.string() }), {}, "missing key: one, expected a text"],
  ];
  for (const [schema, value, message] of schemas)
    expect(formOf(schema, value, () => null).wrong.map((each) => each.message)).toEqual([message]);
});

test.each<[file: string, from: string, to: string, at: string, says: string]>([
  [
    story,
    "headline: The toll pact meets its last tide",
    "headline: { en: The pact, fr: Le pacte }",
    "fr:",
    "unknown language: fr, expected en, ko or ja",
  ],
  [
    story,
    "headline: The toll pact meets its last tide",
    "headline: { fr: Le pacte }",
    "fr:",
    "unknown language: fr, expected en, ko or ja",
  ],
  [
    story,
    "headline: The toll pact meets its last tide",
    "headline: { fr: Le pacte }",
    "{ fr:",
    "missing key: en, expected a text in quotes or plain words",
  ],
  [
    story,
    "headline: The toll pact meets its last tide",
    "headline: 2031",
    "2031\n",
    "expected a text, or one text for each language: {en, ko, ja}, found the number 2031",
  ],
  [
    story,
    "headline: The toll pact meets its last tide",
    "headline: [a, b]",
    "[a, b]",
    "expected a text, or one text for each language: {en, ko, ja}, found a list",
  ],
  [
    gazette,
    'value: "48.0"',
    "value: 48.0",
    "48.0\n",
    'expected a decimal in quotes, such as "52.1", found 48.0 without quotes',
  ],
  [
    gazette,
    'value: "48.0"',
    "value: 4.80e1",
    "4.80e1",
    'expected a decimal in quotes, such as "52.1", found 4.80e1 without quotes',
  ],
  [
    gazette,
    'value: "48.0"',
    'value: "48,0"',
    '"48,0"',
    'expected a decimal in quotes, such as "52.1", found "48,0"',
  ],
  [
    gazette,
    "scale: million",
    "scale: milion",
    "milion",
    'expected one, thousand, million, billion or trillion, found "milion", did you mean million?',
  ],
  [gazette, "assumed: true", "assumed: perhaps", "perhaps", 'expected true or false, found "perhaps"'],
  [
    gazette,
    "paragraph: 4",
    "paragraph: 0",
    "0\n    time",
    "expected a paragraph's number, counted from 1, found the number 0",
  ],
  [
    gazette,
    "lead: [lapse, keep]",
    "lead: [lapse]",
    "[lapse]",
    "expected two answers: [the one ahead, the one behind], found 1",
  ],
  [
    gazette,
    "margin: not stated",
    'margin: { valeu: "3" }',
    "valeu",
    "unknown key: valeu, expected printed, paragraph, qualifier, also, notes or value, did you mean value?",
  ],
  [gazette, "figures:\n", "figures: none\nothers:\n", "none\n", 'expected a list, found "none"'],
  [
    story,
    "poll: poll",
    "poll: poll\n      colours: { lapse: red }",
    "red }",
    'expected vermilion, blue or grey, found "red"',
  ],
  [
    story,
    "from: 2030-06-01",
    "from: in June",
    "in June",
    'expected a date such as 2018-10-01, found "in June"',
  ],
  [
    story,
    "      groups:\n",
    "      groups: []\n      gruops:\n",
    "[]\n",
    "expected at least 1 entry, found 0",
  ],
  [
    story,
    "      groups:\n",
    "      groups: []\n      gruops:\n",
    "gruops",
    "unknown key: gruops, expected groups or range, did you mean groups?",
  ],
  [
    story,
    "      pact:\n",
    "      Pact:\n",
    "Pact:",
    'expected an id of lower-case letters, digits and single hyphens, found "Pact"',
  ],
  [story, "colour: blue", "colour: blau", "blau", 'expected vermilion, blue or grey, found "blau"'],
])("%s: %s → %s", (file, from, to, at, says) => {
  const files = changed(file, from, to);
  const text = files.find(({ path }) => path.endsWith(file))?.text ?? "";
  const before = text.slice(0, text.indexOf(at)).split("\n");
  const place = `${folder}/${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  expect(faults(files)).toContainEqual(`${place} ${says}`);
});

/** What is put in the place of each value of a file in turn. */
const wrongValues = [null, 7, "", "{", [], Array(30).fill("x"), { zz: "x" }, undefined];

/** Each way to break a value somewhere: another one in the place of each, of lists in the first two, and an unknown key. */
function* broken(value: unknown): Generator<unknown> {
  for (const each of wrongValues) yield each;
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield { ...value, zz: "x" };
  const entries: [string, unknown][] = Object.entries(value).slice(0, Array.isArray(value) ? 2 : undefined);
  for (const [key, each] of entries)
    for (const part of broken(each)) {
      const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
      copy[key] = part;
      yield copy;
    }
}

describe("of no broken variant of the fixtures' files", () => {
  const files = [...harbourFiles(), ...brexitFiles()].map(({ path, text }) => ({
    path,
    content: parse(text),
  }));
  const charts = files.flatMap(({ path, content }) =>
    (content.charts ?? []).map((chart: { id: string; type: string; settings: unknown }) => ({
      name: `${path} ${chart.id}`,
      schema: chartTypes[chart.type]?.settings,
      content: chart.settings,
    })),
  );
  test.each([
    ...files.map(({ path, content }) => ({
      name: path,
      schema: path.endsWith(story) ? storyFile : sourceFile,
      content,
    })),
    ...charts,
  ])("$name does a message speak the validator's language", ({ schema, content }) => {
    const said = new Set<string>();
    for (const variant of broken(content))
      for (const { message } of formOf(schema, variant, () => null).wrong) said.add(message);
    expect([...said].filter((message) => raw.test(message))).toEqual([]);
    expect([...said].filter((message) => /^expected/.test(message) && !/, found/.test(message))).toEqual([]);
  });
});

test.each([
  ["a: [1", "a line that is not indented as what it belongs to, or a bracket that is not closed"],
  ["a: 'b", "something is missing here"],
  ["a: @b", "a text that begins with @"],
  ['a: "\\q"', "a backslash in a text in double quotes"],
  ["a: *b", "an alias (*) of nothing that is named above it: b"],
  ["a: !!x b", "a tag (!) that is not known"],
  ["a: b: c", "a colon inside a text: put the text in quotes"],
  ["a:\n\t- b", "expected spaces, found a tab"],
  ["- a\nb: c", "something stands here that cannot"],
])("broken YAML is said in our words: %j", (text, says) => {
  const [first = ""] = faults([...harbourFiles().slice(1), { path: `${folder}/a.yaml`, text }]);
  expect(first).toContain(`YAML: ${says}`);
});

describe("the faults of an edit come in one round", () => {
  const edited = (...edits: [file: string, from: string, to: string][]) =>
    harbourFiles().map((file) => ({
      ...file,
      text: edits
        .filter(([name]) => file.path.endsWith(name))
        .reduce((text, [, from, to]) => text.replace(from, () => to), file.text),
    }));

  test("form in one file, references, formulas, dates and settings in another", () => {
    const found = faults(
      edited(
        [gazette, "licence: invented", "license: invented"],
        [story, "high: rate-high", "high: rate-hihg"],
        [story, 'value: "0.806"', 'value: "0.807"'],
        [story, "start: 2031-03-24", "start: 2031-03-42"],
        [story, "headline: The toll pact meets its last tide\n", ""],
        [story, "from: 2030-06-01", "form: 2030-06-01"],
      ),
    ).map((line) => line.replace(/^.*?\d+:\d+ /, ""));
    for (const says of [
      "missing key: licence",
      "unknown key: license",
      "unknown figure: rate-hihg, did you mean rate-high?",
      "formula gives 0.806, the file says 0.807",
      "not a date in the calendar: 2031-03-42",
      "missing key: headline",
      "missing key: from",
      "unknown key: form, expected from or focus, did you mean from?",
    ])
      expect(found).toContainEqual(expect.stringContaining(says));
    expect(found).toHaveLength(8);
  });

  test("what a broken part may hold is not called unknown", () => {
    // The figures, the poll and the series of broken parts, and of a file that is none.
    expect(faults(edited([gazette, "unit: euros", "unti: euros"]))).toHaveLength(2);
    expect(faults(edited([gazette, "label: Residents asked", "lable: Residents asked"]))).toHaveLength(2);
    expect(faults(edited([gazette, "id: share", "id: Share"]))).toHaveLength(1);
    expect(faults(edited([gazette, "figures:", "figures: ["]))).toHaveLength(1);
    expect(faults(edited([gazette, "id: gazette", "id: Gazette"]))).toHaveLength(1);
    expect(
      faults(edited([gazette, "source:\n  id: gazette\n", "source:\n  id: gazette\n  id: again\n"])),
    ).toContainEqual(expect.stringContaining("key twice: id"));
  });

  test("places are those of the file, whatever is left out before them", () => {
    const files = edited(
      [story, "type: timeline\n", "type: 7\n"],
      [story, "high: rate-high", "high: rate-hihg"],
    );
    const lines = (files.find(({ path }) => path.endsWith(story))?.text ?? "").split("\n");
    const line = lines.findIndex((each) => each.includes("rate-hihg"));
    expect(faults(files)).toContainEqual(
      `${folder}/${story}:${line + 1}:${(lines[line] ?? "").indexOf("rate-hihg") + 1} unknown figure: rate-hihg, did you mean rate-high?`,
    );
  });

  test("a derived value that is off hides no error of meaning", () => {
    const files = edited([story, 'value: "0.806"', 'value: "0.807"'], [story, "    planned: true\n", ""]);
    expect(() => checkFiles("harbour", files, archive, "2031-03-21T08:00:00Z")).toThrow(
      /formula gives 0\.806[\s\S]*\[after-publication: mayor\]/,
    );
  });
});

test("short words are near to nothing that is another word", () => {
  expect(didYouMean("fr", ["en", "ko", "ja"])).toBe("");
  expect(didYouMean("red", ["vermilion", "blue", "grey"])).toBe("");
  expect(didYouMean("pol", ["poll"])).toBe(", did you mean poll?");
});
