import { expect, test } from "vitest";
import { appended } from "./append";

const entry = { id: "b", row: 2, looks: ["the unit"], content: { id: "b", draft: true, value: "1.0" } };
const lines = (indent: string) =>
  ["# look: the unit", "- id: b", "  draft: true # until it has been looked at", '  value: "1.0"'].map(
    (line) => indent + line,
  );

test.each([
  ["at a list's end", "figures:\n  - id: a # c\n\n# end\nchanges: []\n", 3, "  "],
  ["after a list that is not indented", "figures:\n- id: a\nchanges: []\n", 3, ""],
  ["after a member on one line", "figures:\n  - { id: a } # c\n", 3, "  "],
  ["after a text of several lines", "figures:\n  - id: a\n    note: >-\n      one\n      two\n", 6, "  "],
  ["under a key that holds nothing", "figures:\nchanges: []\n", 2, "  "],
])("entries go in %s", (_, text, line, indent) => {
  const all = text.split("\n");
  const added = appended(text, "figures", [entry]);
  expect(added).toMatchObject({ line, added: lines(indent) });
  expect(added.text).toBe([...all.slice(0, line - 1), ...lines(indent), ...all.slice(line - 1)].join("\n"));
});

test("a list that is not there begins at the end", () => {
  expect(appended("source: x", "figures", [entry]).text).toBe(
    `${["source: x", "", "figures:", ...lines("  ")].join("\n")}\n`,
  );
});

test("members that stand apart go on so, and returns stay", () => {
  const text = "figures:\r\n  - id: a\r\n\r\n  - id: c\r\n";
  expect(appended(text, "figures", [entry]).text).toBe(`${text}\r\n${lines("  ").join("\r\n")}\r\n`);
});

test("a list in brackets is refused", () => {
  expect(() => appended("figures: [{ id: a }]\n", "figures", [entry])).toThrow(
    "figures is written in brackets",
  );
  expect(() => appended("figures: []\n", "figures", [entry])).toThrow("figures is written as []");
});
