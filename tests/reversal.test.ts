import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { alike } from "../lib/editions/canonical";
import { toItems } from "../lib/editions/items";
import type { FigureFile } from "../lib/figures/files";
import { parseFiles } from "../lib/seed/check";
import { type Keys, removeAt } from "../lib/seed/edit";
import { reversal } from "../lib/seed/reversal";
import { kinds } from "../lib/story/kinds";
import type { Draft } from "../lib/story/story";
import { archive, brexitFiles, gsomiaFiles, harbourFiles } from "./stories";

const [audit, gazette, story] = ["2031-03-01-audit.yaml", "2031-03-20-gazette.yaml", "story.yaml"];
type Edit = [file: string, from: string | RegExp, to: string];

/** Files with texts replaced in turn. */
function after(files: FigureFile[], edits: Edit[]): FigureFile[] {
  return edits.reduce(
    (files, [name, from, to]) =>
      files.map((file) => {
        if (!file.path.endsWith(name)) return file;
        const text = file.text.replace(from, () => to);
        if (text === file.text) throw new Error(`${name} holds no ${from}`);
        return { ...file, text };
      }),
    files,
  );
}

const parse = (files: FigureFile[]) => parseFiles("harbour", files, archive);

/** What two drafts say differently, by kind and id. */
function differences(a: Draft, b: Draft): string[] {
  const [one, other] = [toItems(a), toItems(b)];
  return kinds.flatMap((kind) =>
    [...new Set([...one[kind], ...other[kind]].map(({ id }) => id))].filter((id) => {
      const [was, now] = [one, other].map((items) => items[kind].find((each) => each.id === id));
      return !was || !now || !alike(was, now);
    }),
  );
}

/** Every item of a file's lists, by the keys that lead to it; the last ones first. */
function itemsIn({ path, text }: FigureFile): { path: string; keys: Keys; id: string }[] {
  const found: { path: string; keys: Keys; id: string }[] = [];
  const value = parseYaml(text) as Record<string, unknown>;
  const look = (list: unknown, keys: Keys) => {
    for (const [k, item] of (
      (list ?? []) as { id?: string; values?: unknown; answers?: unknown }[]
    ).entries()) {
      found.push({ path, keys: [...keys, k], id: `${keys.join(".")} ${item.id ?? k}` });
      look(item.values, [...keys, k, "values"]);
      if (Array.isArray(item.answers)) look(item.answers, [...keys, k, "answers"]);
    }
  };
  for (const part of ["figures", "polls", "series", "derived", "events", "positions", "charts", "issues"])
    look(value[part], [part]);
  return found.reverse();
}

/** The same files without an item, and how they are read; null where they cannot do without it. */
function without(files: FigureFile[], { path, keys }: { path: string; keys: Keys }): FigureFile[] | null {
  const less = files.map((file) =>
    file.path === path ? { ...file, text: removeAt(file.text, keys) } : file,
  );
  try {
    parse(less);
    return less;
  } catch {
    return null;
  }
}

/** What a test says of an edit's way back: that it leads to what was there, and in which text. */
function backFrom(files: FigureFile[], edits: Edit[]) {
  const target = parse(files).draft;
  const { files: back, left, aside } = reversal(target, after(files, edits), parse);
  return { back, left, aside, differs: differences(target, parse(back).draft) };
}

const booked: Edit[] = [
  [audit, 'value: "301"', 'value: "302"'],
  [story, 'value: "903"', 'value: "906"'],
  [story, 'value: "0.831"', 'value: "0.828"'],
];

describe("the way back", () => {
  test.each<[string, Edit[]]>([
    ["a value, and what is derived from it", booked],
    [
      "a label and a title",
      [
        [audit, "label: Pier one", "label: Pier one and two"],
        [story, "title: Neither side moves", "title: { en: Nobody moves, ko: 아무도 }"],
      ],
    ],
    [
      "a time",
      [[story, /start: 2031-03-12\n {6}end: 2031-03-14/, "start: 2031-03-11\n      end: 2031-03-13"]],
    ],
    ["a deadline", [[story, "2031-03-30T02:00+01:00", "2031-03-31T02:00+01:00"]]],
    [
      "an outcome that was told",
      [
        [
          story,
          "derived:\n",
          "  outcome:\n    label: It lapsed.\n    relabel: The pact lapsed\n    at: 2031-03-29T20:00+00:00\n    cites: [{ source: audit }]\nderived:\n",
        ],
      ],
    ],
    [
      "a headline and a dek",
      [
        [story, "headline: The toll pact meets", "headline: A toll pact meets"],
        [story, "no word to show for it", "nothing to show for it"],
      ],
    ],
    ["an answer's words", [[story, "text: let it lapse", "text: let it go on"]]],
    ["settings", [[story, "from: 2030-06-01", "from: 2030-05-01"]]],
    ["a poll's house", [[gazette, "house: Alder Institute", "house: Another Institute"]]],
    ["what several share", [[audit, "unit: crews\n", "unit: teams\n"]]],
    ["a doubt", [[story, "state: open", "state: resolved"]]],
    ["a source", [[audit, "title: Dredging accounts", "title: Accounts of dredging"]]],
  ])("of %s is the text as it was", (_, edits) => {
    const files = harbourFiles();
    const { back, left, differs } = backFrom(files, edits);
    expect(differs).toEqual([]);
    expect(left).toEqual([]);
    const spoken = (text: string) => text.replace(/^(\s*instant:|\s*at:) .*$/gm, "$1");
    for (const [k, { text }] of back.entries()) {
      expect(spoken(text)).toBe(spoken(files[k]?.text ?? ""));
    }
  });
});

const extra: FigureFile = {
  path: "tests/fixtures/stories/harbour/2031-03-19-notice.yaml",
  text: [
    "source: { id: notice, mark: O2, publisher: The port, title: A notice, published: { resolved: 2031-03-19 }, licence: invented }",
    "figures:",
    '  - { id: berths, label: Berths, unit: berths, value: "4" }',
    "",
  ].join("\n"),
};

test("a source that came since is set aside; one whose file is gone is told with the file to add", () => {
  const files = harbourFiles();
  const more = [...files, extra];
  expect(reversal(parse(files).draft, more, parse)).toEqual({ files, aside: [extra.path], left: [] });
  const { files: back, left } = reversal(parse(more).draft, files, parse);
  expect(back).toEqual(files);
  expect(left).toMatchObject([
    { of: "source notice", message: "no file has it any more: add one" },
    { of: "figure berths" },
  ]);
  const added = { path: extra.path, text: `${left[0]?.add}\n` };
  expect(differences(parse(more).draft, parse([...files, added]).draft)).toEqual([]);
});

test("remarks stay, what several share is written out where one goes its own way", () => {
  const files = harbourFiles();
  const own: Edit[] = [
    [audit, /time: \*week/, "time: { start: 2031-02-24, end: 2031-02-27, precision: day } # Friday off"],
  ];
  const target = parse(after(files, own)).draft;
  const { files: back, left } = reversal(target, files, parse);
  expect(left).toEqual([]);
  expect(back.find(({ path }) => path.endsWith(audit))?.text).toContain(
    "    time: { start: 2031-02-24, end: 2031-02-27, precision: day }\n",
  );
  const remarked: Edit[] = [[audit, 'value: "0.820"', '# Twice checked.\n    value: "0.821" # low']];
  const again = reversal(parse(files).draft, after(files, remarked), parse);
  expect(again.files.find(({ path }) => path.endsWith(audit))?.text).toContain(
    '    # Twice checked.\n    value: "0.820" # low\n',
  );
});

const stories = { harbour: harbourFiles, brexit: brexitFiles, gsomia: gsomiaFiles };

describe.each(Object.entries(stories))("of %s", (_, read) => {
  const files = read();
  const cases = files.flatMap(itemsIn).flatMap((item, k) => {
    // Of the long stories some are enough.
    if (files.length > 3 && k % 4 > 0) return [];
    const less = without(files, item);
    return less ? [{ ...item, less }] : [];
  });

  test("what came since goes, and nothing else is touched", () => {
    expect(cases.length).toBeGreaterThan(5);
    for (const { id, less } of cases) {
      const target = parse(less).draft;
      const { files: back, left } = reversal(target, files, parse);
      expect(left, id).toEqual([]);
      expect(differences(target, parse(back).draft), id).toEqual([]);
    }
  });

  test("what went comes back", () => {
    const target = parse(files).draft;
    for (const { id, less } of cases) {
      const { files: back, left } = reversal(target, less, parse);
      const told = left.filter(({ message }) => message.startsWith("part of a poll"));
      if (told.length) continue;
      expect(left, id).toEqual([]);
      expect(differences(target, parse(back).draft), id).toEqual([]);
    }
  });
});
