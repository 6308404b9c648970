import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { openDatabase } from "../lib/database/client";
import { damageIn } from "../lib/database/copies";
import { providerAt } from "../lib/database/provider";
import { readStory } from "../lib/database/stories";
import { readStories } from "../lib/seed/read";
import { find } from "../lib/story/story";
import { fileOf, newDatabase, onServer, scratch } from "./database";
import { archive, fixtures } from "./stories";

let folder: string;
let figures: string;
let url: string;

beforeEach(() => {
  folder = scratch();
  figures = join(folder, "stories");
  cpSync(join(fixtures, "stories", "harbour"), join(figures, "harbour"), { recursive: true });
  url = newDatabase();
});

const environment = () => ({
  ...process.env,
  NO_COLOR: "1",
  DATABASE_URL: url,
  FIGURES_DIR: figures,
  ARTICLES_DIR: archive,
  CHROMIUM_PATH: "none",
});
const command = ["--import", "tsx", "prisma/seed.ts"];

function seed(...options: string[]) {
  const ran = spawnSync(process.execPath, [...command, ...options], { encoding: "utf8", env: environment() });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

function edit(file: string, from: string, to: string): void {
  const path = join(figures, "harbour", file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

/** Whether there is a database. */
const isThere = () => providerAt(url).isThere(url);

/** What is wrong with the database's file, if it is one. */
const damage = async () => (onServer ? null : damageIn(url));

async function rows() {
  const client = openDatabase(url);
  try {
    return {
      editions: await client.edition.count(),
      changes: await client.change.findMany({
        where: { edition: { gt: 1 } },
        orderBy: [{ edition: "asc" }, { id: "asc" }],
      }),
      figures: await client.figure.findMany({ where: { id: "walkout-1" }, orderBy: { from: "asc" } }),
      all: await client.figure.count(),
    };
  } finally {
    await client.$disconnect();
  }
}

test("the first seed makes edition 1 and says what it holds", async () => {
  const { status, out } = seed();
  expect(out).toMatch(
    /^harbour: edition 1 is out\nharbour: 30 figures from 2 sources, 4 events, 6 charts\n {2}8 proved/,
  );
  expect(status).toBe(0);
  expect(await rows()).toMatchObject({ editions: 1, changes: [], all: 30 });
});

test("a second seed of the same files writes nothing and makes no edition", async () => {
  seed();
  const before = await rows();
  const { status, out } = seed();
  expect(out).toContain("harbour: nothing new, edition 1 stays");
  expect(status).toBe(0);
  expect(await rows()).toEqual(before);
});

test("a changed figure makes one edition that closes its row and opens another", async () => {
  seed();
  edit("2031-03-01-audit.yaml", "label: Pier one", "label: Pier one and two");
  const { out } = seed();
  expect(out).toContain("harbour: edition 2 is out");
  expect(out).toContain("changed figure walkout-1");
  const { editions, changes, figures, all } = await rows();
  expect(editions).toBe(2);
  expect(changes).toMatchObject([{ kind: "figure", id: "walkout-1", action: "changed" }]);
  expect(figures).toMatchObject([
    { from: 1, until: 2, label: { en: "Pier one" } },
    { from: 2, until: 2_147_483_647, label: { en: "Pier one and two" } },
  ]);
  expect(all).toBe(31);
});

describe("refused whole", () => {
  test.each([
    ["a wrong number", "2031-03-20-gazette.yaml", 'value: "48.0"', 'value: "48.1"'],
    ["a wrong paragraph", "2031-03-20-gazette.yaml", "paragraph: 4", "paragraph: 5"],
    ["an unknown key", "story.yaml", "opens:", "open:"],
    ["broken YAML", "story.yaml", "dek: ", "dek: 'unended "],
  ])("%s is named and nothing is written", async (_, file, from, to) => {
    seed();
    const before = await rows();
    edit(file, from, to);
    edit("2031-03-01-audit.yaml", "label: Pier one", "label: Pier one and two");
    const { status, err } = seed();
    expect(status).toBe(1);
    expect(err).toMatch(new RegExp(`harbour/${file}:\\d+:\\d+ `));
    expect(err).toMatch(/\d+ faults?; nothing was written\n$/);
    expect(err).not.toContain("    at ");
    expect(await rows()).toEqual(before);
  });

  test("a first seed with faults does not even make the database", async () => {
    edit("story.yaml", "opens:", "open:");
    expect(seed().status).toBe(1);
    expect(await isThere()).toBe(false);
  });

  test.each([
    [
      "other bytes than UTF-8",
      (path: string) => writeFileSync(path, Buffer.from([0x61, 0x3a, 0x20, 0xe9])),
      "extra.yaml:1:4 expected UTF-8",
    ],
    ["a folder", (path: string) => mkdirSync(path), "extra.yaml:1:1 expected a file"],
    [
      "another ending",
      (path: string) => writeFileSync(path.replace(".yaml", ".yml"), "a: b"),
      "extra.yml:1:1 expected the ending .yaml",
    ],
    [
      "nothing",
      (path: string) => writeFileSync(path, ""),
      "extra.yaml:1:1 expected keys with values, found nothing",
    ],
    [
      "far too much",
      (path: string) => writeFileSync(path, "#".repeat(3_000_000)),
      "extra.yaml:1:1 expected at most",
    ],
  ])("a figure file that is %s is named", (_, make, message) => {
    make(join(figures, "harbour", "extra.yaml"));
    const { status, err } = seed();
    expect(err).toContain(message);
    expect(err).not.toContain("    at ");
    expect(status).toBe(1);
  });

  test("two stories' faults come together", () => {
    cpSync(join(figures, "harbour"), join(figures, "second"), { recursive: true });
    edit("story.yaml", "opens:", "open:");
    writeFileSync(join(figures, "second", "story.yaml"), "headline: [");
    const { err } = seed();
    expect(err).toMatch(/harbour\/story\.yaml:/);
    expect(err).toMatch(/second\/story\.yaml:/);
  });
});

describe("--plan", () => {
  test("before the first edition makes no database", async () => {
    const { status, out } = seed("--plan");
    expect(out).toContain("harbour: not published yet, this would be edition 1");
    expect(status).toBe(2);
    expect(await isThere()).toBe(false);
  });

  test("shows old and new, the reason, the charts and the pages; writes nothing; names what to apply", async () => {
    seed();
    expect(seed("--plan")).toMatchObject({
      status: 0,
      out: expect.stringContaining("nothing new, edition 1 stays"),
    });
    edit("2031-03-01-audit.yaml", 'value: "2"\n        category', 'value: "4"\n        category');
    edit("2031-03-20-gazette.yaml", "title: Harbour", "title: The harbour");
    expect(seed("--plan")).toMatchObject({
      status: 1,
      err: expect.stringContaining("  - of: figure walkout-1\n"),
    });
    edit(
      "2031-03-01-audit.yaml",
      "figures:\n",
      "changes:\n  - of: figure walkout-1\n    was: 2 crews (9 January 2031)\n    now: 4 crews (9 January 2031)\n    reason: correction\n    why: Two came late.\nfigures:\n",
    );
    const before = await rows();
    const { status, out } = seed("--plan");
    expect(status).toBe(2);
    expect(out).toContain("harbour: edition 1 is open, this would be edition 2");
    expect(out).toMatch(
      /changed figure walkout-1, Pier one .*audit\.yaml:\d+\n {4}− 2 crews \(9 January 2031\)\n {4}\+ 4 crews \(9 January 2031\)\n {4}correction: Two came late\.\n {4}in walkouts-by-date\n/,
    );
    expect(out).toContain("1 other change, 1 correction, seen on /harbour, /harbour/countdown");
    expect(await rows()).toEqual(before);
    const [token = ""] = /harbour@1:[0-9a-f]{10}/.exec(out) ?? [];
    const { stories } = JSON.parse(seed("--plan", "--json").out);
    expect(stories).toMatchObject([
      {
        story: "harbour",
        edition: 1,
        plan: token,
        pages: expect.arrayContaining(["/harbour", "/harbour/walkouts-by-date"]),
        changes: expect.arrayContaining([
          {
            of: "figure walkout-1",
            action: "changed",
            was: "2 crews (9 January 2031)",
            now: "4 crews (9 January 2031)",
            reason: "correction",
            why: { en: "Two came late." },
            charts: ["walkouts-by-date"],
          },
        ]),
      },
    ]);
    expect(seed("--apply", token.replace("@1", "@2"))).toMatchObject({
      status: 1,
      err: expect.stringContaining("the plan is stale"),
    });
    expect(seed("--apply", token)).toMatchObject({
      status: 0,
      out: expect.stringContaining("edition 2 is out"),
    });
    expect(seed("--apply", token)).toMatchObject({
      status: 1,
      err: expect.stringContaining("it is out already"),
    });
    expect((await rows()).editions).toBe(2);
  });

  test("shows the front page that would be, and names it for what is applied", () => {
    seed();
    writeFileSync(join(figures, "front.yaml"), "lead: harbour\n");
    const { status, out } = seed("--plan");
    expect(status).toBe(2);
    expect(out).toContain("harbour: nothing new, edition 1 stays");
    expect(out).toContain(
      "front: the front page would be arranged anew, seen on /\n    − the newest open story leads; the others after, newest first\n    + harbour leads; the others after, newest first\n",
    );
    expect(seed("--plan", "--story", "harbour")).toMatchObject({ status: 0 });
    const [token = ""] = /front@0:[0-9a-f]{10}/.exec(out) ?? [];
    // Alone it leaves stories as they are, also one that has changed.
    edit("2031-03-20-gazette.yaml", "title: Harbour", "title: The harbour");
    const applied = seed("--apply", token, "--json");
    expect(applied.status).toBe(0);
    expect(JSON.parse(applied.out).stories).toEqual([]);
    expect(JSON.parse(applied.out).front).toEqual({
      plan: token,
      was: { lead: null, stories: [] },
      now: { lead: "harbour", stories: [] },
    });
  });

  test("over a database that is older than the program says so", async () => {
    seed();
    const client = openDatabase(url);
    await client.$executeRawUnsafe('ALTER TABLE "Figure" DROP COLUMN "notes"');
    await client.$disconnect();
    expect(seed("--plan")).toMatchObject({
      status: 1,
      err: expect.stringContaining("older than this program"),
    });
  });
});

describe("--not-before", () => {
  const when = "18:00 on 25 March 2099 in Europe/Lisbon (2099-03-25T18:00Z)";

  test("publishes what opens then, says so everywhere, and is taken back by --cancel", async () => {
    seed();
    const before = await rows();
    edit("story.yaml", "headline: The toll", "headline: The embargoed toll");
    const planned = seed("--plan", "--not-before", "2099-03-25T18:00+00:00");
    expect(planned).toMatchObject({ status: 2, out: expect.stringContaining(`  opens at ${when}`) });
    const printed = planned.out.trim().split("\n").at(-1) ?? "";
    expect(printed).toMatch(/ npm run seed -- --not-before 2099-03-25T18:00:00Z --apply harbour@1:\w{10}$/);
    expect(seed(...(printed.split(" -- ")[1]?.split(" ") ?? []))).toMatchObject({
      status: 0,
      out: expect.stringContaining(`harbour: edition 2 waits for its minute\n  opens at ${when}`),
    });
    expect(seed("--plan")).toMatchObject({
      status: 0,
      out: expect.stringContaining(`harbour: nothing new: edition 2 opens at ${when}`),
    });
    edit("story.yaml", "headline: The embargoed", "headline: The other");
    expect(seed("--check").out).toContain(`harbour: edition 2 opens at ${when}`);
    expect(seed()).toMatchObject({
      status: 1,
      err: expect.stringMatching(
        /would be out at once; --not-before 2099-03-25T18:00:00Z .*\nnothing was written/,
      ),
    });
    expect((await rows()).editions).toBe(2);
    expect(seed("--cancel", "harbour@2")).toMatchObject({
      status: 0,
      out: expect.stringContaining(`harbour: edition 2, due at ${when}, is taken back; edition 1 stays open`),
    });
    expect(await rows()).toEqual(before);
  }, 240_000);

  test("killed at any moment leaves what waited before or what waits after, whole", async () => {
    seed();
    const replaced = (round: number) => ["--not-before", `2099-03-${10 + round}T18:00Z`];
    edit("2031-03-01-audit.yaml", "label: Pier one", "label: Pier 0");
    seed(...replaced(0));
    let last = 0;
    for (const [index, delay] of [800, 1000, 1200, 1400, 1800].entries()) {
      const round = index + 1;
      edit("2031-03-01-audit.yaml", `label: Pier ${index}`, `label: Pier ${round}`);
      const killed = spawn(process.execPath, [...command, ...replaced(round)], { env: environment() });
      const ended = new Promise((done) => killed.on("exit", done));
      await new Promise((rest) => setTimeout(rest, delay));
      killed.kill("SIGKILL");
      await ended;
      const client = openDatabase(url);
      try {
        expect(await damage()).toBeNull();
        const [open, waiting] = [
          await readStory(client, "harbour", 1),
          await readStory(client, "harbour", 2),
        ];
        const labels = [open, waiting].map(({ figures }) => find(figures, "walkout-1").label.en);
        expect(labels).toEqual(["Pier one", expect.stringMatching(new RegExp(`^Pier (${last}|${round})$`))]);
        last = Number(labels[1]?.slice("Pier ".length));
        expect(waiting.publishedAt).toContain(`2099-03-${10 + last}T18:00`);
        expect([open.figures.length, waiting.figures.length]).toEqual([30, 30]);
        expect(await client.change.count({ where: { edition: 2 } })).toBe(1);
      } finally {
        await client.$disconnect();
      }
    }
    expect((await rows()).editions).toBe(2);
  });
});

describe("--check", () => {
  test("needs no database, and counts what the archive could not prove", () => {
    url = onServer ? "postgresql://nowhere.invalid/desk" : "file:/nowhere/at/all.db";
    expect(seed("--check")).toMatchObject({
      status: 0,
      out: expect.stringContaining("8 proved in the archive, 6 unproved"),
    });
    const there = spawnSync(process.execPath, [...command, "--check"], {
      encoding: "utf8",
      env: { ...environment(), ARTICLES_DIR: "" },
    });
    expect(there.stdout).toContain("0 proved in the archive, 14 unproved");
  });

  test("an article that is not there is named and stops nothing, and with --strict is a fault", () => {
    edit("2031-03-20-gazette.yaml", "file: gazette.txt", "file: another-day.txt");
    expect(seed("--check")).toMatchObject({
      status: 0,
      out: expect.stringContaining("not in the archive: another-day.txt (gazette), so 8 figures unproved"),
    });
    expect(seed("--check", "--strict")).toMatchObject({
      status: 1,
      err: expect.stringMatching(/gazette\.yaml:\d+:\d+ not in the archive: another-day\.txt \[proof\]/),
    });
  });

  test("the command that a plan prints repeats what chose the files", () => {
    const there = join(folder, "other stories");
    cpSync(figures, there, { recursive: true });
    const { out } = seed("--plan", "--figures", there, "--story", "harbour", "--strict");
    const printed = out.trim().split("\n").at(-1) ?? "";
    expect(printed).toMatch(
      /^ARTICLES_DIR=\S+ DATABASE_URL=\S+ npm run seed -- --figures '.*other stories' --story harbour --strict --apply harbour@0:[0-9a-f]{10}$/,
    );
    // In another shell, which has none of these variables.
    const { FIGURES_DIR, ARTICLES_DIR, DATABASE_URL, ...bare } = environment();
    const ran = spawnSync("sh", ["-c", printed], { encoding: "utf8", env: bare });
    expect(ran).toMatchObject({ status: 0, stdout: expect.stringContaining("edition 1 is out") });
  });

  test("answers faults as data for pipelines", () => {
    edit("story.yaml", 'value: "0.806"', 'value: "0.807"');
    const { status, out } = seed("--check", "--json");
    expect(status).toBe(1);
    expect(JSON.parse(out).faults).toEqual([
      {
        path: expect.stringContaining("harbour/story.yaml"),
        line: 34,
        column: 12,
        code: "derived-value",
        message: expect.stringContaining("formula gives 0.806"),
        mend: { value: "0.806" },
      },
    ]);
  });
});

describe("options", () => {
  test.each([
    [["--force"], "unknown option: --force"],
    [["--story", "harbur"], "unknown story: harbur, did you mean harbour?"],
    [["--figures", "/nowhere"], "no such folder: /nowhere"],
  ])("%s is refused in a sentence, before anything is made", async (options, message) => {
    const { status, err } = seed(...options);
    expect(err).toContain(message);
    expect(err).not.toContain("    at ");
    expect(status).toBe(1);
    expect(await isThere()).toBe(false);
  });

  test("--help lists them, --figures and --story choose", () => {
    expect(seed("--help")).toMatchObject({ status: 0, out: expect.stringContaining("--watch") });
    cpSync(join(figures, "harbour"), join(folder, "others", "second"), { recursive: true });
    cpSync(join(figures, "harbour"), join(folder, "others", "third"), { recursive: true });
    const { out } = seed("--check", "--figures", join(folder, "others"), "--story", "third");
    expect(out).toMatch(/^third: /);
    expect(out).not.toContain("second");
  });
});

test("who stops reading the output stops nothing, and --json answers its own faults as JSON", () => {
  const piped = spawnSync("sh", ["-c", `"${process.execPath}" ${command.join(" ")} | true`], {
    encoding: "utf8",
    env: environment(),
  });
  expect(piped.stderr).toBe("");
  expect(seed("--plan").status).toBe(0);
  const { status, out } = seed("--json", "--bogus");
  expect([status, JSON.parse(out).error]).toEqual([
    1,
    "unknown option: --bogus, npm run seed -- --help lists them",
  ]);
});

test("stories that are published and not read stay, and are named; a draft again stays as it was", () => {
  cpSync(join(figures, "harbour"), join(figures, "wharf"), { recursive: true });
  seed();
  renameSync(join(figures, "wharf"), join(folder, "wharf"));
  edit("story.yaml", "headline:", "draft: true\nheadline:");
  const { status, out } = seed("--plan");
  expect(status).toBe(0);
  expect(out).toContain("wharf: published and not among these files, edition 1 stays");
  expect(out).toContain(
    "a draft: nothing of it is published while its story.yaml says draft: true\nharbour: edition 1 stays",
  );
});

test("--watch alone says that it publishes nothing, and plans what is saved", async () => {
  const watching = spawn(process.execPath, [...command, "--watch"], { env: environment() });
  let said = "";
  for (const stream of [watching.stdout, watching.stderr])
    stream.on("data", (part) => {
      said += part;
    });
  await vi.waitFor(() => expect(said).toContain("watching"), { timeout: 90_000, interval: 50 });
  expect(said).toMatch(/^publishes nothing: /);
  expect(said).toContain("nothing was written");
  expect(await isThere()).toBe(false);
  const ended = new Promise((done) => watching.on("exit", done));
  watching.kill("SIGINT");
  expect(await ended).toBe(0);
});

test("--watch --publish says that it publishes, publishes what is saved and goes on over faults", async () => {
  const watching = spawn(process.execPath, [...command, "--watch", "--publish"], { env: environment() });
  let said = "";
  watching.stdout.on("data", (part) => {
    said += part;
  });
  watching.stderr.on("data", (part) => {
    said += part;
  });
  const heard = (words: string) =>
    vi.waitFor(() => expect(said).toContain(words), { timeout: 90_000, interval: 50 });
  await heard("watching");
  expect(said).toMatch(/^publishes each save of .*until it is interrupted\n/);
  expect(said).toContain("edition 1 is out");
  edit("2031-03-01-audit.yaml", "label: Pier one", "label: Pier nine");
  await heard("edition 2 is out");
  edit("story.yaml", "opens:", "open:");
  await heard("nothing was written");
  edit("story.yaml", "open:", "opens:");
  edit("2031-03-01-audit.yaml", "label: Pier nine", "label: Pier ten");
  await heard("edition 3 is out");
  const ended = new Promise((done) => watching.on("exit", done));
  watching.kill("SIGINT");
  expect(await ended).toBe(0);
});

/** A seed beside what else goes on: its exit code and what it said of errors. */
const heard = () =>
  new Promise<{ status: number | null; err: string }>((done) => {
    let err = "";
    const running = spawn(process.execPath, command, { env: environment() });
    running.stderr.on("data", (part) => {
      err += part;
    });
    running.on("close", (status) => done({ status, err }));
  });

test("two seeds at once make one edition", async () => {
  seed();
  edit("2031-03-01-audit.yaml", "label: Pier one", "label: Pier one and two");
  expect((await Promise.all([heard(), heard()])).map(({ status }) => status)).toEqual([0, 0]);
  expect((await rows()).editions).toBe(2);
});

test("a kill at any moment leaves the edition before it or the one after it, whole", async () => {
  seed();
  for (const [round, delay] of [500, 700, 850, 950, 1050, 1150, 1250, 1400].entries()) {
    const before = (await rows()).editions;
    edit(
      "2031-03-01-audit.yaml",
      round ? `label: Pier ${round}` : "label: Pier one",
      `label: Pier ${round + 1}`,
    );
    const killed = spawn(process.execPath, [...command], { env: environment() });
    const ended = new Promise((done) => killed.on("exit", done));
    await new Promise((rest) => setTimeout(rest, delay));
    killed.kill("SIGKILL");
    await ended;
    const client = openDatabase(url);
    try {
      expect(await damage()).toBeNull();
      const { editions } = await rows();
      expect([before, before + 1]).toContain(editions);
      const story = await readStory(client, "harbour", editions);
      const label = find(story.figures, "walkout-1").label.en;
      const changes = await client.change.count({ where: { edition: editions } });
      if (editions > before) expect([label, changes]).toEqual([`Pier ${round + 1}`, 1]);
      expect(story.figures).toHaveLength(30);
    } finally {
      await client.$disconnect();
    }
  }
  expect(seed().status).toBe(0);
});

test("a long line of derived figures is read", () => {
  const line = Array.from(
    { length: 45 },
    (_, k) =>
      `  - { id: d${k}, label: Line, unit: euros, value: "0", formula: "0 * {${k < 2 ? "booked" : `d${k - 1}`}} + 0 * {${k < 2 ? "share" : `d${k - 2}`}}" }\n`,
  );
  edit("story.yaml", "events:\n", `${line.join("")}events:\n`);
  expect(seed("--check")).toMatchObject({ status: 0, out: expect.stringContaining("75 figures") });
});

describe("a database that cannot", () => {
  test("be waited for is named, and nothing is written", async () => {
    seed();
    edit("2031-03-01-audit.yaml", "label: Pier one", "label: Pier nine");
    const other = openDatabase(url);
    const { status, err } = await other.$transaction(
      async (transaction) => {
        await transaction.turn.updateMany({ data: { taken: 0 } });
        return heard();
      },
      { timeout: 60_000 },
    );
    await other.$disconnect();
    expect(err).toBe(
      "the database is locked: another process has been writing to it for too long\nnothing was written\n",
    );
    expect(status).toBe(1);
    expect((await rows()).editions).toBe(1);
    expect(seed().status).toBe(0);
  });

  test.skipIf(onServer)("grow, the disk being full, keeps its edition", async () => {
    seed();
    for (const name of ["a", "b", "c"]) {
      cpSync(join(figures, "harbour"), join(figures, name), { recursive: true });
    }
    const limit = Math.ceil(statSync(fileOf(url)).size / 1024) + 20;
    const ran = spawnSync(
      "sh",
      ["-c", `ulimit -f ${limit}; exec "${process.execPath}" ${command.join(" ")}`],
      {
        encoding: "utf8",
        env: environment(),
      },
    );
    expect(ran.stderr).toMatch(
      /^the (disk is full|database's file cannot be read or written)\nnothing was written\n$/,
    );
    expect(ran.status).toBe(1);
    expect(await rows()).toMatchObject({ editions: 1, all: 30 });
    expect(seed().out).toContain("a: edition 1 is out");
  });

  test.skipIf(onServer).each([
    [
      "be read is named",
      () => writeFileSync(fileOf(url), "no database ".repeat(1000)),
      "damaged, or no database",
    ],
    ["be a file is named", () => mkdirSync(fileOf(url)), "cannot be opened"],
  ])("%s", (_, make, message) => {
    make();
    const { status, err } = seed();
    expect(err).toContain(message);
    expect(err).not.toContain("    at ");
    expect(status).toBe(1);
  });
});

describe("a figure file", () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[..."bcdefgh"]
    .map((name, index) => `${name}: &${name} [${`*${"abcdefgh"[index]}, `.repeat(9)}*${"abcdefgh"[index]}]`)
    .join("\n")}\n`;

  // Each case: what it holds, what is written in its place, what is said; nothing where it is right.
  test.each<[string, (text: string) => string | Buffer, string | null]>([
    ["a BOM", (text) => `\ufeff${text}`, null],
    ["Windows' line ends", (text) => text.replaceAll("\n", "\r\n"), null],
    ["an alias bomb", () => bomb, ":2:8 YAML: aliases stand for more than 1000 values"],
    [
      "an alias of nothing",
      (text) => `${text}more: *nothing\n`,
      "YAML: an alias (*) of nothing that is named above it: nothing",
    ],
    [
      "a key twice",
      (text) => text.replace("  mark: O1\n", "  mark: O1\n  mark: O2\n"),
      ":4:3 YAML: key twice: mark",
    ],
    ["a tab", (text) => text.replace("  mark", "\tmark"), ":3:1 YAML: expected spaces, found a tab"],
    ["a NUL", (text) => text.replace("Audit Office", "Audit\0Office"), ":4:19 expected text, found a NUL"],
    ["UTF-16", (text) => Buffer.from(text, "utf16le"), ":1:2 expected text, found a NUL: is it UTF-16?"],
    [
      "Latin-1",
      (text) => Buffer.from(text.replace("Audit Office", "B\u00fcro"), "latin1"),
      ":4:15 expected UTF-8, found other bytes",
    ],
    [
      "an unquoted number",
      (text) => text.replace('"301"', "301.10"),
      ':17:12 expected a decimal in quotes, such as "52.1"',
    ],
    [
      "a number with a leading zero",
      (text) => text.replace('"301"', '"0301"'),
      ":17:12 expected a decimal in quotes",
    ],
    ["an exponent", (text) => text.replace('"301"', '"3e2"'), ":17:12 expected a decimal in quotes"],
    [
      "a date as YAML's timestamp",
      (text) => text.replace("2031-01-09", "!!timestamp 2031-01-09"),
      ":43:28 expected a date in quotes",
    ],
    [
      "a year as a number",
      (text) => text.replace('start: "2031"', "start: 2031"),
      ":19:14 expected a date in quotes",
    ],
    ["two documents", (text) => `${text}---\na: b\n`, "YAML: expected one document"],
    ["5 MB", (text) => `${text}${"# padding\n".repeat(500_000)}`, ":1:1 expected at most 2000000 bytes"],
    ["a prototype", (text) => `${text}__proto__: { polluted: true }\n`, "unknown key: __proto__"],
    [
      "a hundred thousand keys",
      (text) => `${text}${Array.from({ length: 100_000 }, (_, k) => `k${k}: 1\n`).join("")}`,
      "unknown key: k49",
    ],
    [
      "a number of a hundred digits",
      (text) => text.replace('"301"', `"${"9".repeat(100)}"`),
      "expected at most 15 digits",
    ],
    ["letters that a terminal acts on", (text) => `${text}"\\e[31mx": 1\n`, "unknown key: \\u001b[31mx"],
    ["endless nesting", () => `a: ${"[".repeat(20_000)}`, "YAML: "],
  ])("with %s is refused or right", (_, make, message) => {
    const path = join(figures, "harbour", "2031-03-01-audit.yaml");
    writeFileSync(path, make(readFileSync(path, "utf8")));
    const read = () => readStories({ figures, articles: archive, stories: [], now: "2031-03-21T08:00:00Z" });
    if (message === null) expect(read()[0]?.draft.figures).toHaveLength(30);
    else expect(read).toThrow(message);
  });
});
