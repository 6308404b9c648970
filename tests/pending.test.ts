import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../lib/database/client";
import type { PrismaClient } from "../lib/database/generated/sqlite/client";
import { readHeights, storeHeights } from "../lib/database/heights";
import { history, listings } from "../lib/database/history";
import { cancel, pendingEditions } from "../lib/database/pending";
import { plan, publish, StalePlan } from "../lib/database/publish";
import { getStory, lastEditionWith, listStories, readStory } from "../lib/database/stories";
import { chartAsked, storyAsked } from "../lib/http/request";
import { planReport } from "../lib/seed/report";
import { kinds } from "../lib/story/kinds";
import { find } from "../lib/story/story";
import { migrate } from "../prisma/migrate";
import { newDatabase } from "./database";
import { type FileEdit, embargoed as secret, submitted } from "./stories";

const due = "2031-03-22T18:00:00Z";
const [before, opens, after] = [
  new Date("2031-03-22T17:59:59.999Z"),
  new Date(due),
  new Date("2031-03-22T18:00:01Z"),
];
const began = new Date("2031-03-21T08:00:00Z");

let database: PrismaClient;
let slug = "harbour";
let count = 0;

beforeAll(async () => {
  const url = newDatabase();
  await migrate(url);
  database = openDatabase(url);
  process.env.DATABASE_URL = url;
  return () => database.$disconnect();
});

beforeEach(async () => {
  for (const name of tables) await rowsOf(name).deleteMany();
  // Readers keep what they have read by the story's name.
  count += 1;
  slug = `harbour-${count}`;
});

const tables = ["change", "editionLog", "rename", "edition", "embedHeights", ...kinds] as const;
const rowsOf = (name: (typeof tables)[number]) =>
  database[name] as unknown as { findMany(): Promise<object[]>; deleteMany(): Promise<unknown> };

const seed = (
  edits: FileEdit[],
  now: Date,
  notBefore: string | null = null,
  tokens: string[] | null = null,
) => publish(database, [submitted(slug, ...edits)], () => now, tokens, notBefore);
const planOf = (edits: FileEdit[], now: Date, notBefore: string | null = null) =>
  plan(database, submitted(slug, ...edits), now, notBefore);
const words = async (edits: FileEdit[], now: Date, notBefore: string | null = null) => {
  const ready = submitted(slug, ...edits);
  const made = await plan(database, ready, now, notBefore);
  return planReport(made, { before: made.before, after: ready.draft }, ready.places);
};

/** Everything that the database holds. */
async function dump(): Promise<unknown> {
  const found = await Promise.all(tables.map((name) => rowsOf(name).findMany()));
  return found.map((rows) => rows.map((row) => JSON.stringify(row)).sort());
}

describe("an edition that waits for its minute", () => {
  beforeEach(async () => {
    await seed([], began);
    await seed(secret, began, due);
    // Readers take for granted for a quarter of a second which editions there are.
    await wait(300);
  });

  test("opens at its minute, for every question that readers ask", async () => {
    expect((await getStory(slug, before))?.edition).toBe(1);
    expect(await getStory(slug, before, 2)).toBeNull();
    expect(await listStories(before)).toMatchObject([{ edition: 1, publishedAt: began.toISOString() }]);
    for (const now of [opens, after]) {
      expect((await getStory(slug, now))?.headline.en).toContain("embargoed");
      expect((await getStory(slug, now, 1))?.headline.en).not.toContain("embargoed");
      expect(await listStories(now)).toMatchObject([{ edition: 2, publishedAt: opens.toISOString() }]);
    }
  });

  test("is like a number that was never given, and its charts like none, until then", async () => {
    expect(await storyAsked(slug, { pinned: 2, now: before })).toBeNull();
    expect(await storyAsked(slug, { pinned: 2, now: opens })).toMatchObject({ story: { edition: 2 } });
    for (const pinned of [2, 3]) {
      await expect(chartAsked(slug, "poll", { pinned, now: before })).rejects.toThrow(
        "v: expected an edition from 1 to 1",
      );
    }
    const asked = (id: string, now: Date) => chartAsked(slug, id, { pinned: null, now });
    expect(await asked("walkouts-by-day", before)).toEqual({ kind: "absent", what: "chart" });
    expect(await asked("walkouts-by-date", before)).toMatchObject({ kind: "found" });
    expect(await asked("walkouts-by-day", opens)).toMatchObject({ kind: "found" });
    expect(await asked("walkouts-by-date", opens)).toMatchObject({ kind: "retracted", last: 1 });
    expect(await asked("sides", before)).toEqual({ kind: "absent", what: "chart" });
    expect(await asked("positions", before)).toMatchObject({ kind: "found", renamed: false });
    expect(await asked("positions", opens)).toMatchObject({ kind: "found", id: "sides", renamed: true });
  });

  test("is in no list that goes up to the open one", async () => {
    expect(await lastEditionWith(slug, ["walkouts-by-day"], 1)).toBeNull();
    expect((await listings(slug, 1)).editions.map(({ number }) => number)).toEqual([1]);
    expect((await listings(slug, 2)).editions.map(({ number }) => number)).toEqual([2, 1]);
    expect((await history(slug, ["rate-low"], "poll", 1)).revisions.map(({ figure }) => figure.id)).toEqual([
      "rate-low",
    ]);
    expect((await history(slug, ["rate-low"], "poll", 2)).revisions.map(({ figure }) => figure.id)).toEqual([
      "rate-lowest",
    ]);
    expect(
      (await history(slug, ["walkout-1"], "poll", 1)).revisions.map(({ figure }) => figure.value),
    ).toEqual(["2"]);
    expect(
      (await history(slug, ["walkout-1"], "poll", 2)).revisions.map(({ figure }) => figure.value),
    ).toEqual(["4", "2"]);
  });

  test("leaves the open one as it was, and has its own heights", async () => {
    const story = (await getStory(slug, before)) as NonNullable<Awaited<ReturnType<typeof getStory>>>;
    expect(find(story.figures, "walkout-1").value).toBe("2");
    expect(story.corrections).toEqual([]);
    const laid = (height: number) =>
      new Map([["poll", { document: String(height), laid: { still: { 320: height }, live: null } }]]);
    await storeHeights(database, story, laid(400));
    await storeHeights(database, await readStory(database, slug, 2), laid(500));
    await wait(300);
    expect(await readHeights(slug, ["poll"], 1)).toMatchObject({ still: { 320: 400 } });
    expect(await readHeights(slug, ["poll"], 2)).toMatchObject({ still: { 320: 500 } });
    const pending = await readStory(database, slug, 2);
    await cancel(database, { story: slug, edition: 2 }, () => began);
    await storeHeights(database, pending, laid(600));
    await wait(300);
    expect(await readHeights(slug, ["poll"], 2)).toMatchObject({ still: { 320: 400 } });
  });

  test("is told with its moment, in the story's zone and in UTC, and files that say the same are nothing new", async () => {
    expect(await pendingEditions(database, before)).toEqual([
      { story: slug, edition: 2, opens: "2031-03-22T18:00:00.000Z", zone: "Europe/Lisbon" },
    ]);
    expect(await pendingEditions(database, opens)).toEqual([]);
    expect(await words(secret, before)).toBe(
      `${slug}: nothing new: edition 2 opens at 18:00 on 22 March 2031 in Europe/Lisbon (2031-03-22T18:00Z)`,
    );
    const held = await dump();
    expect(await seed(secret, before)).toMatchObject({ stories: [{ edition: 1, from: 1, opens: null }] });
    expect(await dump()).toEqual(held);
    expect(await words([], before)).toContain("these files do not hold it: --cancel");
    expect(await words(secret, opens)).toBe(`${slug}: nothing new, edition 2 stays`);
  });

  test("is no more of the same files once its explanation reads otherwise", async () => {
    const reworded = secret.map(
      ([file, from, to]): FileEdit => [file, from, to.replace("Two came late.", "Two were late.")],
    );
    expect(await planOf(reworded, before, due)).toMatchObject({ differs: true, pending: { same: false } });
  });
});

describe("until its minute it", () => {
  let held: unknown;
  beforeEach(async () => {
    await seed([], began);
    held = await dump();
  });

  test("is taken back as if it had never been", async () => {
    await seed(secret, began, due);
    expect(await cancel(database, { story: slug, edition: 2 }, () => began)).toMatchObject({ edition: 2 });
    expect(await dump()).toEqual(held);
  });

  test.each([
    [2, after, /@2 is out since 18:00 on 22 March 2031 in Europe\/Lisbon .*nothing of harbour-\d+ waits/],
    [2, new Date("2031-03-22T17:59:59.500Z"), /@2 opens at this moment, so it stays/],
    [1, before, /@1 is out since 08:00 on 21 March 2031.*; edition 2 opens at 18:00 on 22 March 2031/],
    [7, before, /^unknown edition: harbour-\d+@7; edition 2 opens at/],
  ])("alone: edition %s is not", async (edition, now, message) => {
    await seed(secret, began, due);
    const whole = await dump();
    await expect(cancel(database, { story: slug, edition }, () => now)).rejects.toThrow(message);
    expect(await dump()).toEqual(whole);
  });

  test("is not taken back by a transaction that its minute overtakes", async () => {
    await seed(secret, began, due);
    const whole = await dump();
    const clock = [before, after].values();
    const late = () => clock.next().value ?? after;
    await expect(cancel(database, { story: slug, edition: 2 }, late)).rejects.toThrow("opens at this moment");
    expect(await dump()).toEqual(whole);
  });

  test("is replaced by what is published to wait too, or by its plan at once, and by nothing else", async () => {
    await seed(secret, began, due);
    const other: FileEdit[] = [["story.yaml", "headline: The toll pact", "headline: The other pact"]];
    expect(await words(other, before)).toMatch(
      /this would be edition 2\n {2}is out at once\n {2}gives up edition 2 as it waits, due at 18:00 on 22 March 2031/,
    );
    await expect(seed(other, began)).rejects.toThrow(
      /edition 2 waits until 18:00 .* would be out at once; --not-before 2031-03-22T18:00:00Z lets them wait/,
    );
    const later = "2031-03-23T18:00:00Z";
    expect(await words(other, before, later)).toMatch(
      /\n {2}opens at 18:00 on 23 March .*\n {2}gives up edition 2 as it waits, due at 18:00 on 22 March/,
    );
    await seed(other, began, later);
    expect(await pendingEditions(database, began)).toMatchObject([
      { edition: 2, opens: new Date(later).toISOString() },
    ]);
    expect((await readStory(database, slug, 2)).headline.en).toContain("other");
    expect((await readStory(database, slug, 2)).figures.find(({ id }) => id === "walkout-1")?.value).toBe(
      "2",
    );
    const { token } = await planOf(secret, began);
    await seed(secret, began, null, [token]);
    expect(await pendingEditions(database, began)).toEqual([]);
    expect((await getStory(slug, began))?.headline.en).toContain("embargoed");
    expect(await database.edition.count()).toBe(2);
  });

  test("moves to another moment, which is a plan of its own", async () => {
    await seed(secret, began, due);
    const later = "2031-03-23T18:00:00Z";
    const [now, then] = [await planOf(secret, began), await planOf(secret, began, later)];
    expect([now.differs, then.differs]).toEqual([false, true]);
    await expect(seed(secret, began, "2031-03-24T18:00:00Z", [then.token])).rejects.toThrow(StalePlan);
    await seed(secret, began, later, [then.token]);
    expect(await pendingEditions(database, began)).toMatchObject([{ opens: new Date(later).toISOString() }]);
  });

  test("makes plans stale that did not know of it, and those that gave up another", async () => {
    const other: FileEdit[] = [["story.yaml", "headline: The toll pact", "headline: The other pact"]];
    const unaware = await planOf(other, began);
    await seed(secret, began, due);
    await expect(seed(other, began, null, [unaware.token])).rejects.toThrow(/^the plan is stale/);
    const aware = await planOf(other, began);
    await seed([["story.yaml", "headline: The toll pact", "headline: A third pact"]], began, due);
    await expect(seed(other, began, null, [aware.token])).rejects.toThrow(/^the plan is stale/);
  });

  test("lies ahead", async () => {
    for (const wrong of [began.toISOString(), "2031-03-20T18:00:00Z"]) {
      await expect(seed(secret, began, wrong)).rejects.toThrow("expected a moment that is still to come");
      await expect(planOf(secret, began, wrong)).rejects.toThrow("expected a moment that is still to come");
    }
    expect(await dump()).toEqual(held);
  });

  test("is not touched by a machine whose clock is wrong", async () => {
    await seed(secret, began, due);
    const whole = await dump();
    const past = new Date("1970-01-01T00:00:00Z");
    await expect(cancel(database, { story: slug, edition: 2 }, () => past)).rejects.toThrow("clock right?");
    await expect(seed(secret, past)).rejects.toThrow("clock right?");
    expect(await dump()).toEqual(whole);
  });
});

test("a story whose first edition waits is no story yet", async () => {
  await seed([], began, due);
  expect(await getStory(slug, before)).toBeNull();
  expect(await listStories(before)).toEqual([]);
  expect(await storyAsked(slug, { pinned: 1, now: before })).toBeNull();
  expect(await words(secret, before, due)).toMatch(
    /not published yet, this would be edition 1\n {2}opens at/,
  );
  expect((await getStory(slug, opens))?.firstPublishedAt).toBe(opens.toISOString());
});

test("what is published at once shows within the time that readers take it for granted", async () => {
  await seed([], began);
  await wait(300);
  expect((await getStory(slug, began))?.edition).toBe(1);
  await seed(secret, began);
  await wait(300);
  expect((await getStory(slug, began))?.edition).toBe(2);
});
