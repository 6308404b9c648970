import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chartsShowing } from "../lib/charts/cited";
import { openDatabase } from "../lib/database/client";
import { readCorrections } from "../lib/database/corrections";
import type { PrismaClient } from "../lib/database/generated/sqlite/client";
import { plan, publish, StalePlan } from "../lib/database/publish";
import { readStory } from "../lib/database/stories";
import { json } from "../lib/documents/json";
import { picture } from "../lib/documents/picture";
import type { Submission } from "../lib/editions/compare";
import { statement } from "../lib/editions/statement";
import { FigureFaults } from "../lib/figures/faults";
import type { FigureFile } from "../lib/figures/files";
import type { Logged } from "../lib/figures/log";
import { checkFiles } from "../lib/seed/check";
import type { Reason } from "../lib/story/correction";
import { kinds } from "../lib/story/kinds";
import type { Draft, Story } from "../lib/story/story";
import { noticesOf } from "../lib/words/corrections";
import { migrate } from "../prisma/migrate";
import { newDatabase } from "./database";
import { archive, changed, harbourFiles, setting } from "./stories";

const now = "2031-03-21T08:00:00Z";
const audit = "2031-03-01-audit.yaml";
const places = { items: new Map(), missing: { path: "story.yaml", line: 1, column: 1 } };
let database: PrismaClient;

beforeEach(async () => {
  const url = newDatabase();
  await migrate(url);
  database = openDatabase(url);
  return () => database.$disconnect();
});

/** The invented story's files, parsed, with texts replaced in turn. */
function submission(...edits: [file: string, from: string, to: string][]): Submission {
  const files = edits.reduce<FigureFile[]>(
    (files, [name, from, to]) =>
      files.map((file) => {
        if (!file.path.endsWith(name)) return file;
        if (!file.text.includes(from)) throw new Error(`${name} holds no ${from}`);
        return { ...file, text: file.text.replace(from, () => to) };
      }),
    harbourFiles(),
  );
  return checkFiles("harbour", files, archive, now);
}

let hour = 0;
const at = () => new Date(Date.parse(now) + hour * 3_600_000);
const seed = async (submitted: Submission, tokens: string[] | null = null) => {
  hour += 1;
  return (await publish(database, [submitted], at, tokens)).stories;
};

async function refusal(submitted: Submission): Promise<FigureFaults> {
  try {
    await seed(submitted);
  } catch (error) {
    if (error instanceof FigureFaults) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** The accounts' amount as another one, with all that is derived from it. */
const booked = (value: string, threefold: string, rate: string): [string, string, string][] => [
  [audit, 'value: "301"', `value: "${value}"`],
  ["story.yaml", 'value: "903"', `value: "${threefold}"`],
  ["story.yaml", 'value: "0.831"', `value: "${rate}"`],
];
const entry = (was: string, now: string, reason: Reason, why: string) =>
  `  - of: figure booked\n    was: ${was}\n    now: ${now}\n    reason: ${reason}\n    why: ${why}\n`;
const logged = (...entries: string[]): [string, string, string] => [
  audit,
  "figures:\n",
  `changes:\n${entries.join("")}figures:\n`,
];
const [first, second] = ["301 million euros (2031)", "302 million euros (2031)"];

describe("a published value", () => {
  test("changes with a reason that its file gives, and what is derived from it follows", async () => {
    await seed(submission());
    const [publication] = await seed(
      submission(
        ...booked("302", "906", "0.828"),
        logged(entry(first, second, "correction", "We misread a row.")),
      ),
    );
    expect(publication?.changes.map(({ id, reason }) => [id, reason])).toEqual([
      ["booked", "correction"],
      ["threefold-booked", "correction"],
      ["rate-booked", "correction"],
    ]);
    const story = await readStory(database, "harbour", 2);
    expect(story.corrections).toMatchObject([
      {
        edition: 2,
        reason: "correction",
        explanation: { en: "We misread a row." },
        charts: ["dredging"],
        items: [
          { id: "booked", was: { en: first }, now: { en: second }, derived: false },
          { id: "rate-booked", derived: true },
          { id: "threefold-booked", derived: true },
        ],
      },
    ]);
    expect((await readStory(database, "harbour", 1)).corrections).toEqual([]);
  });

  test("that is derived is told as it is rounded, and a change that the rounding hides needs no reason", async () => {
    const rounded = (value: string): [string, string, string] => [
      "story.yaml",
      'value: "0.831"',
      `value: "${value}"\n    digits: 2`,
    ];
    await seed(submission(rounded("0.831")));
    const edits = booked("302", "906", "0.828");
    const [publication] = await seed(
      submission(
        ...edits.slice(0, 2),
        rounded("0.8278"),
        logged(entry(first, second, "update", "New count.")),
      ),
    );
    expect(publication?.changes.map(({ id, reason }) => [id, reason])).toEqual([
      ["booked", "update"],
      ["threefold-booked", "update"],
      ["rate-booked", null],
    ]);
    const { corrections } = await readStory(database, "harbour", 2);
    expect(corrections[0]?.items.map(({ id }) => id)).toEqual(["booked", "threefold-booked"]);
  });

  test("becomes about so many with what it is derived from, for the same reason", async () => {
    const bare: [string, string, string] = [
      "story.yaml",
      '    qualifier: about\n    formula: "{multiple} * {booked}"',
      '    formula: "{multiple} * {booked}"',
    ];
    const exact: [string, string, string] = [
      "2031-03-20-gazette.yaml",
      "    qualifier: about\n    printed: three times",
      "    printed: three times",
    ];
    await seed(submission(bare, exact));
    const why =
      "changes:\n  - of: figure multiple\n    was: 3 times\n    now: about 3 times\n    reason: clarification\n    why: The paper says about.\n";
    const [publication] = await seed(
      submission(bare, ["2031-03-20-gazette.yaml", "figures:\n", `${why}figures:\n`]),
    );
    expect(publication?.changes.map(({ id, reason }) => [id, reason])).toEqual([
      ["multiple", "clarification"],
      ["threefold-booked", "clarification"],
    ]);
  });

  test("does not change without one: the refusal gives the lines to add, once for all that is derived", async () => {
    await seed(submission());
    const { faults } = await refusal(submission(...booked("302", "906", "0.828")));
    expect(faults).toEqual([
      {
        path: expect.stringContaining(audit),
        line: 17,
        column: 12,
        message: `published figure booked has changed without a reason: "${first}" is now "${second}"`,
        add: [
          "  - of: figure booked",
          `    was: ${first}`,
          `    now: ${second}`,
          "    reason: # update, correction, source correction, clarification",
          "    why: # what readers are told",
        ].join("\n"),
      },
    ]);
    expect(await database.edition.count()).toBe(1);
  });

  test("does not go without a retraction, and goes with one", async () => {
    await seed(submission());
    const without: [string, string, string][] = [
      ["story.yaml", "        - walkout-1\n", ""],
      [
        audit,
        '      - id: "1"\n        label: Pier one\n        value: "2"\n        category: Night shift\n        start: 2031-01-09\n',
        "",
      ],
    ];
    const { faults } = await refusal(submission(...without));
    expect(faults).toMatchObject([
      {
        message: 'published figure walkout-1 is gone without a retraction: it was "2 crews (9 January 2031)"',
      },
    ]);
    const retraction =
      "  - of: figure walkout-1\n    was: 2 crews (9 January 2031)\n    reason: retraction\n    why: It was a drill.\n";
    await seed(submission(...without, logged(retraction)));
    const story = await readStory(database, "harbour", 2);
    expect(story.figures.some(({ id }) => id === "walkout-1")).toBe(false);
    expect(story.corrections).toMatchObject([
      { reason: "retraction", charts: ["walkouts-by-date"], items: [{ id: "walkout-1", now: null }] },
    ]);
  });

  test("is explained by what was said of this change, not of an earlier one", async () => {
    await seed(submission());
    const there = entry(first, second, "update", "The books were closed.");
    const back = entry(second, first, "correction", "The books were opened again.");
    await seed(submission(...booked("302", "906", "0.828"), logged(there)));
    await seed(submission(logged(there, back)));
    const reasons = async (at: number) =>
      (await readCorrections(database, "harbour", [], { at })).map(({ reason }) => reason);
    expect(await reasons(3)).toEqual(["correction", "update"]);
    // What the correction takes back was an update, which was wrong then.
    expect((await readStory(database, "harbour", 2)).corrections.map(({ reason }) => reason)).toEqual([
      "update",
    ]);
    const { corrections } = await readStory(database, "harbour", 3);
    expect(corrections.map(({ reason }) => reason)).toEqual(["correction"]);
    expect(corrections[0]?.items[0]?.returned).toMatchObject({ wrong: [{ reason: "update" }], first: true });
    // To the second value once more: the first entry has had its turn.
    await refusal(submission(...booked("302", "906", "0.828"), logged(there, back)));
  });

  test("that moved on elsewhere is explained by all that was said on the way", async () => {
    await seed(submission());
    const third = "303 million euros (2031)";
    const way = [
      entry(first, second, "correction", "We misread a row."),
      entry(second, third, "update", "A bill came late."),
    ];
    await seed(submission(...booked("303", "909", "0.825"), logged(...way)));
    expect((await readStory(database, "harbour", 2)).corrections).toMatchObject([
      { reason: "correction", explanation: { en: "We misread a row. A bill came late." } },
    ]);
  });

  test.each([
    [
      "was",
      entry("300 million euros (2031)", second, "update", "New."),
      `what was published is "${first}"`,
      14,
    ],
    [
      "now",
      entry(first, "309 million euros (2031)", "update", "New."),
      `what the files say now is "${second}"`,
      15,
    ],
  ])("whose entry has another `%s` is told the right words", async (_, wrong, message, line) => {
    await seed(submission());
    const { faults } = await refusal(submission(...booked("302", "906", "0.828"), logged(wrong)));
    expect(faults).toMatchObject([{ line, message: `figure booked: ${message}` }]);
  });

  test.each([
    ["a deadline that moves", "story.yaml", "2031-03-30T02:00+01:00", "2031-03-30T03:00+01:00", "deadline"],
    ["an event dated anew", "story.yaml", "start: 2030-06-18", "start: 2030-06-19", "event vote"],
    ["an answer", "story.yaml", "text: let it lapse", "text: let it go on", "position port"],
    [
      "a doubt that goes unsaid",
      "story.yaml",
      "  - id: share-misprint",
      "  - id: share-doubt",
      "issue share-misprint",
    ],
    ["a chart", "story.yaml", "  - id: positions\n    type", "  - id: sides\n    type", "chart positions"],
  ])("such as %s needs a reason too", async (_, file, from, to, name) => {
    await seed(submission());
    const { faults } = await refusal(submission([file, from, to]));
    expect(faults.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(`published ${name} `),
    );
  });

  test.each([
    ["a title", "story.yaml", "title: Neither side moves", "title: Nobody moves"],
    ["a label", audit, "label: Pier one", "label: The first pier"],
    ["a drawing", "story.yaml", "from: 2030-06-01", "from: 2030-05-01"],
  ])("is untouched by %s, which changes without", async (_, file, from, to) => {
    await seed(submission());
    const [publication] = await seed(submission([file, from, to]));
    expect(publication?.edition).toBe(2);
    expect((await readStory(database, "harbour", 2)).corrections).toEqual([]);
  });

  test("a title may say why it changed", async () => {
    await seed(submission());
    const change =
      "changes:\n  - of: chart positions\n    was: Neither side moves\n    now: Nobody moves\n    reason: clarification\n    why: There are three sides.\n";
    await seed(
      submission(
        ["story.yaml", "title: Neither side moves", "title: Nobody moves"],
        ["story.yaml", "accepted:\n", `${change}accepted:\n`],
      ),
    );
    expect(noticesOf("positions", (await readStory(database, "harbour", 2)).corrections)).toHaveLength(1);
  });
});

describe("what a reason is for", () => {
  const swapped: [string, string, string][] = [
    [audit, "label: Pier one", "label: Pier X"],
    [audit, "label: Pier four", "label: Pier one"],
    [audit, "label: Pier X", "label: Pier four"],
  ];

  test.each<[string, [string, string, string][], string]>([
    [
      "the same clock of another zone is another moment",
      [
        [
          "story.yaml",
          "  instant: 2031-03-30T02:00+01:00\n  zone: Europe/Lisbon",
          "  instant: 2031-03-30T02:00+02:00\n  zone: Africa/Cairo",
        ],
      ],
      "deadline has changed",
    ],
    ["a name that was another figure's", swapped, "figure walkout-1 has changed"],
    [
      "a chart that draws another figure in the place of one",
      [
        [
          "story.yaml",
          "- figure: booked\n              label: in the accounts",
          "- figure: share\n              label: in the accounts",
        ],
      ],
      "chart dredging has changed without a reason: it shows other figures",
    ],
    [
      "decimals that readers see",
      [["story.yaml", 'value: "0.806"', 'value: "0.806"\n    digits: 2']],
      "figure rate-printed has changed",
    ],
    [
      "who says so",
      [[audit, "    unit: crews\n", "    unit: crews\n    attribution: The union\n"]],
      "figure walkout-1 has changed",
    ],
  ])("%s", async (_, edits, message) => {
    await seed(submission());
    const { faults } = await refusal(submission(...edits));
    expect(faults.map((fault) => fault.message)).toContainEqual(
      expect.stringContaining(`published ${message}`),
    );
  });

  test("another language's words", async () => {
    const korean = (words: string): [string, string, string] => [
      "story.yaml",
      "text: let it lapse",
      `text: { en: let it lapse, ko: ${words} }`,
    ];
    await seed(submission(korean("유지한다")));
    const { faults } = await refusal(submission(korean("폐기한다")));
    expect(faults[0]?.message).toMatch(
      /^published position port has changed without a reason: it reads the same/,
    );
  });

  test("an entry that has explained a change explains no other, though its successors are struck out", async () => {
    await seed(submission());
    const there = entry(first, second, "update", "The books were closed.");
    await seed(submission(...booked("302", "906", "0.828"), logged(there)));
    await seed(submission(logged(there, entry(second, first, "correction", "They were not."))));
    await refusal(submission(...booked("302", "906", "0.828"), logged(there)));
  });

  test("the same words may explain the next change, and an entry used again is named", async () => {
    await seed(submission());
    const third = "303 million euros (2031)";
    const weekly = [
      entry(first, second, "update", "New count."),
      entry(second, third, "update", "New count."),
    ];
    await seed(submission(...booked("302", "906", "0.828"), logged(...weekly.slice(0, 1))));
    await seed(submission(...booked("303", "909", "0.825"), logged(...weekly)));
    const back = entry(third, first, "correction", "The count had been right.");
    await seed(submission(logged(...weekly, back)));
    const { faults } = await refusal(
      submission(
        ...booked("302", "906", "0.828"),
        logged(...weekly, back, entry(first, second, "update", "New count.")),
      ),
    );
    expect(faults).toMatchObject([
      { message: expect.stringContaining("this entry has explained an earlier change") },
    ]);
  });

  test("a derived figure whose unit changes as well is explained by itself", async () => {
    await seed(submission());
    const { faults } = await refusal(
      submission(
        ...booked("302", "906", "0.828"),
        [
          "story.yaml",
          'unit: euros\n    scale: million\n    value: "906"',
          'unit: crowns\n    scale: million\n    value: "906"',
        ],
        [
          "story.yaml",
          "accepted:\n",
          "accepted:\n  - finding: bars-unit\n    about: [dredging]\n    because: A test.\n",
        ],
        logged(entry(first, second, "correction", "We misread a row.")),
      ),
    );
    expect(faults).toMatchObject([
      { message: expect.stringContaining("published figure threefold-booked has changed") },
    ]);
  });

  test("what was published and retracted elsewhere blocks nothing here", async () => {
    const history = [
      "  - of: figure gone\n    was: 1 crew\n    now: 2 crews\n    reason: correction\n    why: One more was out.\n",
      "  - of: figure gone\n    was: 2 crews\n    reason: retraction\n    why: It was a drill.\n",
      entry("300 million euros (2031)", first, "update", "The books were closed."),
    ];
    await seed(submission(logged(...history)));
    const [publication] = await seed(
      submission(logged(...history), [audit, "label: Pier one", "label: Pier nine"]),
    );
    expect(publication?.edition).toBe(2);
  });

  test("an entry about nothing is named", async () => {
    await seed(submission());
    const { faults } = await refusal(
      submission(
        logged("  - of: figure bookd\n    was: a\n    now: b\n    reason: update\n    why: No such thing.\n"),
      ),
    );
    expect(faults).toMatchObject([
      { line: 13, message: "nothing to change is called figure bookd, did you mean figure booked?" },
    ]);
  });
});

describe("a plan", () => {
  test("is applied onto the edition and the files that it was made from", async () => {
    const { token } = await plan(database, submission(), at());
    expect(token).toMatch(/^harbour@0:[0-9a-f]{10}$/);
    await seed(submission(), [token]);
    const next = submission([audit, "label: Pier one", "label: Pier nine"]);
    const other = submission([audit, "label: Pier one", "label: Pier ten"]);
    const planned = await plan(database, next, at());
    expect(planned).toMatchObject({ edition: 1, differs: true });
    await expect(seed(other, [planned.token])).rejects.toThrow(StalePlan);
    await seed(other);
    await expect(seed(next, [planned.token])).rejects.toThrow(/^the plan is stale/);
    expect(await database.edition.count()).toBe(2);
  });

  test("says what differs, why and where it shows, and writes nothing", async () => {
    await seed(submission());
    const changes = submission(
      ...booked("302", "906", "0.828"),
      logged(entry(first, second, "correction", "We misread a row.")),
    );
    const before = await database.change.count();
    const { changes: planned } = await plan(database, changes, at());
    expect(planned).toMatchObject([
      { id: "booked", action: "changed", reason: "correction", charts: ["dredging"] },
      { id: "threefold-booked" },
      { id: "rate-booked" },
    ]);
    expect(await database.change.count()).toBe(before);
  });

  test("of a new order alone is something to publish", async () => {
    await seed(submission());
    const text = harbourFiles().find(({ path }) => path.endsWith("story.yaml"))?.text ?? "";
    const positions = /positions:\n([\s\S]*?)(?=charts:)/.exec(text)?.[1] ?? "";
    const [port, hauliers] = positions.split(/(?= {2}- id: hauliers)/);
    const turned = changed("story.yaml", positions, `${hauliers}${port}`);
    const planned = await plan(database, checkFiles("harbour", turned, archive, now), at());
    expect(planned).toMatchObject({ differs: true, changes: [] });
  });
});

/** An edit of a story: what an editor might do between two editions. */
type EditOf = (draft: Draft) => void;

const pick = <T>(items: T[], index: number): T | undefined => items[index % Math.max(1, items.length)];

const edits: fc.Arbitrary<EditOf> = fc.oneof(
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 99 })).map(
    ([index, value]): EditOf =>
      (draft) => {
        const figure = pick(
          draft.figures.filter(({ formula }) => !formula),
          index,
        );
        if (figure) figure.value = String(value);
      },
  ),
  fc.tuple(fc.nat(), fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 })).map(
    ([index, words]): EditOf =>
      (draft) => {
        const event = pick(draft.events, index);
        if (event) event.label = { en: words.replace(/[{}]/g, "") || "x" };
      },
  ),
  fc.tuple(fc.nat(), fc.constantFrom("One finding", "Another <finding> & more", "“Quoted”")).map(
    ([index, words]): EditOf =>
      (draft) => {
        const chart = pick(draft.charts, index);
        if (chart) chart.title = { en: words };
      },
  ),
  fc.nat().map(
    (index): EditOf =>
      (draft) => {
        const chart = pick(draft.charts, index);
        if (chart) chart.notes = [...chart.notes, { en: `A note, the ${chart.notes.length + 1}th.` }];
      },
  ),
  fc.nat().map(
    (index): EditOf =>
      (draft) => {
        if (draft.events.length > 1) draft.events.splice(index % draft.events.length, 1);
      },
  ),
  fc.constant<EditOf>((draft) => {
    draft.charts.reverse();
  }),
  fc.nat().map(
    (index): EditOf =>
      (draft) => {
        if (draft.positions.length > 1) draft.positions.splice(index % draft.positions.length, 1);
      },
  ),
  fc.constant<EditOf>((draft) => {
    draft.deadline.outcome ??= {
      label: { en: "The pact was renewed." },
      relabel: { en: "It would have lapsed" },
      at: "2031-03-29T20:00:00Z",
      cites: draft.deadline.cites,
    };
  }),
);

/** Everything that a reader of an edition is served as files. */
function rendered(story: Story): string[] {
  const options = { ...setting, width: 680, site: "https://desk.example", serif: "serif" };
  return story.charts.flatMap((chart) => [
    picture(story, chart, options),
    json(story, chart, "en", options.site),
  ]);
}

describe("an edition", () => {
  let base: Draft;
  beforeAll(() => {
    base = submission().draft;
  });

  test("renders to the bytes that it had when it was open, whatever was published after it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 6 }), async (sequence) => {
        await wipe(database);
        const seen = new Map<number, string[]>();
        let draft = structuredClone(base);
        for (const edit of [() => {}, ...sequence]) {
          const before = draft;
          draft = structuredClone(draft);
          edit(draft);
          const items = new Map<string, typeof places.missing>(
            [...before.figures, ...draft.figures].map(({ id }) => [`figure ${id}`, places.missing]),
          );
          for (const { id } of before.positions) items.set(`position ${id}`, places.missing);
          const [publication] = await seed({
            draft,
            places: { ...places, items },
            log: reasonsFor(before, draft),
            former: [],
            showing: chartsShowing,
          });
          const edition = publication?.edition ?? 0;
          const bytes = rendered(await readStory(database, "harbour", edition));
          expect(seen.get(edition) ?? bytes).toEqual(bytes);
          seen.set(edition, bytes);
        }
        for (const [edition, bytes] of seen) {
          expect(rendered(await readStory(database, "harbour", edition))).toEqual(bytes);
        }
      }),
      { numRuns: 25 },
    );
  }, 180_000);
});

let told = 0;

/** A correction for everything that changed, as an editor would write it, each in other words. */
function reasonsFor(before: Draft, after: Draft): Logged[] {
  told += 1;
  const why = { en: `So it is, for the ${told}th time.` };
  const place = () => places.missing;
  const entries = (kind: "figure" | "event" | "position", part: "figures" | "events" | "positions") =>
    before[part].map((item): Logged => {
      const next = after[part].find(({ id }) => id === item.id);
      const [was, now] = [
        statement(kind, item as never, before) ?? "",
        next ? statement(kind, next as never, after) : null,
      ];
      return {
        kind,
        id: item.id,
        was,
        now,
        reason: now === null ? "retraction" : "correction",
        why,
        place,
      };
    });
  const deadline: Logged = {
    kind: "deadline",
    id: "deadline",
    was: statement("deadline", { id: "deadline", ...before.deadline }, before) ?? "",
    now: statement("deadline", { id: "deadline", ...after.deadline }, after),
    reason: "update",
    why,
    place,
  };
  const all = [
    ...entries("figure", "figures"),
    ...entries("event", "events"),
    ...entries("position", "positions"),
    deadline,
  ];
  return all.filter(({ was, now }) => was !== now);
}

async function wipe(client: PrismaClient): Promise<void> {
  await client.change.deleteMany();
  await client.editionLog.deleteMany();
  for (const name of ["edition", ...kinds] as const) {
    await (client[name] as unknown as { deleteMany(): Promise<unknown> }).deleteMany();
  }
}
