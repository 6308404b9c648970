import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { csvTable } from "./csv";
import { decoded } from "./encoding";
import { workbookTable } from "./workbook";

const bytes = (text: string) => new TextEncoder().encode(text);
const words = (text: string) => {
  const { header, rows } = csvTable("t.csv", text, null);
  return [header, ...rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell.text)])];
};

test.each([
  ["commas", 'label,value\n"a, b","1,389"\n', ["a, b", "1,389"]],
  ["semicolons", "label;value\na, b;1,389\n", ["a, b", "1,389"]],
  ["tabs", "label\tvalue\na, b\t1,389\n", ["a, b", "1,389"]],
  ["returns", 'label,value\r\n"a\r\nb",1\r\n', ["a b", "1"]],
  ["a mark", "\ufefflabel,value\na,1\n", ["a", "1"]],
])("a table divided by %s is read", (_, text, cells) => {
  expect(words(text)).toEqual([
    ["label", "value"],
    [2, ...cells],
  ]);
});

test("a title over the header and empty rows are left out, and rows keep their numbers", () => {
  expect(words("Votes,\n,\nlabel,value\na,1\n\nb,2\n")).toEqual([
    ["label", "value"],
    [4, "a", "1"],
    [6, "b", "2"],
  ]);
});

test.each([
  ["a,b;c,d\n1,2;3,4\n", "divided by commas or by semicolons? --delimiter comma or --delimiter semicolon"],
  ["label\na\n", "found one column"],
  ['label,value\n"a,1\n', "its quotes do not close"],
  ["label,value\n", "expected rows under the header in row 1"],
])("%j is refused", (text, message) => {
  expect(() => csvTable("t.csv", text, null)).toThrow(message);
});

test("what is told divides", () => {
  expect(csvTable("t.csv", "a,b;c,d\n1,2;3,4\n", "semicolon").header).toEqual(["a,b", "c,d"]);
});

test("UTF-16 is known by its mark, windows-1252 where it is told", () => {
  const wide = Buffer.from("\ufefflabel,£\n", "utf16le");
  expect(decoded("t.csv", wide, null)).toBe("label,£\n");
  expect(decoded("t.csv", wide.swap16(), null)).toBe("label,£\n");
  expect(decoded("t.csv", Uint8Array.of(0xa3, 0x80), "windows-1252")).toBe("£€");
  expect(decoded("t.csv", bytes("한국"), null)).toBe("한국");
});

test("other bytes are refused with their row", () => {
  const old = Buffer.from("label,value\na,£1\n", "latin1");
  expect(() => decoded("t.csv", old, null)).toThrow(/row 2 is not UTF-8: .*--encoding windows-1252/);
  expect(() => decoded("t.csv", Buffer.from("a,b\n", "utf16le"), null)).toThrow("UTF-16 without its mark");
  expect(() => decoded("t.csv", old, "utf-8")).toThrow("not UTF-8");
});

const workbook = readFileSync("tests/fixtures/tables/figures.xlsx");

test("a workbook's cells keep what they hold beside what they show", async () => {
  const { header, rows } = await workbookTable("figures.xlsx", workbook, null);
  expect(header).toEqual(["Label", "Value", "Date", "Unit"]);
  expect(rows.map(({ row, cells }) => [row, cells[1], cells[2]?.day])).toEqual([
    [4, { text: "52.1%", number: "52.1" }, "2019-10-22T00:00:00.000Z"],
    [5, { text: "£1,389.50", number: "1389.5" }, "2019-09-03T00:00:00.000Z"],
    [6, { text: "(12)", number: "-12" }, "2019-09-04T10:54:00.000Z"],
    [7, { text: "n/a" }, undefined],
  ]);
});

test("a workbook that cannot be read and a sheet that is not there are refused", async () => {
  await expect(workbookTable("a.xlsx", bytes("nothing"), null)).rejects.toThrow(
    "a.xlsx: is no .xlsx workbook",
  );
  await expect(workbookTable("a.xlsx", workbook, "Answer")).rejects.toThrow(
    "--sheet: no such sheet: Answer, did you mean Answers?",
  );
});
