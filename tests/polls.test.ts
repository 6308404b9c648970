/** Polls and series of source files: the figures that they state, those that the desk makes, and settings that name them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { pollId, seriesId } from "../lib/charts/chart";
import { chartTypes } from "../lib/charts/registry";
import { FigureFaults } from "../lib/figures/faults";
import type { FigureFile } from "../lib/figures/files";
import { parseStory } from "../lib/figures/parse";
import { checkFiles, parseFiles } from "../lib/seed/check";
import { type Figure, find } from "../lib/story/story";
import { archive, changed, harbour, harbourFiles } from "./stories";

const gazette = "2031-03-20-gazette.yaml";
const audit = "2031-03-01-audit.yaml";

interface Share {
  id: string;
  value: string;
  option?: string;
  short?: string;
}

/** A poll from outside the article, of some answers. */
const poll = (answers: Share[], more: object = {}) => ({
  id: "other",
  house: "Beech Institute",
  time: { start: "2031-02-03", end: "2031-02-05", precision: "day" },
  client: "not stated",
  mode: "by telephone",
  weighting: "not stated",
  wording: "not stated",
  margin: "not stated",
  respondents: { label: "People asked", value: "1000" },
  answers: answers.map((answer) => ({ label: `To ${answer.id}`, option: answer.id, ...answer })),
  ...more,
});

/** The invented story with one more poll; every YAML reader reads JSON. */
const withPoll = (other: object): FigureFile[] =>
  changed(audit, "series:\n", `polls: [${JSON.stringify(other)}]\nseries:\n`);

/** The figures of one more poll, by the part of their ids that is their own. */
function figuresOf(other: object): Record<string, Figure> {
  const { draft } = parseFiles("harbour", withPoll(other), archive);
  const own = draft.figures.filter(({ id }) => id.startsWith("other-"));
  return Object.fromEntries(own.map((figure) => [figure.id.slice("other-".length), figure]));
}

function faults(files: FigureFile[]): string[] {
  try {
    parseFiles("harbour", files, "/nowhere");
    return [];
  } catch (error) {
    if (!(error instanceof FigureFaults)) throw error;
    return error.message.split("\n");
  }
}

const leftOver = { rest: { label: "Neither", ours: true } };
const shown = ({ value, digits, formula }: Figure) => [value, digits, formula];

describe("of a poll", () => {
  test("each answer is a figure of its source, with how the poll was taken", () => {
    expect(find(harbour().figures, "poll-keep")).toMatchObject({
      label: { en: "Keep it" },
      ours: false,
      unit: { en: "percent" },
      value: "41.5",
      printed: "41.5 percent",
      attribution: { en: "Alder Institute" },
      time: { start: "2031-03-12", end: "2031-03-14" },
      cites: [{ source: "gazette", paragraphs: [4] }],
      formula: null,
      poll: { option: "keep it", client: "not stated", margin: "not stated" },
    });
    expect(find(harbour().figures, "poll-n")).toMatchObject({
      value: "2004",
      unit: { en: "residents" },
      poll: { option: null, mode: "not stated" },
    });
  });

  test("with two answers the desk makes what they leave, margins, intervals and the lead", () => {
    const made = harbour().figures.filter(({ id, formula }) => id.startsWith("poll-") && formula);
    expect(made.map((figure) => [figure.id, ...shown(figure)])).toEqual([
      ["poll-rest", "10.5", null, "100 - {poll-lapse} - {poll-keep}"],
      ["poll-margin", "2.19", 1, "100 * 1.96 * sqrt(0.25 / {poll-n})"],
      ["poll-lapse-margin", "2.19", null, "1.96 * sqrt({poll-lapse} * (100 - {poll-lapse}) / {poll-n})"],
      ["poll-lapse-low", "45.81", 1, "{poll-lapse} - {poll-lapse-margin}"],
      ["poll-lapse-high", "50.19", 1, "{poll-lapse} + {poll-lapse-margin}"],
      ["poll-keep-margin", "2.16", null, "1.96 * sqrt({poll-keep} * (100 - {poll-keep}) / {poll-n})"],
      ["poll-keep-low", "39.34", 1, "{poll-keep} - {poll-keep-margin}"],
      ["poll-keep-high", "43.66", 1, "{poll-keep} + {poll-keep-margin}"],
      ["poll-lead", "6.5", null, "{poll-lapse} - {poll-keep}"],
      [
        "poll-lead-margin",
        "4.13",
        null,
        "1.96 * sqrt((100 * ({poll-lapse} + {poll-keep}) - {poll-lead} * {poll-lead}) / {poll-n})",
      ],
      ["poll-lead-low", "2.37", 1, "{poll-lead} - {poll-lead-margin}"],
      ["poll-lead-high", "10.63", 1, "{poll-lead} + {poll-lead-margin}"],
    ]);
    expect(find(made, "poll-lead").label.en).toBe("Lead of lapse over keep");
    expect(find(made, "poll-keep-low").label.en).toBe("Keep it: lower end of the interval");
    expect(find(made, "poll-margin")).toMatchObject({
      cites: [{ source: "gazette", paragraphs: [4] }],
      notes: [{ en: "95% confidence, assuming simple random sampling and no design effect." }],
      attribution: null,
      time: null,
      poll: null,
    });
  });

  test("with four answers each has its interval, known no closer than the answers", () => {
    const figures = figuresOf(
      poll(
        [
          { id: "leave", value: "34" },
          { id: "stay", value: "31" },
          { id: "vote", value: "20.5" },
          { id: "wait", value: "9" },
        ],
        { ...leftOver, lead: ["leave", "stay"] },
      ),
    );
    expect(shown(figures.rest as Figure)).toEqual([
      "5.5",
      0,
      "100 - {other-leave} - {other-stay} - {other-vote} - {other-wait}",
    ]);
    expect(figures["leave-low"]).toMatchObject({ value: "31.06", digits: 0 });
    expect(figures["vote-high"]).toMatchObject({ value: "23.00", digits: 1 });
    expect(figures["wait-margin"]).toMatchObject({ value: "1.77", digits: null });
    expect(figures["lead-low"]).toMatchObject({ value: "-1.99", digits: 0 });
    expect(figures.lead?.label.en).toBe("Lead of “To leave” over “To stay”");
  });

  test("nothing is made of what answers do not leave, and no lead that is not asked for", () => {
    const figures = figuresOf(
      poll([
        { id: "yes", value: "51.9" },
        { id: "no", value: "48.1" },
      ]),
    );
    expect(Object.keys(figures)).toEqual(
      "yes no n margin yes-margin yes-low yes-high no-margin no-low no-high".split(" "),
    );
    // What rounding leaves need not be named.
    const answers = ["33.3", "33.3", "33.3"].map((value, index) => ({ id: `side-${index}`, value }));
    expect(figuresOf(poll(answers)).rest).toBeUndefined();
  });

  test("a margin that the source gives is stated, and the others follow from it", () => {
    const printed = "plus or minus 3 points";
    const figures = figuresOf(
      poll(
        [
          { id: "yes", value: "60.0" },
          { id: "no", value: "30.0" },
        ],
        { ...leftOver, lead: ["yes", "no"], margin: { value: "3", printed } },
      ),
    );
    expect(figures.margin).toMatchObject({ value: "3", printed, formula: null, poll: { margin: printed } });
    expect(shown(figures["yes-margin"] as Figure)).toEqual([
      "2.94",
      null,
      "{other-margin} * sqrt({other-yes} * (100 - {other-yes})) / 50",
    ]);
    expect(figures["lead-margin"]).toMatchObject({ value: "5.40" });
    expect(figures["lead-margin"]?.notes).toEqual([
      { en: "From the margin of error as the source publishes it." },
    ]);
  });

  test("a design effect widens every margin", () => {
    const figures = figuresOf(
      poll(
        [
          { id: "yes", value: "60.0" },
          { id: "no", value: "30.0" },
        ],
        { ...leftOver, lead: ["yes", "no"], "design-effect": { value: "1.44", printed: "1.44" } },
      ),
    );
    expect(figures["design-effect"]).toMatchObject({ value: "1.44", formula: null });
    expect(shown(figures.margin as Figure)).toEqual([
      "3.72",
      1,
      "100 * 1.96 * sqrt(0.25 * {other-design-effect} / {other-n})",
    ]);
    expect(figures["yes-margin"]).toMatchObject({
      value: "3.64",
      inputs: expect.arrayContaining(["other-n"]),
    });
    expect(figures["lead-margin"]?.notes).toEqual([
      { en: "95% confidence, with the design effect that the source gives." },
    ]);
  });

  test("no interval reaches below nothing or beyond all, and its formula says where it was cut", () => {
    const figures = figuresOf(
      poll([
        { id: "all", value: "99.9" },
        { id: "none", value: "0.1" },
      ]),
    );
    expect(shown(figures["none-low"] as Figure)).toEqual([
      "0.00",
      1,
      "max(0, {other-none} - {other-none-margin})",
    ]);
    expect(shown(figures["all-high"] as Figure)).toEqual([
      "100.00",
      1,
      "min(100, {other-all} + {other-all-margin})",
    ]);
  });

  test("what is named after an answer that the desk has named is the desk's name too", () => {
    const figures = figuresOf(
      poll(
        [
          { id: "yes", value: "52.0", option: "ours" },
          { id: "no", value: "40.0" },
        ],
        { ...leftOver, lead: ["yes", "no"] },
      ),
    );
    const ours = Object.entries(figures).filter(([, figure]) => figure.ours);
    expect(ours.map(([part]) => part)).toEqual(["yes", "rest", "yes-margin", "yes-low", "yes-high", "lead"]);
  });

  test("what is made of about so much is about so much", () => {
    const answers = [
      { id: "yes", value: "60", qualifier: "about" },
      { id: "no", value: "30" },
    ];
    const figures = figuresOf(poll(answers, leftOver));
    expect(figures["yes-high"]?.qualifier).toBe("about");
    expect(figures["no-high"]?.qualifier).toBeNull();
  });
});

/** The same by binary arithmetic. */
function expected(shares: Record<string, number>, n: number, effect: number): Record<string, number> {
  const [p = 0, q = 0] = Object.values(shares);
  const half = 1.96 * Math.sqrt((100 * (p + q) - (p - q) ** 2) * (effect / n));
  const intervals = Object.entries(shares).flatMap(([id, share]): [string, number][] => {
    const margin = 1.96 * Math.sqrt((share * (100 - share) * effect) / n);
    return [
      [`${id}-margin`, margin],
      [`${id}-low`, Math.max(0, share - margin)],
      [`${id}-high`, Math.min(100, share + margin)],
    ];
  });
  return {
    margin: 98 * Math.sqrt(effect / n),
    ...Object.fromEntries(intervals),
    lead: p - q,
    "lead-margin": half,
    "lead-low": Math.max(-100, p - q - half),
    "lead-high": Math.min(100, p - q + half),
  };
}

test("whatever a poll found, its figures are what the formulas give, and are shown no closer than they are known", () => {
  const found = fc.record({
    // Where the answers divide all, in permille.
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 5 }),
    n: fc.integer({ min: 20, max: 20_000 }),
    effect: fc.option(fc.integer({ min: 100, max: 400 })),
  });
  fc.assert(
    fc.property(found, ({ cuts, n, effect }) => {
      const ends = [...cuts].sort((a, b) => a - b);
      const parts = ends.map((end, index) => end - (ends[index - 1] ?? 0)).sort((a, b) => b - a);
      const shares = Object.fromEntries(parts.map((part, index) => [`side-${index}`, part / 10]));
      const answers = Object.entries(shares).map(([id, share]) => ({ id, value: share.toFixed(1) }));
      const other = poll(answers, {
        ...leftOver,
        lead: ["side-0", "side-1"],
        respondents: { label: "People asked", value: `${n}` },
        ...(effect && { "design-effect": { value: (effect / 100).toFixed(2) } }),
      });
      const { draft, findings } = checkFiles("harbour", withPoll(other), archive, "2031-03-21T08:00:00Z");
      const value = (part: string) => Number(find(draft.figures, `other-${part}`).value);
      // A margin is rounded once before an end is made of it, and the end once more.
      for (const [part, exact] of Object.entries(expected(shares, n, (effect ?? 100) / 100)))
        expect(Math.abs(value(part) - exact), part).toBeLessThanOrEqual(0.010001);
      const sum = Object.values(shares).reduce((total, share) => total + share, value("rest"));
      expect(sum).toBeCloseTo(100, 9);
      expect(findings.filter(({ code }) => code === "derived-digits")).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

describe("of a series", () => {
  test("each value is a figure by its day, with what all have in common", () => {
    const files = changed(
      audit,
      "series:\n",
      `series:
  - id: toll
    label: The toll
    unit: euros
    scale: thousand
    attribution: The port
    notes: [Before tax.]
    values:
      - { start: 2031-02, value: "3" }
      - { start: "2030", value: "2", label: The toll of a year, notes: [After tax.] }
      - { start: 2031-02-03, end: 2031-02-04, value: "4.5", scale: million, why: Two days. }
      - { start: 2031-02-05T10:00+00:00, value: "5", qualifier: about, id: morning }
`,
    );
    const { draft } = parseFiles("harbour", files, archive);
    const own = draft.figures.filter(({ id }) => id.startsWith("toll-"));
    expect(own.map(({ id, time }) => [id, time?.precision])).toEqual([
      ["toll-2031-02", "month"],
      ["toll-2030", "year"],
      ["toll-2031-02-03", "day"],
      ["toll-morning", "minute"],
    ]);
    expect(own[0]).toMatchObject({
      label: { en: "The toll" },
      unit: { en: "euros" },
      scale: "thousand",
      attribution: { en: "The port" },
      notes: [{ en: "Before tax." }],
      cites: [{ source: "audit", paragraphs: [] }],
      outside: true,
    });
    expect(own[1]).toMatchObject({ label: { en: "The toll of a year" }, notes: [{ en: "After tax." }] });
    expect(own[2]).toMatchObject({
      scale: "million",
      time: { start: "2031-02-03", end: "2031-02-04", why: { en: "Two days." } },
    });
    expect(own[3]).toMatchObject({ qualifier: "about", time: { start: "2031-02-05T10:00+00:00" } });
  });

  test("what an archived article states of it is proved", () => {
    const files = changed(
      gazette,
      "figures:\n",
      `series:
  - id: sum
    label: What dredging costs
    unit: euros
    scale: million
    paragraph: 5
    values: [{ start: "2031", value: "310", printed: 310 million euros }]
figures:
`,
    );
    expect(parseFiles("harbour", files, archive).proof.proved).toBe(9);
    const wrong = files.map((file) => ({
      ...file,
      text: file.text.replace('value: "310", p', 'value: "31", p'),
    }));
    expect(() => parseFiles("harbour", wrong, archive)).toThrow(
      'value and printed words differ: 31 million, "310 million euros"',
    );
  });
});

describe("a chart's settings", () => {
  const grouped = {
    ...chartTypes,
    grouped: {
      settings: z.strictObject({
        poll: pollId,
        days: z.array(z.strictObject({ of: seriesId })).default([]),
        colours: z.record(z.string(), z.string()).default({}),
      }),
    },
  };
  const chart = (settings: string) =>
    changed(
      "story.yaml",
      "charts:\n",
      `charts:\n  - id: grouped\n    type: grouped\n    title: A title\n    subtitle: More\n    settings: ${settings}\n`,
    );
  const settingsOf = (settings: string) => {
    const { draft } = parseStory("harbour", chart(settings), archive, grouped);
    return find(draft.charts, "grouped").settings;
  };

  test("hold a poll's figures in place of its id", () => {
    expect(settingsOf("{ poll: poll, colours: { lapse: blue } }")).toEqual({
      poll: {
        respondents: { figure: "poll-n" },
        margin: { figure: "poll-margin" },
        rest: { figure: "poll-rest" },
        answers: [
          {
            answer: "lapse",
            share: { figure: "poll-lapse" },
            low: { figure: "poll-lapse-low" },
            high: { figure: "poll-lapse-high" },
          },
          {
            answer: "keep",
            share: { figure: "poll-keep" },
            low: { figure: "poll-keep-low" },
            high: { figure: "poll-keep-high" },
          },
        ],
        lead: {
          of: "lapse",
          over: "keep",
          points: { figure: "poll-lead" },
          low: { figure: "poll-lead-low" },
          high: { figure: "poll-lead-high" },
        },
      },
      days: [],
      colours: { lapse: "blue" },
    });
  });

  test("hold a series' figures in the order of their times", () => {
    const early = chart("{ poll: poll, days: [{ of: walkout }] }").map((file) => ({
      ...file,
      text: file.text.replace("start: 2031-01-12", "start: 2031-01-02"),
    }));
    const { draft } = parseStory("harbour", early, archive, grouped);
    expect(find(draft.charts, "grouped").settings.days).toEqual([
      { of: [{ figure: "walkout-2" }, { figure: "walkout-1" }, { figure: "walkout-3" }] },
    ]);
  });

  test("name a poll and a series that there are", () => {
    const files = chart("{ poll: pol, days: [{ of: walkouts }] }");
    expect(() => parseStory("harbour", files, archive, grouped)).toThrow(
      /story\.yaml:\d+:23 unknown poll: pol, did you mean poll\?\n.*story\.yaml:\d+:41 unknown series: walkouts, did you mean walkout\?$/,
    );
  });
});

describe("a fault names its file, line and column", () => {
  const [last = ""] =
    / {4}lead: .*\n/.exec(harbourFiles().find(({ path }) => path.endsWith(gazette))?.text ?? "") ?? [];

  // Each case: what is wrong, in which file, what is replaced by what, where the fault stands, what it says.
  test.each([
    [
      "a share of more than all",
      gazette,
      '"48.0"',
      '"148.0"',
      '"148.0"',
      "expected a share of 0 to 100 percent",
    ],
    ["a share unquoted", gazette, '"48.0"', "48.0", "48.0\n", "expected a decimal in quotes"],
    [
      "people in part",
      gazette,
      'value: "2004"',
      'value: "2004.5"',
      '"2004.5"',
      'expected a whole number of people, such as "1006"',
    ],
    [
      "no words of an answer",
      gazette,
      "        option: keep it\n",
      "",
      "id: keep",
      'missing key: option, expected the answer\'s words as the source prints them, or "ours"',
    ],
    [
      "nothing of how people were asked",
      gazette,
      "    mode: not stated\n",
      "",
      "id: poll",
      'missing key: mode, expected what the source says of it, or "not stated"',
    ],
    [
      "a margin in words",
      gazette,
      "margin: not stated",
      "margin: three points",
      "three points",
      'expected "not stated", or the margin that the source gives: { value, printed }',
    ],
    [
      "a margin without its value",
      gazette,
      "margin: not stated",
      "margin: { printed: three points }",
      "{ printed: three",
      "missing key: value, expected a decimal in quotes",
    ],
    [
      "what is left over unnamed",
      gazette,
      "    rest:\n      label: Undecided\n      ours: true\n",
      "",
      "id: poll",
      "missing key: rest, the answers leave 10.5 of 100: say what, and whose name that is",
    ],
    [
      "what is left over named by nobody",
      gazette,
      "      ours: true\n",
      "",
      "label: Undecided",
      "missing key: ours, whose name is it? write ours: true, or ours: false where a source has it",
    ],
    [
      "a name for nothing left over",
      gazette,
      '"48.0"',
      '"58.5"',
      "label: Undecided",
      "the answers leave nothing of 100",
    ],
    [
      "an unknown answer in the lead",
      gazette,
      "[lapse, keep]",
      "[lapse, kep]",
      "kep]",
      "unknown answer: kep, did you mean keep?",
    ],
    [
      "a lead of what is behind",
      gazette,
      "[lapse, keep]",
      "[keep, lapse]",
      "[keep, lapse]",
      "keep is not ahead of lapse: 41.5, 48.0",
    ],
    ["a lead of one", gazette, "[lapse, keep]", "[lapse]", "[lapse]", "expected two answers"],
    [
      "an answer twice",
      gazette,
      "id: keep",
      "id: lapse",
      "lapse\n        label: Keep",
      "answer named twice: lapse",
    ],
    [
      "a figure by the name of what the desk makes",
      gazette,
      "id: share\n",
      "id: poll-lapse-low\n",
      "id: poll",
      "figure named twice: poll-lapse-low",
    ],
    [
      "a date of no calendar",
      gazette,
      "end: 2031-03-14",
      "end: 2031-03-40",
      "2031-03-40",
      "not a date in the calendar: 2031-03-40",
    ],
    ["an unknown key", gazette, last, `${last}    sponsor: the port\n`, "sponsor", "unknown key: sponsor"],
    [
      "another source that is none",
      gazette,
      "option: keep it\n",
      "option: keep it\n        also: [{ source: adit }]\n",
      "adit",
      "unknown source: adit, did you mean audit?",
    ],
    [
      "two values of one day",
      audit,
      '      - id: "1"\n        label: Pier one\n        value: "2"\n        category: Night shift\n        start: 2031-01-09',
      '      - { value: "1", start: 2031-01-09 }\n      - { value: "2", start: 2031-01-09 }',
      '{ value: "2", start',
      "figure named twice: walkout-2031-01-09",
    ],
    [
      "a value of no day",
      audit,
      "start: 2031-01-12",
      "start: in January",
      "in January",
      "not a date or an instant: in January",
    ],
    [
      "a precision that the date has not",
      audit,
      "start: 2031-01-12",
      "start: 2031-01-12\n        precision: month",
      "month",
      "precision is month, the date's is day",
    ],
    ["no values", audit, /values:[\s\S]*/, "values: []\n", "[]", "expected at least one value"],
  ])("%s", (_, file, from, to, at, message) => {
    const files = harbourFiles().map((each) =>
      each.path.endsWith(file) ? { ...each, text: each.text.replace(from, () => to) } : each,
    );
    const { path = "", text = "" } = files.find((each) => each.path.endsWith(file)) ?? {};
    expect(text).toContain(at);
    const before = text.slice(0, text.indexOf(at)).split("\n");
    const place = `${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    const found = faults(files);
    expect(found).toContainEqual(expect.stringContaining(`${place} ${message}`));
    expect(new Set(found).size).toBe(found.length);
  });

  test("words that do not stand in the paragraph, and a margin's too", () => {
    const files = changed(
      gazette,
      "    margin: not stated",
      '    margin: { value: "2", printed: two points, paragraph: 3 }',
    ).map((file) => ({ ...file, text: file.text.replace("2,004 residents", "204 residents") }));
    expect(() => parseFiles("harbour", files, archive)).toThrow(
      /gazette\.yaml:29:36 not in paragraph 3 of gazette\.txt: "two points".*\n.*gazette\.yaml:34:16 not in paragraph 4 of gazette\.txt: "204 residents"/,
    );
  });
});
