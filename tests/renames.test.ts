import { beforeEach, describe, expect, test, vi } from "vitest";
import { GET as page } from "../app/[story]/[chart]/route";
import { GET as file } from "../app/charts/[story]/[file]/route";
import { GET as embed } from "../app/embed/[story]/[chart]/route";
import { GET as oembed } from "../app/oembed/route";
import { openDatabase } from "../lib/database/client";
import type { PrismaClient } from "../lib/database/generated/sqlite/client";
import { history as historyOf } from "../lib/database/history";
import { plan, publish } from "../lib/database/publish";
import { readStory } from "../lib/database/stories";
import { FigureFaults } from "../lib/figures/faults";
import type { FigureFile } from "../lib/figures/files";
import { checkFiles } from "../lib/seed/check";
import { type Kind, nameOf } from "../lib/story/kinds";
import { migrate } from "../prisma/migrate";
import { newDatabase } from "./database";
import { archive, harbourFiles } from "./stories";

// The day after all that these tests publish.
vi.mock("../lib/http/clock", () => ({ now: () => new Date("2031-04-21T08:00:00Z") }));

const site = "http://desk.example";
const now = "2031-03-21T08:00:00Z";
const [audit, gazette, story] = ["2031-03-01-audit.yaml", "2031-03-20-gazette.yaml", "story.yaml"];
type Edit = [file: string, from: string, to: string];
let slug = "harbour";
let count = 0;
let database: PrismaClient;

beforeEach(async () => {
  // What has been read of a story is kept, so each test has one of its own.
  count += 1;
  slug = `harbour-${count}`;
  return () => database.$disconnect();
});
const url = newDatabase();
process.env.DATABASE_URL = url;
await migrate(url);
beforeEach(() => {
  database = openDatabase(url);
});

/** The invented story's files with every place of a text replaced, in turn. */
function edited(edits: Edit[]): FigureFile[] {
  return edits.reduce<FigureFile[]>(
    (files, [name, from, to]) =>
      files.map((each) => {
        if (!each.path.endsWith(name)) return each;
        if (!each.text.includes(from)) throw new Error(`${name} holds no ${from}`);
        return { ...each, text: each.text.replaceAll(from, () => to) };
      }),
    harbourFiles(),
  );
}
const submission = (...edits: Edit[]) => checkFiles(slug, edited(edits), archive, now);
let hour = 0;
const clock = () => new Date(Date.parse(now) + hour * 3_600_000);
const seed = async (...edits: Edit[]) => {
  hour += 1;
  const date = clock();
  const { stories } = await publish(database, [submission(...edits)], () => date);
  const [publication] = stories;
  // Which edition is open is taken for granted for a quarter of a second.
  await new Promise((done) => setTimeout(done, 300));
  return publication;
};
const faults = async (...edits: Edit[]) => {
  try {
    return (await plan(database, submission(...edits), clock())).faults;
  } catch (error) {
    if (error instanceof FigureFaults) return error.faults;
    throw error;
  }
};

const chart: Edit = [story, "- id: dredging\n", "- id: dredger\n    was: dredging\n"];
const figure: Edit[] = [
  [audit, "- id: booked\n", "- id: accounts\n    was: booked\n"],
  [story, "{booked}", "{accounts}"],
  [story, "{figure:booked}", "{figure:accounts}"],
  [story, "figure: booked\n", "figure: accounts\n"],
  [story, "- booked\n", "- accounts\n"],
];
const event: Edit = [story, "- id: vote\n", "- id: council-vote\n    was: vote\n"];
const position: Edit = [story, "- id: port\n", "- id: harbour\n    was: port\n"];
const source: Edit[] = [
  [audit, "id: audit\n", "id: audit-office\n  was: audit\n"],
  [story, "source: audit\n", "source: audit-office\n"],
];
const issue: Edit = [story, "- id: share-misprint\n", "- id: share-doubt\n    was: share-misprint\n"];
const poll: Edit[] = [
  [gazette, "- id: poll\n", "- id: survey\n    was: poll\n"],
  [story, "poll: poll\n", "poll: survey\n"],
  [story, "{figure:poll-", "{figure:survey-"],
];
const answer: Edit[] = [
  [gazette, "- id: lapse\n", "- id: end\n        was: lapse\n"],
  [gazette, "lead: [lapse, keep]", "lead: [end, keep]"],
  [story, "{figure:poll-lapse}", "{figure:poll-end}"],
];
const value: Edit[] = [
  [audit, '- id: "1"\n', '- id: "one"\n        was: "1"\n'],
  [story, "- walkout-1\n", "- walkout-one\n"],
];

/** The chart of the walk-outs, whole. */
const [walkouts = ""] =
  / {2}- id: walkouts\n {4}type[\s\S]*?(?= {2}- id: walkouts-by)/.exec(
    harbourFiles().find(({ path }) => path.endsWith(story))?.text ?? "",
  ) ?? [];

describe("a renamed thing", () => {
  test.each<[name: string, kind: Kind, was: string, id: string, edits: Edit[], others?: string[]]>([
    ["chart", "chart", "dredging", "dredger", [chart]],
    ["figure, with all that refers to it", "figure", "booked", "accounts", figure],
    ["event", "event", "vote", "council-vote", [event]],
    ["position", "position", "port", "harbour", [position]],
    ["source, with all that cites it", "source", "audit", "audit-office", source],
    ["issue", "sourceIssue", "share-misprint", "share-doubt", [issue]],
    ["poll, with all its figures", "figure", "poll-lapse-margin", "survey-lapse-margin", poll],
    // A chart knows by its answers' ids which of them leads.
    ["answer", "figure", "poll-lapse-low", "poll-end-low", answer, ["chart poll"]],
    ["value of a series", "figure", "walkout-1", "walkout-one", value],
  ])("such as a %s needs no reason and is no correction", async (_, kind, was, id, edits, others = []) => {
    await seed();
    const published = await seed(...edits);
    expect(published?.edition).toBe(2);
    expect(published?.changes).toContainEqual(
      expect.objectContaining({
        kind,
        id,
        action: "renamed",
        before: expect.objectContaining({ id: was }),
        reason: null,
      }),
    );
    const changed = published?.changes.filter(({ action }) => action !== "renamed");
    expect(changed?.map(nameOf)).toEqual(others);
    const read = await readStory(database, slug, 2);
    expect(read.corrections).toEqual([]);
    expect(read).toMatchObject(submission(...edits).draft);
    // What is published stays in the file without harm, and what was out stays as it was.
    expect(await faults(...edits)).toEqual([]);
    expect((await seed(...edits))?.edition).toBe(2);
    expect(await readStory(database, slug, 1)).toMatchObject(submission().draft);
  });

  test("may change as well, with a reason under its new name, and what is derived from it follows", async () => {
    await seed();
    const changes: Edit[] = [
      ...figure,
      [audit, 'value: "301"', 'value: "302"'],
      [story, 'value: "903"', 'value: "906"'],
      [story, 'value: "0.831"', 'value: "0.828"'],
    ];
    expect(await faults(...changes)).toMatchObject([
      { message: expect.stringContaining("published figure accounts has changed without a reason") },
    ]);
    const entry: Edit = [
      audit,
      "figures:\n",
      "changes:\n  - of: figure accounts\n    was: 301 million euros (2031)\n    now: 302 million euros (2031)\n    reason: correction\n    why: We misread a row.\nfigures:\n",
    ];
    const published = await seed(...changes, entry);
    expect(published?.changes.map(({ id, action, reason }) => [id, action, reason])).toEqual([
      ["accounts", "renamed", "correction"],
      ["threefold-booked", "changed", "correction"],
      ["rate-booked", "changed", "correction"],
    ]);
  });

  test("keeps what was said of it, also where a file says it under the old name", async () => {
    const changed: Edit[] = [
      [audit, 'value: "301"', 'value: "302"'],
      [story, 'value: "903"', 'value: "906"'],
      [story, 'value: "0.831"', 'value: "0.828"'],
      [
        audit,
        "figures:\n",
        "changes:\n  - of: figure booked\n    was: 301 million euros (2031)\n    now: 302 million euros (2031)\n    reason: correction\n    why: We misread a row.\nfigures:\n",
      ],
    ];
    await seed();
    await seed(...changed);
    await seed(...figure, chart, ...changed);
    const { corrections } = await readStory(database, slug, 3);
    expect(corrections).toMatchObject([{ charts: ["dredger"], edition: 2 }]);
    expect(corrections[0]?.items.map(nameOf)).toContain("figure accounts");
    const states = (await historyOf(slug, ["accounts"], "dredger", 3)).revisions;
    expect(states.map(({ edition, figure: { id, value } }) => [edition, id, value])).toEqual([
      [2, "accounts", "302"],
      [1, "accounts", "301"],
    ]);
    const html = await (await get(page, `/${slug}/dredger`)).text();
    expect(html).toContain("History of these figures");
    expect(html).toContain("We misread a row.");
  });

  test("may be renamed again, and back", async () => {
    await seed();
    await seed(chart);
    await seed([story, "- id: dredging\n", "- id: dredge\n    was: [dredger, dredging]\n"]);
    expect((await get(page, `/${slug}/dredging`)).headers.get("location")).toBe(`/${slug}/dredge`);
    await seed([story, "- id: dredging\n", "- id: dredging\n    was: dredge\n"]);
    expect((await get(page, `/${slug}/dredging`)).status).toBe(200);
    expect((await get(page, `/${slug}/dredger`)).headers.get("location")).toBe(`/${slug}/dredging`);
  });
});

/** What a route answers to an address. */
async function get(
  route: typeof page | typeof file | typeof embed | typeof oembed,
  address: string,
): Promise<Response> {
  const [, story = "", chart = ""] = address.replace(/^\/(embed|charts)\//, "/").split(/[/?]/);
  const request = new Request(site + address, { headers: { host: "desk.example" } });
  const params = Promise.resolve({ story, chart, file: chart });
  return (route as (request: Request, context: object) => Promise<Response>)(request, { params });
}

describe("a renamed chart's old address", () => {
  test("leads to the new one with all that was asked; its embeds stay where they are", async () => {
    await seed();
    const svg = await (await get(file, `/charts/${slug}/dredging.svg?v=1`)).text();
    await seed(chart);
    const moved = await get(page, `/${slug}/dredging?theme=dark&utm=x`);
    expect([moved.status, moved.headers.get("location")]).toEqual([308, `/${slug}/dredger?theme=dark&utm=x`]);
    for (const extension of ["svg", "png", "card.png", "csv", "json"]) {
      const { status, headers } = await get(file, `/charts/${slug}/dredging.${extension}?v=1&width=600`);
      expect([status, headers.get("location")]).toEqual([
        308,
        `/charts/${slug}/dredger.${extension}?v=1&width=600`,
      ]);
    }
    const [there, here] = await Promise.all(
      ["dredging", "dredger"].map((id) => get(embed, `/embed/${slug}/${id}`)),
    );
    expect([there?.status, here?.status]).toEqual([200, 200]);
    const html = await there?.text();
    expect(html).toBe(await here?.text());
    expect(html).toContain(`rel="canonical" href="${site}/${slug}/dredger"`);
    const answer = await get(oembed, `/oembed?url=${encodeURIComponent(`${site}/${slug}/dredging`)}`);
    expect(answer.status).toBe(200);
    expect((await answer.json()).html).toContain(`${site}/embed/${slug}/dredger`);
    // An old edition under the new name draws what it was.
    expect(await (await get(file, `/charts/${slug}/dredger.svg?v=1`)).text()).toBe(svg);
    for (const route of [page, embed] as const) {
      const prefix = route === embed ? "/embed" : "";
      expect((await get(route, `${prefix}/${slug}/dredger?v=1`)).status).toBe(200);
    }
    expect((await get(page, `/${slug}/dredged`)).status).toBe(404);
  });

  test("is told of a retraction under the new one", async () => {
    await seed();
    await seed([story, "- id: walkouts\n", "- id: strikes\n    was: walkouts\n"]);
    const retraction =
      "changes:\n  - of: chart strikes\n    was: Crews have walked out 7 times\n    reason: retraction\n    why: One has moved.\naccepted:\n";
    await seed([story, walkouts, ""], [story, "accepted:\n", retraction]);
    expect((await get(embed, `/embed/${slug}/walkouts`)).status).toBe(410);
    expect((await get(page, `/${slug}/walkouts`)).headers.get("location")).toBe(`/${slug}/strikes`);
    expect(await (await get(page, `/${slug}/strikes`)).text()).toContain("One has moved.");
  });

  test("of another database leads on there too, from the first edition", async () => {
    await seed(chart);
    expect((await get(page, `/${slug}/dredging`)).status).toBe(308);
    expect(await faults(chart)).toEqual([]);
  });
});

describe("a wrong `was`", () => {
  test.each<[string, Edit[], string, string]>([
    [
      "that names nothing published",
      [[story, "- id: dredging\n", "- id: dredger\n    was: dredgin\n"]],
      "nothing published is called chart dredgin, did you mean dredging?",
      "was: dredgin",
    ],
    [
      "that is still in use",
      [[story, "- id: walkouts\n", "- id: walkouts\n    was: poll\n"]],
      "still in use: chart poll, which walkouts cannot have been",
      "was: poll",
    ],
    [
      "that two claim",
      [chart, [story, "- id: walkouts\n", "- id: strikes\n    was: dredging\n"]],
      "chart dredging is what dredger was, too",
      "was: dredging",
    ],
  ])("%s is a fault with its place", async (_, edits, message, at) => {
    await seed();
    const found = await faults(...edits);
    const text = edited(edits).find(({ path }) => path.endsWith(story))?.text ?? "";
    const line = text.slice(0, text.lastIndexOf(`${at}\n`)).split("\n").length;
    expect(found).toContainEqual(expect.objectContaining({ line, message }));
  });

  test("of a thing beside which the new one is published is a fault", async () => {
    await seed();
    const found = await faults(
      [story, walkouts, ""],
      [story, "- id: dredging\n", "- id: dredging\n    was: walkouts\n"],
    );
    expect(found.map(({ message }) => message)).toContain(
      "published already, beside walkouts: chart dredging; a new name is one that nothing has",
    );
  });

  test("an id that was another's may not name a new thing", async () => {
    await seed();
    await seed(chart);
    const found = await faults(chart, [story, "- id: walkouts\n", "- id: dredging\n    was: walkouts\n"]);
    expect(found.map(({ message }) => message)).toContainEqual(expect.stringMatching(/dredging/));
    const without: Edit = [story, "- id: dredging\n", "- id: dredger\n"];
    const reused = await faults(without, [story, "- id: walkouts\n", "- id: dredging\n    was: walkouts\n"]);
    expect(reused).toMatchObject([
      { message: "chart dredging is what dredger was: an id stays with its thing" },
    ]);
  });
});
