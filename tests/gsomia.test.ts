import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { FigureFaults } from "../lib/figures/faults";
import { type FigureFile, figureFiles } from "../lib/figures/files";
import { checkFiles } from "../lib/seed/check";
import { countdown } from "../lib/story/countdown";
import { openingMoment } from "../lib/story/moment";
import { find } from "../lib/story/story";
import { minute } from "../lib/words/dates";
import { figureWords } from "../lib/words/format";
import { plain } from "../lib/words/prose";

const archive = resolve(process.env.ARTICLES_DIR ?? "articles");
const archived = existsSync(archive);
const now = "2026-11-21T00:00:00Z";
const files = figureFiles("prisma/figures", "gsomia");
const { draft, proof, findings } = checkFiles("gsomia", files, archive, now);
const words = (id: string) => figureWords(find(draft.figures, id), "en");

test("every figure that an article states is proved against it, where the archive is", () => {
  expect(proof.proved).toBe(archived ? 15 : 0);
  expect(proof.proved + proof.unproved).toBe(draft.figures.filter((figure) => !figure.formula).length);
});

describe("what the articles state", () => {
  test.each([
    ["poll-scrap", "52.1%", "japannews", 15],
    ["poll-keep", "37.5%", "japannews", 15],
    ["poll-n", "1,006 respondents", "japannews", 15],
    ["sma-krw", "1.389 trillion won", "japannews", 12],
    ["sma-jpy", "about 96 billion yen", "japannews", 12],
    ["sma-multiple", "about 5 times", "japannews", 12],
    ["nk-rounds", "12 rounds", "yonhap-talks", 24],
    ["talks-minutes", "40 minutes", "yonhap-talks", 7],
    ["talks-other", "5 talks", "yonhap-talks", 29],
    ["admm-number", "6 meetings", "yonhap-talks", 7],
    ["admm-states", "8 states", "yonhap-talks", 31],
    ["admm-days", "2 days", "yonhap-talks", 31],
    ["admm-founded", "2010", "yonhap-talks", 34],
    ["admm-gap-least", "2 years", "yonhap-talks", 34],
    ["admm-gap-most", "3 years", "yonhap-talks", 34],
  ])("%s is %s in %s, paragraph %i", (id, written, source, paragraph) => {
    expect(words(id)).toBe(written);
    expect(find(draft.figures, id)).toMatchObject({
      outside: false,
      cites: [{ source, paragraphs: [paragraph] }],
    });
  });
});

test.each([
  ["poll-rest", "10.4"],
  ["poll-lead", "14.6"],
  ["poll-margin", "3.09"],
  ["poll-scrap-margin", "3.09"],
  ["poll-scrap-low", "49.01"],
  ["poll-scrap-high", "55.19"],
  ["poll-keep-margin", "2.99"],
  ["poll-keep-low", "34.51"],
  ["poll-keep-high", "40.49"],
  ["poll-lead-margin", "5.78"],
  ["sma-five-printed", "6.945"],
  ["sma-five-agreed", "5.1945"],
  ["sma-increase-printed", "5.556"],
  ["sma-increase-agreed", "4.1556"],
  ["rate-printed", "0.0691"],
  ["rate-agreed", "0.0924"],
  ["poll-lead-low", "8.82"],
  ["poll-lead-high", "20.38"],
  ["tests-missiles", "24"],
  ["tests-month", "7"],
])("%s is derived as %s", (id, value) => {
  expect(find(draft.figures, id).value).toBe(value);
  expect(find(draft.figures, id).formula).not.toBeNull();
});

describe("the seven traps", () => {
  test("1: the share stands as printed, with the doubt and what is believed", () => {
    const issue = find(draft.issues, "share-misprint");
    expect(issue).toMatchObject({ state: "open", about: { figures: expect.arrayContaining(["sma-krw"]) } });
    const said = plain(issue.summary, draft, "en");
    expect(said).toContain("1.389 trillion won");
    expect(said).toContain("1.0389 trillion won");
    expect(find(draft.figures, "sma-agreed").outside).toBe(true);
  });
  test("2: the export controls come before the decision, and the paragraph that reverses them is named", () => {
    const starts = (id: string) => find(draft.events, id).exact?.time.startsAt ?? "";
    expect(starts("curbs") < starts("decision")).toBe(true);
    expect(find(draft.issues, "order-reversed").cites).toContainEqual({
      source: "yonhap-talks",
      paragraphs: [8, 14],
    });
  });
  test("3: Suga's Monday is the 11th, and said to be inferred", () => {
    const { time } = find(draft.events, "suga");
    expect(time).toMatchObject({ written: "Monday", start: "2019-11-11", inferred: true });
  });
  test("4: the pact ends as the 23rd begins in Seoul", () => {
    expect(draft.deadline.instant).toBe("2019-11-22T15:00:00Z");
    expect(minute(draft.deadline.instant, draft.deadline.zone)).toBe("23 November 2019, 00:00");
  });
  test("5: the majority is within the margin, the lead is not", () => {
    expect(Number(find(draft.figures, "poll-scrap-low").value)).toBeLessThan(50);
    expect(Number(find(draft.figures, "poll-lead-low").value)).toBeGreaterThan(0);
    expect(plain(find(draft.charts, "poll").title, draft, "en")).toMatch(/majority is within the margin/);
  });
  test("6: twelve rounds are occasions; the missiles are another, outside figure", () => {
    expect(words("nk-rounds")).toBe("12 rounds");
    expect(find(draft.figures, "tests-missiles").outside).toBe(true);
    const dated = draft.figures.filter((figure) => figure.id.startsWith("test-"));
    expect(dated).toHaveLength(12);
    const days = (zone: string) =>
      dated.map((figure) => minute(figure.time?.startsAt ?? "", zone).split(",")[0]);
    expect(days("UTC").filter((day, index) => day !== days("Asia/Seoul")[index])).toHaveLength(9);
  });
  test("7: the name of the side to keep is marked as ours", () => {
    expect(words("poll-keep")).toBe("37.5%");
    expect(find(draft.figures, "poll-keep")).toMatchObject({ ours: true });
    expect(find(draft.figures, "poll-rest")).toMatchObject({ ours: true });
  });
});

/** The codes of what the checks say of files, errors that block and warnings alike; of what has none, its words. */
function said(files: FigureFile[]): string[] {
  try {
    const open = checkFiles("gsomia", files, archive, now).findings.filter(({ accepted }) => !accepted);
    return open.map(({ code }) => code);
  } catch (error) {
    if (!(error instanceof FigureFaults)) throw error;
    return error.faults.map(({ code, message }) => code ?? message);
  }
}

describe("undoing what was done about a trap makes the checks speak", () => {
  const agency = "2019-11-17-yonhap.yaml";
  const news = "2019-11-18-japannews.yaml";
  const file = "story.yaml";
  const issue = (id: string): [string, RegExp, string] => [
    file,
    new RegExp(`  - id: ${id}\\n[\\s\\S]*?(?=\\n  - id: |\\n\\n)`),
    "",
  ];

  // Each case: the trap, what undoes it, the check that speaks, or what is said of a file that lacks something.
  test.each<[string, [string, string | RegExp, string][], string]>([
    ["1: the misprint goes without its issue", [issue("share-misprint")], "doubt-unsaid"],
    [
      "1: nobody has accepted the misprint",
      [[file, "finding: currency-pair", "finding: currency-week"]],
      "currency-pair",
    ],
    [
      "1: its amounts are not held against the market",
      [[file, / {6}range:\n[\s\S]*?rate-week-high.*\n/, ""]],
      "currency-unchecked",
    ],
    [
      "1: the misprint is mended on the quiet",
      [[news, 'value: "1.389"', 'value: "1.0389"']],
      archived ? "proof" : "derived-value",
    ],
    [
      "1: five times is called an increase of five",
      [
        [file, '"({sma-multiple} - 1) * 100"', '"{sma-multiple} * 100"'],
        [file, 'value: "400"', 'value: "500"'],
      ],
      "times-percent",
    ],
    [
      "2: the decision is put before the export controls",
      [[file, "2019-08-22", "2019-06-22"]],
      "cause-effect",
    ],
    ["2: the reversed order goes unmentioned", [issue("order-reversed")], "order-unsaid"],
    ["2: nobody says which came first", [[file, "    follows: [curbs]\n", ""]], "order-undeclared"],
    [
      "3: the Monday is the report's own",
      [[file, 'inferred: true,\n        start: "2019-11-11"', 'start: "2019-11-18"']],
      "same-day-report",
    ],
    ["3: the Monday before is not said to be inferred", [[file, "inferred: true,", ""]], "weekday-ambiguous"],
    ["3: another weekday", [[file, '"2019-11-11"', '"2019-11-12"']], "written-date"],
    [
      "4: the countdown runs to the end of the 23rd",
      [[file, 'instant: "2019-11-23T00:00+09:00"', 'instant: "2019-11-24T00:00+09:00"']],
      "midnight",
    ],
    [
      "4: a minute before the end of the 23rd",
      [[file, 'instant: "2019-11-23T00:00+09:00"', 'instant: "2019-11-23T23:59+09:00"']],
      "midnight",
    ],
    ["4: midnight without its day", [[file, / {2}midnight: .*\n/, ""]], "midnight"],
    [
      "4: the hour of another zone",
      [[file, 'instant: "2019-11-23T00:00+09:00"', 'instant: "2019-11-23T00:00+00:00"']],
      "instant-zone",
    ],
    [
      "5: a majority is claimed",
      [
        [
          file,
          "More South Koreans would scrap the pact than keep it; a majority is within the margin of error",
          "A majority wants the pact scrapped",
        ],
      ],
      "poll-majority",
    ],
    [
      "5: what is not disclosed goes unsaid",
      [[news, "    weighting: not stated\n", ""]],
      'missing key: weighting, expected what the source says of it, or "not stated"',
    ],
    [
      "5: what neither side takes goes unnamed",
      [[news, / {4}rest: .*\n/, ""]],
      "missing key: rest, the answers leave 10.4 of 100: say what, and whose name that is",
    ],
    ["6: rounds become missiles", [[agency, "unit: rounds", "unit: missiles"]], "unit-printed"],
    [
      "1: what is about five times as much is told to the last digit",
      [[file, 'value: "6.945"\n    digits: 2', 'value: "6.945"']],
      "derived-digits",
    ],
    [
      "2: the decision and its entry into force become one date",
      [[file, "effect: whitelist-force", "effect: whitelist"]],
      "effect",
    ],
    [
      "2: a decision does not say when it is in force",
      [[file, "    effect: whitelist-force\n", ""]],
      "effect-unsaid",
    ],
    [
      "1: two days pass for a week",
      [["2019-11-15-ecb.yaml", 'start: "2019-11-11"', 'start: "2019-11-14"']],
      "week-range",
    ],
    [
      "3: the second day in Singapore has no source",
      [[file, "{ source: yonhap-singapore }, { source: yonhap-trilateral }", "{ source: yonhap-singapore }"]],
      "period-source",
    ],
    [
      "4: the page's clock rests on a zone that nobody assumed",
      [[news, "    assumed: true\n", ""]],
      "opening-zone",
    ],
    [
      "6: a round is missing from the list",
      [
        ["2019-10-31-cns.yaml", / {6}- start: "2019-10-02[\s\S]*?(?= {6}- start)/, ""],
        [file, " + {test-2019-10-02}", ""],
        [file, 'value: "24"', 'value: "23"'],
      ],
      "count-marks",
    ],
    [
      "6: the rounds are drawn one by one, and one is missing",
      [
        ["2019-10-31-cns.yaml", / {6}- start: "2019-10-02[\s\S]*?(?= {6}- start)/, ""],
        [file, " + {test-2019-10-02}", ""],
        [file, 'value: "24"', 'value: "23"'],
      ],
      "unit-each",
    ],
    [
      "6: the outside list passes for the articles'",
      [["2019-10-31-cns.yaml", "  outside: true\n", ""]],
      "outside-unmarked",
    ],
    [
      "7: the name of the opposite answer is told without saying whose it is",
      [[file, "keep {ours}", "keep"]],
      "label-ours",
    ],
    [
      "7: nobody says whose words the option is in",
      [[news, "        option: ours\n", ""]],
      'missing key: option, expected the answer\'s words as the source prints them, or "ours"',
    ],
  ])("%s", (_, edits, code) => {
    const undone = files.map((each) => ({
      ...each,
      text: edits
        .filter(([name]) => each.path.endsWith(name))
        .reduce((text, [, from, to]) => {
          const without = text.replace(from, () => to);
          if (without === text) throw new Error(`nothing to undo: ${from}`);
          return without;
        }, each.text),
    }));
    expect(said(undone)).toContain(code);
  });

  test("as they are the files pass, and each finding that they accept has its reason", () => {
    expect(findings.filter(({ accepted }) => accepted === null)).toEqual([]);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["currency-pair", "orphan-figure"]));
    for (const { accepted } of findings) expect(accepted?.length).toBeGreaterThan(20);
  });
});

test("the page opens at the newest article, 4 days, 15 hours and 46 minutes before the end", () => {
  const opening = openingMoment(draft);
  expect(opening).toBe("2019-11-17T23:14:00Z");
  expect(countdown(Date.parse(draft.deadline.instant), Date.parse(opening ?? ""))).toEqual({
    kind: "ahead",
    days: 4,
    hours: 15,
    minutes: 46,
  });
});
