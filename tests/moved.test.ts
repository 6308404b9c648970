/** What moved is shown wherever a correction of a figure is: a deadline, its outcome, an event, an answer. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usual } from "../lib/addresses/addresses";
import { chartsShowing } from "../lib/charts/cited";
import { openDatabase } from "../lib/database/client";
import type { PrismaClient } from "../lib/database/generated/sqlite/client";
import { publish } from "../lib/database/publish";
import { readStory } from "../lib/database/stories";
import { correctionsDocument } from "../lib/documents/corrections-pages";
import type { Ask, Document } from "../lib/documents/document";
import { embedDocument } from "../lib/documents/embed";
import { feed } from "../lib/documents/feed";
import { chartDocument, storyDocument } from "../lib/documents/pages";
import { picture } from "../lib/documents/picture";
import { articleData, datasetData } from "../lib/documents/schema-org";
import { FigureFaults } from "../lib/figures/faults";
import type { FigureFile } from "../lib/figures/files";
import { checkFiles } from "../lib/seed/check";
import { find, type Story } from "../lib/story/story";
import { plain } from "../lib/words/prose";
import { migrate } from "../prisma/migrate";
import { newDatabase } from "./database";
import { archive, harbour, harbourFiles, setting } from "./stories";

type Edit = [file: string, from: string, to: string];

const site = "https://desk.example";
const story = "story.yaml";
const first = Date.parse("2031-03-21T08:00:00Z");

function edited(edits: Edit[]): FigureFile[] {
  return edits.reduce(
    (files, [name, from, to]) =>
      files.map((file) => {
        if (!file.path.endsWith(name)) return file;
        if (!file.text.includes(from)) throw new Error(`${name} holds no ${from}`);
        return { ...file, text: file.text.replace(from, () => to) };
      }),
    harbourFiles(),
  );
}

const databases: PrismaClient[] = [];
afterAll(async () => {
  for (const database of databases) await database.$disconnect();
});

async function empty(): Promise<PrismaClient> {
  const url = newDatabase();
  await migrate(url);
  const database = openDatabase(url);
  databases.push(database);
  return database;
}

/** A day after the one before, each list of edits is seeded over the last. */
async function seeded(...editions: Edit[][]): Promise<PrismaClient> {
  const database = await empty();
  for (const [days, edits] of editions.entries()) {
    const now = new Date(first + days * 86_400_000);
    const ready = checkFiles("harbour", edited(edits), archive, now.toISOString());
    await publish(database, [ready], () => now);
  }
  return database;
}

const entry = (of: string, was: string, now: string, reason: string, why: string) =>
  `  - of: ${of}\n    was: ${JSON.stringify(was)}\n    now: ${JSON.stringify(now)}\n    reason: ${reason}\n    why: ${why}\n`;
const log = (...entries: string[]): Edit => [
  story,
  "accepted:\n",
  `changes:\n${entries.join("")}accepted:\n`,
];

const [planned, extended] = ["30 March 2031, 02:00 (UTC+01:00)", "2 April 2031, 02:00 (UTC+01:00)"];
const moveDeadline: Edit[] = [
  [story, "written: March 30\n  instant: 2031-03-30T02:00", "written: April 2\n  instant: 2031-04-02T02:00"],
];
const outcome = "The pact was renewed (22 March 2031, 18:00)";
const addOutcome: Edit = [
  story,
  "derived:\n",
  "  outcome:\n    label: The pact was renewed\n    relabel: The pact would have lapsed\n    at: 2031-03-22T18:00+00:00\n    cites: [{ source: audit }]\nderived:\n",
];

const ask: Ask = {
  theme: "light",
  language: "en",
  pinned: null,
  at: null,
  asked: usual,
  search: "",
  site,
  now: new Date(first + 3 * 86_400_000),
};

/** Tags gone, and the comments that React leaves between words. */
const words = (html: string) =>
  html
    .replace(/<!--.*?-->|<(style|script)\b.*?<\/\1>/gs, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&#x27;", "'");
const written = async (document: Document) => words(String(await document.make()));

/** An edition of the story with what its readers are served. */
function read(shown: Story, open: Story) {
  const pinned = shown === open ? null : shown.edition;
  const asking = { ...ask, pinned, asked: { ...usual, pinned } };
  const found = { story: shown, open };
  const charted = (id: string) => ({
    kind: "found" as const,
    ...found,
    chart: find(shown.charts, id),
    id,
    renamed: false,
  });
  const chartHistory = async () => ({
    revisions: [],
    corrections: open.corrections,
    older: false,
    stood: [],
  });
  return {
    embed: (id: string) => written(embedDocument(charted(id), asking)),
    page: (id: string) => written(chartDocument(charted(id), asking, { laid: null, history: chartHistory })),
    dashboard: () => written(storyDocument(found, asking)),
  };
}

describe("a deadline that has moved", () => {
  let open: Story;
  let old: Story;
  const why = "The council put it off.";
  const head = "Updated on 22 March 2031.";
  const sentence = `${head} The deadline: it was ${planned}, it is ${extended}. ${why}`;

  beforeAll(async () => {
    const moved = [...moveDeadline, log(entry("deadline", planned, extended, "update", why))];
    const database = await seeded([], moved);
    [old, open] = [await readStory(database, "harbour", 1), await readStory(database, "harbour", 2)];
  }, 120_000);

  test("is told under every chart that shows it, in frames and in pictures, and under no other", async () => {
    const showing = chartsShowing("deadline", "deadline", open);
    expect(showing).toEqual(["countdown", "walkouts-by-date"]);
    for (const chart of open.charts) {
      const shows = showing.includes(chart.id);
      expect((await read(open, open).embed(chart.id)).includes(sentence), chart.id).toBe(shows);
      expect((await read(open, open).page(chart.id)).includes(sentence), chart.id).toBe(shows);
      const svg = picture(open, chart, { ...setting, width: 680, site, serif: "serif" });
      expect(svg.includes(head), chart.id).toBe(shows);
    }
  });

  test("is told at the head of the dashboard", async () => {
    const dashboard = await read(open, open).dashboard();
    expect(dashboard).toContain(sentence);
    expect(dashboard.indexOf(sentence)).toBeLessThan(dashboard.indexOf("Corrections and updates"));
  });

  test("has since been moved, say the editions that still give the old one, and call it no correction", async () => {
    for (const told of [
      await read(old, open).embed("countdown"),
      await read(old, open).embed("walkouts-by-date"),
      await read(old, open).page("countdown"),
      await read(old, open).dashboard(),
    ]) {
      expect(told).toMatch(/Edition 1, as it was published on .*Updated since:/);
      expect(told).toContain(`${head} The deadline has since been moved to ${extended}. ${why}`);
      expect(told).not.toContain("Corrected since");
    }
    expect(await read(old, open).embed("poll")).not.toContain("since:");
    expect(await read(old, open).page("poll")).toContain("Nothing here has been corrected or updated since.");
  });

  test("stands in the history of its chart, in the feed, on the corrections' page and in linked data", async () => {
    expect(await read(open, open).page("countdown")).toMatch(
      new RegExp(`History of what is shown here.*Edition 2.*${why}`),
    );
    expect(feed({ story: open, corrections: open.corrections }, site, "en")).toContain(
      `The deadline: it was ${planned}, it is ${extended}.`,
    );
    const corrections = correctionsDocument({ story: open, open }, ask, null, async () => ({
      editions: [{ number: 2, publishedAt: open.publishedAt, corrections: open.corrections, others: 0 }],
      older: null,
    }));
    expect(await written(corrections)).toContain(`The deadline${planned}${extended}`);
    const comment = [{ "@type": "Comment", text: sentence }];
    const countdown = find(open.charts, "countdown");
    // What the world has done is no correction in schema.org's sense.
    expect(articleData(open, site, "en")).toMatchObject({ comment, correction: [] });
    expect(datasetData(open, countdown, site, "en")).toMatchObject({ comment, correction: [] });
  });

  test("that we had wrong is corrected", async () => {
    const moved = [...moveDeadline, log(entry("deadline", planned, extended, "correction", "We misread."))];
    const database = await seeded([], moved);
    const [was, is] = [await readStory(database, "harbour", 1), await readStory(database, "harbour", 2)];
    const told = await read(was, is).embed("countdown");
    expect(told).toMatch(/Corrected since:.*The deadline: it was 30 March 2031.*it is 2 April 2031/);
    const text = expect.stringContaining(`it is ${extended}`);
    expect(articleData(is, site, "en")).toMatchObject({
      comment: [],
      correction: [{ "@type": "CorrectionComment", text }],
    });
  });
});

describe("what else moves", () => {
  test("an outcome has become known, and is then told as changed", async () => {
    const known = entry("deadline", planned, `${planned}, ${outcome}`, "update", "The vote was taken.");
    const other = `${planned}, The pact was prolonged (22 March 2031, 18:00)`;
    const changed = entry("deadline", `${planned}, ${outcome}`, other, "correction", "It is not a new pact.");
    const database = await seeded(
      [],
      [addOutcome, log(known)],
      [addOutcome, [story, "was renewed", "was prolonged"], log(known, changed)],
    );
    const [one, two, three] = [
      await readStory(database, "harbour", 1),
      await readStory(database, "harbour", 2),
      await readStory(database, "harbour", 3),
    ] as const;
    const since = await read(one, two).embed("countdown");
    expect(since).toContain(`The outcome has since become known: ${outcome}.`);
    expect(since).not.toContain("moved");
    expect(await read(two, two).dashboard()).toContain(`The outcome has become known: ${outcome}.`);
    const both = await read(one, three).embed("countdown");
    expect(both).toContain("Corrected and updated since:");
    expect(both).toMatch(/The outcome: it was “The pact was renewed.*it is “The pact was prolonged/);
  });

  test("an event that was put off, on the timeline and in its frame", async () => {
    const [was, now] = ["24 March 2031, planned", "25 March 2031, planned"];
    const database = await seeded(
      [],
      [
        [story, "written: Monday\n      start: 2031-03-24", "written: Tuesday\n      start: 2031-03-25"],
        log(entry("event mayor", was, now, "update", "She fell ill.")),
      ],
    );
    const [old, open] = [await readStory(database, "harbour", 1), await readStory(database, "harbour", 2)];
    expect(await read(old, open).embed("countdown")).toMatch(
      /Updated since:.*The mayor speaks: it has since been moved to 25 March 2031\. She fell ill\./,
    );
    expect(await read(open, open).embed("countdown")).toContain(
      "The mayor speaks: it was 24 March 2031, it is 25 March 2031.",
    );
    expect(await read(open, open).dashboard()).toContain("it was 24 March 2031, it is 25 March 2031.");
    expect(datasetData(open, find(open.charts, "countdown"), site, "en").comment).toHaveLength(1);
  });

  test("an answer, under the positions", async () => {
    const database = await seeded(
      [],
      [
        [story, "text: let it lapse", "text: let it go on"],
        log(entry("position port", "let it lapse", "let it go on", "update", "The port has come round.")),
      ],
    );
    const [old, open] = [await readStory(database, "harbour", 1), await readStory(database, "harbour", 2)];
    expect(await read(old, open).embed("positions")).toMatch(
      /Updated since:.*The port: the answer has since been changed to “let it go on”\. The port has come round\./,
    );
    expect(await read(open, open).embed("positions")).toContain(
      "The port: it was “let it lapse”, it is “let it go on”.",
    );
    expect(await read(open, open).dashboard()).toContain("The port: it was “let it lapse”");
    expect(await read(open, open).page("positions")).toMatch(/History of what is shown here.*let it go on/);
  });

  test("a figure that was counted again and again: an old edition gives the last count alone", async () => {
    const count = (value: string, was: string, now: string): string =>
      entry(
        "figure walkout-1",
        `${was} crews (9 January 2031)`,
        `${now} crews (9 January 2031)`,
        "update",
        `Count ${value}.`,
      );
    const counted = (value: string): Edit => [
      "2031-03-01-audit.yaml",
      'label: Pier one\n        value: "2"',
      `label: Pier one\n        value: "${value}"`,
    ];
    const [once, twice] = [count("one", "2", "20"), count("two", "20", "30")];
    const database = await seeded([], [counted("20"), log(once)], [counted("30"), log(once, twice)]);
    const [old, open] = [await readStory(database, "harbour", 1), await readStory(database, "harbour", 3)];
    const told = await read(old, open).embed("walkouts-by-date");
    expect(told).toContain("Pier one has since been updated to 30 crews");
    expect(told).not.toContain("to 20 crews");
    expect(await read(open, open).embed("walkouts-by-date")).toContain("All 2 corrections and updates");
  });
});

describe("a text that refers to the deadline", () => {
  const refers: Edit[] = [
    [story, "headline: The toll pact meets its last tide", "headline: The last tide is on {deadline:day}"],
    [story, "subtitle: Million euros", "subtitle: Million euros, until {deadline} at {deadline:time}"],
  ];

  test("moves with it, and its chart says so", async () => {
    const moved = log(entry("deadline", planned, extended, "update", "The council put it off."));
    const database = await seeded(refers, [...refers, ...moveDeadline, moved]);
    const [old, open] = [await readStory(database, "harbour", 1), await readStory(database, "harbour", 2)];
    expect(await read(old, old).embed("dredging")).toContain("Million euros, until 30 March 2031 at 02:00");
    const told = await read(open, open).embed("dredging");
    expect(told).toContain("Million euros, until 2 April 2031 at 02:00");
    expect(told).toContain("The deadline: it was");
    expect(await read(open, open).dashboard()).toContain("The last tide is on 2 April");
    // The edition before stays as it was.
    expect(await read(old, open).embed("dredging")).toContain("until 30 March 2031 at 02:00");
  });

  test("gives it in its own language, and the articles that tell the deadline are its sources", () => {
    const { deadline, figures } = harbour();
    const text = { en: "{deadline}", ko: "{deadline}, {deadline:day}", ja: "{deadline} {deadline:time}" };
    const told = (language: "en" | "ko" | "ja") => plain(text, { deadline, figures }, language);
    expect([told("en"), told("ko"), told("ja")]).toEqual([
      "30 March 2031",
      "2031년 3월 30일, 3월 30일",
      "2031年3月30日 02:00",
    ]);
  });

  test.each(["{deadline:year}", "{deadlines}"])("has no form %s", (reference) => {
    expect(() =>
      checkFiles(
        "harbour",
        edited([[story, "Million euros", `In ${reference}`]]),
        archive,
        "2031-03-21T08:00:00Z",
      ),
    ).toThrow(/stray brace: .*\{deadline\}, \{deadline:day\} or \{deadline:time\}/);
  });
});

describe("an entry of changes that matches nothing", () => {
  const idle = entry("event mayor", "1 March 2031", "2 March 2031", "correction", "A slip.");
  const refused = async (...editions: Edit[][]): Promise<FigureFaults> => {
    const wrong = await seeded(...editions).catch((error) => error);
    if (wrong instanceof FigureFaults) return wrong;
    throw new Error("nothing was refused");
  };

  test.each<[string, Edit]>([
    ["in story.yaml", log(idle)],
    ["in a source's file", ["2031-03-01-audit.yaml", "figures:\n", `changes:\n${idle}figures:\n`]],
  ])("is a fault %s, with its place", async (_, logged) => {
    const { faults } = await refused([], [logged]);
    const file = edited([logged]).find(({ path }) => path.endsWith(logged[0])) as FigureFile;
    const lines = file.text.slice(0, file.text.indexOf("event mayor")).split("\n").length;
    expect(faults).toMatchObject([
      {
        path: file.path,
        line: lines,
        message:
          'event mayor: this entry tells of no change; what was published, and is so still, is "24 March 2031, planned"',
      },
    ]);
  });

  test("is one beside an entry that matches, and where the change needs no reason", async () => {
    const title: Edit = [story, "title: Neither side moves", "title: Nobody moves"];
    const right = entry(
      "chart positions",
      "Neither side moves",
      "Nobody moves",
      "clarification",
      "Three sides.",
    );
    const wrong = entry("chart positions", "No side moves", "Nobody moved", "clarification", "Three sides.");
    const message = expect.stringContaining("chart positions: this entry tells of another change");
    expect((await refused([], [title, log(wrong)])).faults).toMatchObject([{ message }]);
    expect((await refused([], [title, log(wrong, right)])).faults).toMatchObject([{ message }]);
    await seeded([], [title, log(right)]);
  });

  test("is one before the first edition, when it is about nothing that there is", async () => {
    const { faults } = await refused([
      log(entry("event mayr", "1 March 2031", "2 March 2031", "correction", "A slip.")),
    ]);
    expect(faults).toMatchObject([
      { message: "nothing to change is called event mayr, did you mean event mayor?" },
    ]);
  });

  test("is none once it has explained an edition, or stood in one's files as the log of another desk", async () => {
    const move: Edit = [
      story,
      "written: Monday\n      start: 2031-03-24",
      "written: Tuesday\n      start: 2031-03-25",
    ];
    const moved = entry("event mayor", "24 March 2031, planned", "25 March 2031, planned", "update", "Ill.");
    const title: Edit = [story, "title: Neither side moves", "title: Nobody moves"];
    await seeded([log(idle)], [move, log(idle, moved)], [move, title, log(idle, moved)]);
  });
});
