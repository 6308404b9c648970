import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { at, FigureFaults, named } from "../lib/figures/faults";
import { type FigureFile, figureFiles } from "../lib/figures/files";
import { checkFiles } from "../lib/seed/check";
import { readStories } from "../lib/seed/read";
import { checkReport } from "../lib/seed/report";
import { find } from "../lib/story/story";
import { figureWords } from "../lib/words/format";
import { scratch } from "./database";
import { archive, fixtures, harbourFiles } from "./stories";

const now = "2031-03-21T08:00:00Z";
const gazette = "2031-03-20-gazette.yaml";

let articles: string;
beforeEach(() => {
  articles = scratch();
  cpSync(archive, articles, { recursive: true });
});

/** The invented story's files with texts replaced, over an article in which others are. */
function written(
  edits: [from: string, to: string][],
  inArticle: [from: string, to: string][] = [],
  file = gazette,
): FigureFile[] {
  const replaced = (text: string, list: [string, string][]) =>
    list.reduce((now, [from, to]) => {
      if (!now.includes(from)) throw new Error(`holds no ${from}`);
      return now.replace(from, () => to);
    }, text);
  const article = replaced(readFileSync(join(archive, "gazette.txt"), "utf8"), inArticle);
  writeFileSync(join(articles, "gazette.txt"), article);
  const hash = createHash("sha256").update(article).digest("hex");
  return harbourFiles().map((each) => ({
    ...each,
    text: replaced(each.text, each.path.endsWith(file) ? edits : []).replace(
      /sha256: \w+/,
      `sha256: ${hash}`,
    ),
  }));
}

/** What blocks a story, one a line. */
function blocking(files: FigureFile[], from = articles): string[] {
  try {
    checkFiles("harbour", files, from, now);
    return [];
  } catch (error) {
    if (!(error instanceof FigureFaults)) throw error;
    return error.faults.map((fault) => at(fault, fault.message, named(fault)));
  }
}

describe("words that a person reads are read", () => {
  test.each<[string, [string, string], [string, string][]]>([
    [
      "letters",
      ["seven times", "two hundred and six times"],
      [
        ["printed: seven times", "printed: two hundred and six times"],
        ['value: "7"', 'value: "206"'],
      ],
    ],
    [
      "a decimal comma",
      ["48.0 percent", "48,0 per cent"],
      [["printed: 48.0 percent", "printed: 48,0 per cent"]],
    ],
    [
      "a scale joined to its digits",
      ["310 million euros", "€310m"],
      [["printed: 310 million euros", "printed: €310m"]],
    ],
    ["a range", ["55 minutes", "50–55 minutes"], [["printed: 55 minutes", "printed: 50–55 minutes"]]],
    [
      "thousands divided by a thin space",
      ["2,004 residents", "2\u2009004 residents"],
      [["printed: 2,004 residents", "printed: 2 004 residents"]],
    ],
    [
      "Korean",
      ["310 million euros", "3억 1,000만 euros"],
      [["printed: 310 million euros", "printed: 3억 1,000만 euros"]],
    ],
  ])("%s", (_, article, edits) => {
    const lines = blocking(written(edits, [article]));
    expect(lines.filter((line) => /\[proof/.test(line))).toEqual([]);
  });

  test("and a number is never found in a longer one", () => {
    const [line] = blocking(
      written([["printed: 55 minutes", 'printed: "55"']], [["55 minutes", "−55 minutes"]]),
    );
    expect(line).toContain('not in paragraph 7 of gazette.txt: "55"');
  });
});

describe("words that nothing can read", () => {
  const dozens: [string, string] = [
    "Crews have walked out seven times",
    "Crews have walked out dozens of times",
  ];
  const printed: [string, string] = ["printed: seven times", "printed: dozens of times"];
  const acceptance = (words: string, passage: string): [string, string] => [
    "accepted:\n",
    `accepted:\n  - finding: proof-words\n    about: [walkouts]\n    printed: ${words}\n    passage: "${passage}"\n    because: The list has seven.\n`,
  ];
  const passageIn = (lines: string[]) => /passage: "([0-9a-f]{8})"/.exec(lines.join("\n"))?.[1] ?? "";

  test("block, and are accepted in the words that the finding names", () => {
    const lines = blocking(written([printed], [dozens]));
    expect(lines).toEqual([
      expect.stringMatching(
        /no number can be read in the printed words: "dozens of times".* \[proof-words: walkouts\]$/,
      ),
    ]);
    const files = written([printed, acceptance("dozens of times", passageIn(lines))], [dozens]);
    const { findings, proof } = checkFiles("harbour", files, articles, now);
    expect(findings.find(({ code }) => code === "proof-words")?.accepted).toBe("The list has seven.");
    expect(proof).toMatchObject({ proved: 7, unproved: 7 });
  });

  test("are void when the printed words change", () => {
    const passage = passageIn(blocking(written([printed], [dozens])));
    const scores: [string, string] = ["dozens of times", "scores of times"];
    const lines = blocking(
      written(
        [["printed: seven times", "printed: scores of times"], acceptance("dozens of times", passage)],
        [dozens, scores],
      ),
    );
    expect(lines).toContainEqual(
      expect.stringContaining(
        'void: it was given for "dozens of times", and what is printed now is "scores of times" [accepted-nothing: walkouts]',
      ),
    );
    expect(lines).toContainEqual(expect.stringContaining("[proof-words: walkouts]"));
  });

  test("are void when the paragraph's other words change", () => {
    const passage = passageIn(blocking(written([printed], [dozens])));
    const lines = blocking(
      written([printed, acceptance("dozens of times", passage)], [dozens, ["since January", "since June"]]),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/void: the paragraph's words have changed since: passage was/),
    );
    expect(lines).toContainEqual(expect.stringContaining("[proof-words: walkouts]"));
  });

  test("are still accepted where their article is not at hand, unless the file prints others", () => {
    const kept = acceptance("dozens of times", "0123abcd");
    expect(blocking(written([printed, kept], [dozens]), "/nowhere")).toEqual([]);
    expect(blocking(written([["printed: seven times", "printed: scores"], kept]), "/nowhere")).toEqual([
      expect.stringContaining('void: it was given for "dozens of times"'),
    ]);
  });

  test.each<[string, [string, string][], [string, string][], string]>([
    [
      "another value",
      [['value: "7"', 'value: "8"'], acceptance("seven times", "0123abcd")],
      [],
      "value and printed words differ: 8",
    ],
    [
      "an absent token",
      [printed, acceptance("dozens of times", "0123abcd")],
      [],
      'not in paragraph 6 of gazette.txt: "dozens of times"',
    ],
  ])("accept no proof of %s", (_, edits, article, message) => {
    expect(blocking(written(edits, article))).toContainEqual(
      expect.stringMatching(new RegExp(`${message.replace(/[.]/g, "\\.")}.*\\[proof\\]$`)),
    );
  });

  test("an acceptance without its words says which to write", () => {
    const bare: [string, string] = [
      "accepted:\n",
      "accepted:\n  - { finding: proof-words, about: [walkouts], because: It is so. }\n",
    ];
    expect(blocking(written([printed, bare], [dozens]))).toContainEqual(
      expect.stringMatching(
        /void: it does not say for which words: write printed: "dozens of times" and passage: "/,
      ),
    );
  });
});

describe("the archive is each story's own", () => {
  const figures = () => {
    const folder = scratch();
    cpSync(join(fixtures, "stories"), folder, { recursive: true });
    return folder;
  };
  const missing = (folder: string) => {
    const path = join(folder, "harbour", gazette);
    writeFileSync(path, readFileSync(path, "utf8").replace("file: gazette.txt", "file: gazette-2.txt"));
  };

  test("an article that is not there is named with its figures, and stops no story, however near its name is to another", () => {
    const folder = figures();
    missing(folder);
    writeFileSync(join(articles, "gazette.txt"), "Another day's paper.");
    const read = readStories({ figures: folder, articles, stories: [], now });
    expect(read.map(({ draft }) => draft.slug)).toEqual(["brexit", "harbour"]);
    const [brexit, harbour] = read.map(checkReport);
    expect(harbour).toContain("not in the archive: gazette-2.txt (gazette), so 8 figures unproved");
    expect(brexit).not.toContain("not in the archive");
  });

  test("with --strict each is a fault", () => {
    const folder = figures();
    missing(folder);
    writeFileSync(join(articles, "gazette.txt"), "Another day's paper.");
    expect(() => readStories({ figures: folder, articles, stories: [], strict: true, now })).toThrow(
      /gazette\.yaml:\d+:\d+ not in the archive: gazette-2\.txt.*\[proof\]/,
    );
  });

  test("the same article under a name near to it is a slip, and a fault", () => {
    const folder = figures();
    missing(folder);
    expect(() => readStories({ figures: folder, articles, stories: [], now })).toThrow(
      "no such file in the archive: gazette-2.txt, did you mean gazette.txt?",
    );
  });
});

describe("what is about so many makes what is about so many", () => {
  const exact = /\n {4}qualifier: \{ none: .*\n/;
  const files = (edit: (story: string) => string) =>
    figureFiles(join(fixtures, "stories"), "harbour").map((file) =>
      file.path.endsWith("story.yaml") ? { ...file, text: edit(file.text) } : file,
    );
  const words = (edit: (story: string) => string) => {
    const { draft } = checkFiles("harbour", files(edit), archive, now);
    return figureWords(find(draft.figures, "rate-printed"), "en");
  };

  test("without a word in the file", () => {
    expect(words((story) => story.replace(exact, "\n"))).toBe("about 0.806 pounds per euro");
  });

  test("unless the file says why not", () => {
    expect(words((story) => story)).toBe("0.806 pounds per euro");
    const bare = files((story) => story.replace(exact, "\n    qualifier: none\n"));
    expect(blocking(bare, archive)).toEqual([
      expect.stringContaining('expected "about", "at least", or why it takes none: { none: … }'),
    ]);
  });
});
