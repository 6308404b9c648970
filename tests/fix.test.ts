import {
  cpSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Edit } from "../lib/figures/mend";
import { fix } from "../lib/seed/fix";
import { scratch } from "./database";
import { archive, fixtures } from "./stories";

let figures: string;
beforeEach(() => {
  figures = join(scratch(), "stories");
  cpSync(join(fixtures, "stories", "harbour"), join(figures, "harbour"), { recursive: true });
});

const story = "story.yaml";
const gazette = "2031-03-20-gazette.yaml";
const pathOf = (file: string) => join(figures, "harbour", file);
const read = (file: string) => readFileSync(pathOf(file), "utf8");

function edit(file: string, from: string | RegExp, to: string): void {
  const text = read(file);
  const next = text.replace(from, () => to);
  if (next === text) throw new Error(`${file} holds no ${from}`);
  writeFileSync(pathOf(file), next);
}

const run = (dry = false) =>
  fix({ figures, articles: archive, stories: [], now: "2031-03-21T08:00:00Z" }, dry);

/** What a run says, with the files by their names alone. */
const words = () => run().words.replaceAll(`${relative(process.cwd(), join(figures, "harbour"))}/`, "");

test("files that are right are left as they are", () => {
  const before = statSync(pathOf(story)).mtimeMs;
  expect(run()).toMatchObject({ code: 0, data: { edits: [], faults: [] } });
  expect(statSync(pathOf(story)).mtimeMs).toBe(before);
});

const hash = "254775b00e54969764d727b1606949f6305fb32c012f20359bb24987faf68138";
const booked = `  - id: rate-booked
    label: Rate with the accounts
    unit: pounds per euro
    value: "0.831"
    qualifier: { none: "The rate that the pair itself implies, held against the banks' to tell which sum is wrong." }
    formula: "{pounds} / {booked}"
`;
const inBraces =
  '  - { id: rate-booked, label: Rate with the accounts, unit: pounds per euro, qualifier: { none: It is the rate. }, formula: "{pounds} / {booked}" }\n';

test.each<{
  what: string;
  file: string;
  from: string | RegExp;
  broken: string;
  mended: string;
  says: string;
}>([
  {
    what: "a derived value",
    file: story,
    from: 'value: "0.806"',
    broken: "value: '0.9'  # the rate",
    mended: "value: '0.8'  # the rate",
    says: "'0.9' → '0.8'",
  },
  {
    what: "a derived value that is not there",
    file: story,
    from: booked,
    broken: booked.replace('    value: "0.831"\n', "").replace('}"\n', '}" # as they are\n'),
    mended: `${booked.replace('    value: "0.831"\n', "").replace('}"\n', '}" # as they are\n')}    value: "0.831"\n`,
    says: 'added value: "0.831"',
  },
  {
    what: "a derived value that is not there, in braces",
    file: story,
    from: booked,
    broken: inBraces,
    mended: inBraces.replace(" }\n", ', value: "0.831" }\n'),
    says: 'added value: "0.831"',
  },
  {
    what: "a blank derived value",
    file: story,
    from: 'value: "930"',
    broken: "value: # to be written",
    mended: 'value: "930" # to be written',
    says: 'nothing → "930"',
  },
  {
    what: "a decimal without quotes",
    file: gazette,
    from: 'value: "48.0"',
    broken: "value: 48.0",
    mended: 'value: "48.0"',
    says: '48.0 → "48.0"',
  },
  {
    what: "a year without quotes",
    file: story,
    from: 'start: "2030"',
    broken: "start: 2030 # or so",
    mended: 'start: "2030" # or so',
    says: '2030 → "2030"',
  },
  {
    what: "a date in another form",
    file: story,
    from: "start: 2031-03-24",
    broken: "start: 24 March 2031",
    mended: 'start: "2031-03-24"',
    says: '24 March 2031 → "2031-03-24"',
  },
  {
    what: "a letter that nobody sees",
    file: story,
    from: "headline: The toll",
    broken: "headline: The\u200b toll",
    mended: "headline: The toll",
    says: "The\\u200b toll pact meets its last tide → The toll pact meets its last tide",
  },
  {
    what: "one in quotes, before what would be no text without them",
    file: gazette,
    from: /publisher: .*/,
    broken: "publisher: 'The mayor''s \u00ad\"Gazette\": a paper'",
    mended: "publisher: 'The mayor''s \"Gazette\": a paper'",
    says: "'The mayor''s \\u00ad\"Gazette\": a paper' → 'The mayor''s \"Gazette\": a paper'",
  },
  {
    what: "one that hid a list",
    file: gazette,
    from: /publisher: .*/,
    broken: "publisher: \u200b[Gazette]",
    mended: 'publisher: "[Gazette]"',
    says: '\\u200b[Gazette] → "[Gazette]"',
  },
  {
    what: "a setting's date",
    file: story,
    from: "from: 2030-06-01",
    broken: 'from: "June 1, 2030"',
    mended: 'from: "2030-06-01"',
    says: '"June 1, 2030" → "2030-06-01"',
  },
  {
    what: "an instant in another form",
    file: story,
    from: "instant: 2031-03-30T02:00+01:00",
    broken: "instant: 2031/03/30 2:00 +0100",
    mended: "instant: 2031-03-30T02:00+01:00",
    says: "2031/03/30 2:00 +0100 → 2031-03-30T02:00+01:00",
  },
  {
    what: "an article's hash",
    file: gazette,
    from: /sha256: \w+/,
    broken: "sha256: to-do # soon",
    mended: `sha256: ${hash} # soon`,
    says: `to-do → ${hash}`,
  },
  {
    what: "the hash of an article that has changed",
    file: gazette,
    from: /sha256: \w+/,
    broken: `sha256: ${"a".repeat(64)}`,
    mended: `sha256: ${hash}`,
    says: `${"a".repeat(64)} → ${hash}`,
  },
  {
    what: "a hash that is not there",
    file: gazette,
    from: /file: gazette.txt\n {4}sha256: \w+\n/,
    broken: "file: gazette.txt # the copy\n",
    mended: `file: gazette.txt # the copy\n    sha256: ${hash}\n`,
    says: `added sha256: ${hash}`,
  },
])("$what is written, and nothing beside it", ({ file, from, broken, mended, says }) => {
  edit(file, from, broken);
  const before = read(file);
  const dry = run(true);
  expect(dry).toMatchObject({ code: 2, data: { faults: [] } });
  expect(read(file)).toBe(before);
  const { words, data } = run();
  expect(words).toContain(`: ${says}\n1 edit, written`);
  expect(read(file)).toBe(before.replace(broken, () => mended));
  const [{ line = 0, now = "" } = {}] = (data as { edits: Edit[] }).edits;
  expect(words).toContain(`${file}:${line}: `);
  expect(read(file).split("\n")[line - 1]).toContain(now);
  expect(readdirSync(join(figures, "harbour"))).toEqual(readdirSync(join(fixtures, "stories", "harbour")));
});

test("what derives from a value that was off follows it, and all is written in one run", () => {
  edit(story, 'value: "0.806"', "value:");
  edit(
    story,
    "events:\n",
    '  - { id: twice, label: Twice the rate, unit: pounds per euro, value: "9.99", formula: "2 * {rate-printed}" }\nevents:\n',
  );
  run();
  expect(read(story)).toContain('value: "0.806"');
  expect(read(story)).toContain('value: "1.61"');
});

test("what has no one remedy is told, and stays", () => {
  edit(story, "start: 2031-03-24", "start: 10/11/2031");
  edit(gazette, 'value: "48.0"', "value: 48,0");
  edit(gazette, "figures:\n", "figures:\n  - *nothing\n");
  const before = [read(story), read(gazette)];
  const { code, words } = run();
  expect(code).toBe(1);
  expect(words).toContain("nothing to write");
  expect(words).toContain("an alias (*) of nothing");
  expect(words).toContain("not a date or an instant: 10/11/2031");
  expect([read(story), read(gazette)]).toEqual(before);
});

test("the story's other files are mended where one cannot be read, and it is not touched", () => {
  edit(story, 'start: "2030"', "start: 2030");
  edit(gazette, "figures:\n", "figures: [\n");
  expect(run().code).toBe(1);
  expect(read(story)).toContain('start: "2030"');
  writeFileSync(pathOf("latin.yaml"), Buffer.from([0x61, 0x3a, 0xe9]));
  edit(story, 'start: "2030"', "start: 2030");
  expect(words()).toContain("expected UTF-8, found other bytes");
  expect(read(story)).toContain("start: 2030\n");
});

test("line ends, a mark of the byte order, rights and links are kept", () => {
  edit(story, 'value: "0.806"', 'value: "0.9"');
  const windows = `\uFEFF${read(story).replaceAll("\n", "\r\n").replace('    value: "0.831"\r\n', "")}`;
  const real = join(scratch(), "real.yaml");
  writeFileSync(real, windows, { mode: 0o640 });
  rmSync(pathOf(story));
  symlinkSync(real, pathOf(story));
  run();
  expect(lstatSync(pathOf(story)).isSymbolicLink()).toBe(true);
  expect(statSync(real).mode & 0o777).toBe(0o640);
  expect(readFileSync(real, "utf8")).toBe(
    windows
      .replace('value: "0.9"', 'value: "0.8"')
      .replace('formula: "{pounds} / {booked}"', 'formula: "{pounds} / {booked}"\r\n    value: "0.831"'),
  );
});
