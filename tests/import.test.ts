import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FigureFile } from "../lib/figures/files";
import { importOptions } from "../lib/import/options";
import { type Proposal, proposalReport, propose } from "../lib/import/run";
import { checkFiles, parseFiles } from "../lib/seed/check";
import { archive, brexitFiles } from "./stories";

/** The brexit story without some lines of one of its files. */
function without(file: string, from: string, to: string | null): FigureFile[] {
  return brexitFiles().map((each) => {
    if (!each.path.endsWith(file)) return each;
    const start = each.text.indexOf(from);
    const end = to === null ? each.text.length : each.text.indexOf(to);
    if (start < 0 || end < start) throw new Error(`${file} holds no ${from}`);
    return { ...each, text: each.text.slice(0, start) + each.text.slice(end) };
  });
}

const table = (name: string) => readFileSync(join(import.meta.dirname, "fixtures/tables", name));

/** What an import of a table would do. */
function asked(
  bytes: Uint8Array | string,
  args: string,
  files: FigureFile[],
  from = archive,
): Promise<Proposal> {
  const words = args.match(/(?:[^\s"]|"[^"]*")+/g) ?? [];
  const options = importOptions(words.map((word) => word.replaceAll('"', "")));
  if (!options) throw new Error("help was asked for");
  return propose(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, options, files, from);
}

const toMoney = "t.csv --story brexit --source money";

/** Files with what a proposal adds. */
function taken(files: FigureFile[], { path, appended }: Proposal): FigureFile[] {
  return files.map((file) => (file.path === path && appended ? { ...file, text: appended.text } : file));
}

/** The same once somebody has looked at it all. */
function lookedAt(files: FigureFile[]): FigureFile[] {
  return files.map((file) => ({
    ...file,
    text: file.text.replace(/^ *(?:# look:|draft: true #).*\n/gm, ""),
  }));
}

const noon = "2019-10-29T12:00:00Z";

test("a poll and a series taken out of a story come in again from tables, and are what they were", async () => {
  const first = without("-polls.yaml", "  - id: outcome", "  - id: handling-january");
  const gone = first.map((file) =>
    file.path.endsWith("-money.yaml")
      ? (without("-money.yaml", "\nseries:", null).find(({ path }) => path === file.path) ?? file)
      : file,
  );
  const poll = await asked(table("poll.csv"), "poll.csv --story brexit --source polls", gone);
  expect(poll.unproved).toEqual([]);
  const withPoll = taken(gone, poll);
  const series = await asked(
    table("pound.csv"),
    "pound.csv --story brexit --source money --set series-id=pound",
    withPoll,
  );
  expect(series.unproved).toEqual([]);
  const whole = taken(withPoll, series);

  const held = parseFiles("brexit", whole, archive);
  expect(held.unfinished).toBe(true);
  expect(
    held.unlooked.map(
      ({ line, path }) => whole.find((each) => each.path === path)?.text.split("\n")[line - 1],
    ),
  ).toEqual([
    "    draft: true # until it has been looked at",
    "    draft: true # until it has been looked at",
  ]);

  const looked = lookedAt(whole);
  const { unfinished, proof, findings } = checkFiles("brexit", looked, archive, noon);
  expect(unfinished).toBe(false);
  const before = checkFiles("brexit", brexitFiles(), archive, noon);
  expect(proof).toEqual(before.proof);
  expect(findings.map(({ code, about }) => [code, about])).toEqual(
    before.findings.map(({ code, about }) => [code, about]),
  );
  const byId = ({ draft }: typeof before) => draft.figures.toSorted((a, b) => a.id.localeCompare(b.id));
  expect(byId(checkFiles("brexit", looked, archive, noon))).toEqual(byId(before));
});

test("a proposal writes its lines at the list's end and leaves every other byte", async () => {
  const files = brexitFiles();
  const proposal = await asked("label,value,unit,date\nThe debt,12,billion pounds,2019-10\n", toMoney, files);
  const before = files.find(({ path }) => path === proposal.path)?.text ?? "";
  const { text, line, added } = proposal.appended ?? { text: "", line: 0, added: [] };
  const lines = text.split("\n");
  expect(lines.slice(line - 1, line - 1 + added.length)).toEqual(added);
  expect([...lines.slice(0, line - 1), ...lines.slice(line - 1 + added.length)].join("\n")).toBe(before);
  expect(proposalReport(proposal)).toContain(`1 entry for ${proposal.path}, from line ${line}:`);
});

test("paragraph, printed words and qualifier are proposed from the article", async () => {
  const files = without("-money.yaml", "  - id: settlement-first", "  - id: pound-tuesday");
  const rows =
    "id,label,value\nsettlement-first,The sum as first reckoned,£39bn\nsettlement-later,The estimate now,£33bn\n";
  const { appended, unproved } = await asked(rows, toMoney, files);
  expect(unproved).toEqual([]);
  expect(appended?.added.map((line) => line.trim())).toEqual(
    expect.arrayContaining([
      "unit: £",
      "scale: billion",
      'value: "39"',
      "qualifier: about",
      "printed: about £39 billion",
      "paragraph: 3",
      "printed: £33 billion",
      '# look: paragraph 3 says "£33 billion"',
    ]),
  );
});

test("a value that the article does not say is marked, and the check's words are told", async () => {
  const { appended, unproved, path } = await asked("label,value\nThe bill,£44bn\n", toMoney, brexitFiles());
  expect(appended?.added.join("\n")).toContain(
    "# look: 44 is not found in the article: give paragraph and printed, or mend the value",
  );
  expect(unproved).toEqual([
    expect.stringMatching(
      new RegExp(`^${path}:\\d+:\\d+ figure of an archived article without its paragraph`),
    ),
  ]);
});

test("what is there already stays, and is told with what differs", async () => {
  const rows = "id,label,value\nsettlement-later,Another label,£34bn\npound-tuesday,The pound,$1.2948\n";
  const proposal = await asked(rows, toMoney, brexitFiles());
  expect(proposal.appended).toBeNull();
  expect(proposal.there).toEqual([
    expect.stringMatching(
      /money\.yaml:\d+:\d+ settlement-later is there already and stays as it is: settlement-later is 33 there, 34 in the table$/,
    ),
    expect.stringMatching(/money\.yaml:\d+:\d+ pound-tuesday is there already and stays as it is$/),
  ]);
  const series = await asked(
    table("pound.csv"),
    "pound.csv --story brexit --source money --set series-id=pound",
    brexitFiles(),
  );
  expect(series.appended).toBeNull();
  expect(series.there).toHaveLength(1);
});

test("a poll's answers may leave what is said of the poll to the first of them, and what it does not say is marked", async () => {
  const rows = [
    "Answer;Share;Pollster;n;From;To",
    "Approve;26%;ORB;2066;4.10.2019;6.10.2019",
    "Disapprove;60%;;;;",
    "Well;23%;Kantar;1000;7.2.2019;11.2.2019",
    "Poorly;66%;;;;",
  ].join("\n");
  const { appended, count } = await asked(rows, "t.csv --story brexit --source polls", brexitFiles());
  const text = appended?.added.join("\n") ?? "";
  expect(count).toBe(2);
  expect(text).toContain("# look: client, mode, weighting, wording: not in the table, so not stated");
  expect(text).toContain("# look: the answers leave 14 of 100; what that is called is a guess");
  expect(text).toContain('value: "26", printed: 26 percent, option: approve }');
  expect(text).toContain("# look: disapprove: 60 is not found in the article");
});

test("a second run adds nothing", async () => {
  const files = brexitFiles();
  const rows = "label,value,unit\nA thing,12,things\nA thing,13,things\n";
  const once = taken(files, await asked(rows, toMoney, files));
  expect((await asked(rows, toMoney, once)).appended).toBeNull();
});

test("rows without a value are left out and told", async () => {
  const { left, count } = await asked(
    "label,value,unit\nA,n/a,MPs\nB,,MPs\nC,21,MPs\n",
    toMoney,
    brexitFiles(),
  );
  expect([left, count]).toEqual([['row 2, no value: "n/a"', "row 3, no value"], 1]);
});

test("a cell that a spreadsheet would run is text", async () => {
  const { appended } = await asked('label,value,unit\n"=HYPERLINK(""x"")",21,MPs\n', toMoney, brexitFiles());
  expect(appended?.added.join("\n")).toContain('label: =HYPERLINK("x")');
});

test.each([
  ["label,value\nA,21\n", "t.csv: row 2, column value: no unit: add a unit column, or --set unit=percent"],
  [
    "label,value,unit\nA,twenty,MPs\n",
    't.csv: row 2, column value: no number: "twenty", expected one such as',
  ],
  [
    "label;value;unit\nA;1,389;won\n",
    't.csv: row 2, column value: "1,389" may be two numbers: --decimal point or --decimal comma',
  ],
  [
    'label,value,unit\nA,"1.389,5",won\nB,1.5,won\n',
    't.csv: row 3, column value: "1.5" is written otherwise than "1.389,5" in row 2',
  ],
  [
    "label,value,unit,date\nA,1,MPs,08/11/2019\n",
    't.csv: row 2, column date: "08/11/2019" may be two days: --dates dmy or --dates mdy',
  ],
  [
    "label,value,unit,date\nA,1,MPs,13/11/2019\nB,1,MPs,11/13/2019\n",
    't.csv: row 3, column date: "11/13/2019" is written otherwise than "13/11/2019" in row 2',
  ],
  [
    "label,value,unit,date\nA,1,MPs,31 Nov 2019\n",
    't.csv: row 2, column date: not a date in the calendar: "31 Nov 2019"',
  ],
  ["label,value,unit\n한국,1,MPs\n", 't.csv: row 2: no id can be made of "한국": add an id column'],
  ["id,label,value,unit\nA b,A,1,MPs\n", "t.csv: row 2, column id: expected an id of lower-case letters"],
  ["label,value,unit\nA {b},1,MPs\n", "t.csv: row 2, column label: expected plain words without braces"],
  ["label,Vlaue,unit\nA,1,MPs\n", "t.csv: no column of values"],
  ["label,value,share\nA,1,2\n", "t.csv: columns value, share both read as value: --columns value="],
  ["label\nA\n", "t.csv: expected columns divided by commas, semicolons or tabs, found one column"],
  [
    "label,value,n\nA,0.521,1006\nB,0.375,1006\n",
    "t.csv: row 2, column value: the shares add up to 0.896: write them in percent",
  ],
  [
    "label,value,n,n-label\nA,52,1006,x\nA,40,1007,x\n",
    't.csv: row 3, column n: one poll says "1006" and "1007"',
  ],
])("%j is refused", async (rows, message) => {
  await expect(asked(rows, toMoney, brexitFiles())).rejects.toThrow(message);
});

test("every fault of a table is told at once", async () => {
  const rows = "label,value,unit\nA,x,MPs\nB,y,MPs\n";
  await expect(asked(rows, toMoney, brexitFiles())).rejects.toThrow(/row 2.*\n.*row 3/);
});

test.each([
  ["--source mony", "--source: no such source: mony, did you mean money?"],
  ["--columns lable=label", "--columns: unknown: lable, did you mean label?"],
  ["--columns value=vaule", "--columns value: no column vaule, did you mean value?"],
  ["--set unti=MPs", "--set: unknown: unti, did you mean unit?"],
  ["--as table", "--as: expected figures, series, poll, found table"],
  ["--sheet One", "--sheet: t.csv has no sheets"],
  ["--encoding utf8", "--encoding: unknown: utf8, did you mean utf-8?"],
])("%s is refused", async (option, message) => {
  const args = option.startsWith("--source") ? `t.csv --story brexit ${option}` : `${toMoney} ${option}`;
  await expect(asked("label,value,unit\nA,1,MPs\n", args, brexitFiles())).rejects.toThrow(message);
});

test("a workbook comes in with its percentages, signs, negatives and days", async () => {
  const outside = "figures.xlsx --story brexit --source fullfact";
  const { appended, left } = await asked(table("figures.xlsx"), outside, brexitFiles());
  const text = appended?.added.join("\n") ?? "";
  expect(text).toContain('unit: percent\n    value: "52.1"');
  expect(text).toContain('unit: £\n    value: "1389.5"');
  expect(text).toContain('value: "-12"');
  expect(text).toContain('start: "2019-09-04", precision: day');
  expect(text).toContain("# look: the hour of 2019-09-04T10:54 is left out");
  expect(left).toEqual(['row 7, no value: "n/a"']);
});

test("a file that is no table is refused", async () => {
  await expect(asked("", "t.ods --story brexit --source money", brexitFiles())).rejects.toThrow(
    "t.ods: expected .csv, .tsv or .xlsx: save it as one of them",
  );
});

test("what is guessed of the values of a series is said of all of them", async () => {
  const rows =
    'date,value,unit,series\n2019-09-06,9,people,Queue\n7 Sep 2019,"1,389",people,Queue\n8 Sep 2019,"1,390",people,Queue\n';
  const { appended } = await asked(rows, "t.csv --story brexit --source fullfact", brexitFiles());
  expect(appended?.added.filter((line) => line.includes("# look:")).map((line) => line.trim())).toEqual([
    "# look: the id is made of the label, and stays once it is published",
    '# look: the date is read from "7 Sep 2019", and 1 more so',
    '# look: the value is read from "1,389", and 1 more so',
  ]);
});
