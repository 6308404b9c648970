import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { usual } from "../lib/addresses/addresses";
import { openDatabase } from "../lib/database/client";
import { readFront } from "../lib/database/front";
import type { PrismaClient } from "../lib/database/generated/sqlite/client";
import { publish, StalePlan } from "../lib/database/publish";
import { frontDocument } from "../lib/documents/front";
import { plannedFront, unsaid } from "../lib/editions/front";
import { at, type Fault } from "../lib/figures/faults";
import { storySlugs } from "../lib/figures/files";
import { frontOf } from "../lib/figures/front";
import { checkFiles } from "../lib/seed/check";
import { arranged, type Front, plainFront, type Shown } from "../lib/story/front";
import type { Deadline, Story } from "../lib/story/story";
import { deadlineWords } from "../lib/words/front";
import { migrate } from "../prisma/migrate";
import { newDatabase, scratch } from "./database";
import { archive, brexit, gsomia, harbour, harbourFiles } from "./stories";

const now = "2026-11-26T08:00:00Z";
const line = (story: string): Shown => ({ story, show: "line", chart: null });
const lead = (slug: string | null, ...stories: Shown[]): Front => ({ lead: slug, stories });

describe("the front page's order", () => {
  const stories = [brexit(), gsomia(), harbour()];
  const order = (front: Front, of: Story[] = stories, at = now) => {
    const { lead, open, closed } = arranged(front, of, at);
    const slugs = (list: typeof open) => list.map(({ story }) => story.slug);
    return [lead?.slug ?? null, slugs(open), slugs(closed)];
  };

  test.each<[string, Front, ReturnType<typeof order>]>([
    ["without a file the newest open story leads", plainFront, ["harbour", [], ["brexit", "gsomia"]]],
    ["the editor's lead leads, closed or not", lead("gsomia"), ["gsomia", ["harbour"], ["brexit"]]],
    [
      "the named come first, in their order",
      lead(null, line("gsomia"), line("brexit")),
      ["harbour", [], ["gsomia", "brexit"]],
    ],
    [
      "what has no open edition is left out",
      lead("nowhere", line("elsewhere")),
      ["harbour", [], ["brexit", "gsomia"]],
    ],
  ])("%s", (_, front, expected) => {
    expect(order(front)).toEqual(expected);
  });

  test("a story is closed once its deadline has passed, and it is known what came of it", () => {
    const early = "2019-10-29T12:00:00Z";
    expect(order(plainFront, stories, early)).toEqual(["brexit", ["gsomia", "harbour"], []]);
    const [first] = stories as [Story];
    const unknown = { ...first, deadline: { ...first.deadline, outcome: null } };
    expect(order(plainFront, [unknown])).toEqual(["brexit", [], []]);
    expect(order(plainFront, [])).toEqual([null, [], []]);
  });
});

describe("a deadline in words", () => {
  const deadline: Deadline = { ...harbour().deadline, instant: "2031-03-30T01:00:00Z" };
  test.each([
    ["2031-03-01T00:00:00Z", "29 days", "until the toll pact lapses"],
    ["2031-03-25T10:00:00Z", "4 days 15 hours", "until the toll pact lapses"],
    ["2031-03-29T20:30:00Z", "4 hours", "until the toll pact lapses"],
    ["2031-03-30T00:59:00Z", "Less than an hour", "until the toll pact lapses"],
    ["2031-03-30T02:00:00Z", "Less than a day", "since the deadline"],
    ["2034-03-30T02:00:00Z", "1,096 days", "since the deadline"],
  ])("at %s", (at, number, to) => {
    expect(deadlineWords(deadline, at, "en")).toMatchObject({ number, to });
  });

  test("once the outcome is known it takes the number's place", () => {
    expect(deadlineWords(gsomia().deadline, now, "en")).toEqual({
      number: null,
      to: "since the deadline",
      outcome: "Seoul suspended the termination, on conditions, six hours before the pact would have ended.",
      when: "The deadline was Saturday 23 November 2019, 00:00 in Seoul.",
    });
    const early = deadlineWords(brexit().deadline, "2019-10-29T12:00:00Z", "en");
    expect(early.number).toBe("2 days 11 hours");
    expect(early.outcome).toContain("agreed to a delay");
  });
});

describe("front.yaml", () => {
  let folder: string;
  beforeEach(() => {
    folder = scratch();
    for (const slug of ["brexit", "harbour"]) {
      mkdirSync(join(folder, slug));
      writeFileSync(join(folder, slug, "story.yaml"), "");
    }
  });
  const read = (text: string | null, name = "front.yaml") => {
    if (text !== null) writeFileSync(join(folder, name), text);
    const faults: Fault[] = [];
    const front = frontOf(folder, storySlugs(folder), [brexit()], faults);
    const path = relative(process.cwd(), folder);
    return { front, faults: faults.map((fault) => at(fault, fault.message).replace(`${path}/`, "")) };
  };

  test.each([
    ["no file", null, plainFront],
    ["an empty one", "", plainFront],
    ["a lead", "lead: harbour\n", lead("harbour")],
    [
      "stories",
      "stories:\n  - { story: brexit, show: chart }\n  - { story: harbour }\n",
      lead(null, { story: "brexit", show: "chart", chart: null }, line("harbour")),
    ],
    [
      "a chart of its own",
      "stories:\n  - { story: brexit, chart: outcome }\n",
      lead(null, { story: "brexit", show: "chart", chart: "outcome" }),
    ],
  ])("may say %s", (_, text, front) => {
    expect(read(text)).toEqual({ front, faults: [] });
  });

  test.each([
    ["lead: harbor\n", "front.yaml:1:7 unknown story: harbor, did you mean harbour?"],
    ["stories:\n  - { story: brexti }\n", "front.yaml:2:14 unknown story: brexti, did you mean brexit?"],
    ["lead: brexit\nstories:\n  - { story: brexit }\n", "front.yaml:3:14 brexit leads already"],
    ["stories:\n  - { story: brexit }\n  - { story: brexit }\n", "front.yaml:3:14 story twice: brexit"],
    ["stories:\n  - { story: brexit, show: pie }\n", 'front.yaml:2:28 expected chart or line, found "pie"'],
    [
      "stories:\n  - { story: brexit, chart: outcom }\n",
      "front.yaml:2:29 unknown chart: outcom, did you mean outcome?",
    ],
    [
      "stories:\n  - { story: brexit, show: line, chart: outcome }\n",
      "front.yaml:2:34 a line shows no chart",
    ],
    ["leads: brexit\n", "front.yaml:1:1 unknown key: leads, expected lead or stories, did you mean lead?"],
  ])("%j is a fault", (text, fault) => {
    expect(read(text).faults).toEqual([fault]);
  });

  test("may say what the docs show", () => {
    const docs = readFileSync("docs/figure-files.md", "utf8");
    const [, example = ""] = /## The front page[\s\S]*?```yaml\n([\s\S]*?)```/.exec(docs) ?? [];
    writeFileSync(join(folder, "front.yaml"), example);
    const faults: Fault[] = [];
    const slugs = ["brexit", "gsomia", "harbour"];
    expect(frontOf(folder, slugs, [brexit(), harbour()], faults)).toEqual(
      lead(
        "gsomia",
        { story: "brexit", show: "chart", chart: null },
        { story: "harbour", show: "chart", chart: "poll" },
      ),
    );
    expect(faults).toEqual([]);
  });

  test("under nearly its name is a fault, since nothing would read it", () => {
    expect(read("lead: brexit\n", "fornt.yml").faults).toEqual([
      "fornt.yml:1:1 unknown file: fornt.yml, did you mean front.yaml?",
    ]);
  });
});

describe("publishing the front page", () => {
  let database: PrismaClient;
  beforeEach(async () => {
    const url = newDatabase();
    await migrate(url);
    database = openDatabase(url);
    return () => database.$disconnect();
  });
  const date = new Date(now);
  const story = () => checkFiles("harbour", harbourFiles(), archive, "2031-03-21T08:00:00Z");

  test("is one more row where it says something else, and nothing where it does not", async () => {
    await publish(database, [], () => date, null, null, plainFront);
    expect(await database.front.count()).toBe(0);
    const front = lead("harbour", { story: "brexit", show: "chart", chart: "outcome" });
    await publish(database, [], () => date, null, null, front);
    await publish(database, [], () => date, null, null, front);
    expect(await readFront(database)).toEqual({ number: 1, front });
    await publish(database, [], () => date, null, null, null);
    expect(await database.front.count()).toBe(1);
    await publish(database, [], () => date, null, null, plainFront);
    expect(await readFront(database)).toEqual({ number: 2, front: plainFront });
  });

  test("is planned under a token of its own, which a plan of all has to name", async () => {
    const front = lead("harbour");
    const { token } = plannedFront(unsaid, front);
    expect(token).toMatch(/^front@0:[0-9a-f]{10}$/);
    const other = plannedFront(unsaid, lead("brexit")).token;
    await expect(publish(database, [], () => date, [other], null, front)).rejects.toThrow(
      /^the plan is stale.*front@0/,
    );
    await expect(publish(database, [], () => date, [], null, front)).rejects.toThrow(
      /^front has changes too, front@0/,
    );
    await publish(database, [], () => date, [token], null, front);
    await expect(publish(database, [], () => date, [token], null, front)).rejects.toThrow(StalePlan);
    expect(await database.front.count()).toBe(1);
  });

  test("happens together with the stories or not at all", async () => {
    const { token } = plannedFront(unsaid, lead("harbour"));
    await expect(publish(database, [story()], () => date, [token], null, lead("harbour"))).rejects.toThrow(
      "harbour has changes too",
    );
    expect(await database.front.count()).toBe(0);
    expect(await database.edition.count()).toBe(0);
  });
});

describe("the front page", () => {
  const ask = {
    theme: "auto",
    language: "en",
    pinned: null,
    at: null,
    asked: usual,
    search: "",
    site: "https://desk.example",
    now: new Date(now),
  } as const;
  const stories = [brexit(), gsomia(), harbour()];
  const document = (front: Front, of = stories) => frontDocument(arranged(front, of, now), ask, now);
  const html = async (front: Front, of = stories) => String(await document(front, of).make());
  const drawn = lead("gsomia", { story: "brexit", show: "chart", chart: "outcome" }, line("harbour"));

  test("shows the lead with its chart, the others as the editor says, closed ones under their heading", async () => {
    const page = await html(drawn);
    const places = [
      "An intelligence pact and its midnight deadline</a></h1>",
      'id="gsomia--month"',
      "Other stories</h2>",
      "The toll pact meets its last tide</a></h3>",
      "1,584 days</b> until the toll pact lapses",
      "Closed stories</h2>",
      "A Brexit date that Parliament will not hurry for</a></h3>",
      'id="brexit--outcome"',
    ].map((words) => page.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page).not.toContain('id="harbour--poll"');
    // Once it is known what came of a deadline, the drawing says so as the words beside it do.
    expect(page).toContain("GSOMIA would have expired, but for the suspension");
  });

  test("has no script, and no id twice though stories call their charts alike", async () => {
    const shown = (story: string, chart: string): Shown => ({ story, show: "chart", chart });
    const page = await html(lead("brexit", shown("harbour", "poll"), shown("gsomia", "poll")));
    expect(page).not.toContain("<script");
    const ids = Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page).toContain('<link rel="canonical" href="https://desk.example/"/>');
    expect(page).toMatch(/<link rel="alternate" type="application\/atom\+xml"[^>]*example\/feed\.xml"/);
  });

  test("a number on it leads to its row on the chart's page, a doubted chart says so", async () => {
    const page = await html(lead("harbour", { story: "gsomia", show: "chart", chart: "cost-share" }));
    expect(page).toContain('href="/gsomia/cost-share#cost-share-sma-krw"');
    expect(page).toContain("shown as printed, and doubted");
  });

  test("of a single story is its dashboard", async () => {
    const page = await html(plainFront, [harbour()]);
    expect(page).toContain("data-clock");
    expect(page).toContain('<link rel="canonical" href="https://desk.example/harbour"/>');
    expect(document(plainFront, []).status).toBe(404);
  });

  test("is kept by what it shows: the arrangement, the editions, the words of its deadlines", () => {
    const key = (front: Front, of = stories, at = now) =>
      JSON.stringify(frontDocument(arranged(front, of, at), { ...ask, now: new Date(at) }, at).key);
    const keys = [
      key(drawn),
      key(lead("gsomia", line("brexit"))),
      key(drawn, [...stories.slice(0, 2), { ...harbour(), edition: 2 }]),
      key(drawn, stories, "2026-11-28T08:00:00Z"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(key(drawn, stories, "2026-11-26T08:00:30Z")).toBe(keys[0]);
  });
});
