import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../lib/database/client";
import { scratch } from "./database";
import { archive, fixtures } from "./stories";

let folder: string;
let figures: string;
let database: string;

beforeEach(() => {
  folder = scratch();
  figures = join(folder, "stories");
  cpSync(join(fixtures, "stories"), figures, { recursive: true });
  database = join(folder, "desk.db");
});

function seed() {
  const ran = spawnSync(process.execPath, ["--import", "tsx", "prisma/seed.ts"], {
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: `file:${database}`, FIGURES_DIR: figures, ARTICLES_DIR: archive },
  });
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

async function rows() {
  const client = openDatabase(`file:${database}`);
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
  expect(out).toMatch(/^harbour: edition 1 is out \(26 figures from 2 sources, 4 events, 6 charts; 8 proved/);
  expect(status).toBe(0);
  expect(await rows()).toMatchObject({ editions: 1, changes: [], all: 26 });
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
  expect(all).toBe(27);
});

test("what goes from the files ends with the edition and keeps its past", async () => {
  seed();
  edit("story.yaml", "        - walkout-1\n", "");
  const text = readFileSync(join(figures, "harbour", "2031-03-01-audit.yaml"), "utf8");
  writeFileSync(
    join(figures, "harbour", "2031-03-01-audit.yaml"),
    text.replace(/ {2}- id: walkout-1\n(?: {4}.*\n)+/, ""),
  );
  expect(seed().out).toContain("removed figure walkout-1");
  expect((await rows()).figures).toMatchObject([{ from: 1, until: 2 }]);
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

  test("a first seed with faults does not even make the database", () => {
    edit("story.yaml", "opens:", "open:");
    expect(seed().status).toBe(1);
    expect(existsSync(database)).toBe(false);
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

test("two seeds at once make one edition", async () => {
  const { spawn } = await import("node:child_process");
  const env = {
    ...process.env,
    DATABASE_URL: `file:${database}`,
    FIGURES_DIR: figures,
    ARTICLES_DIR: archive,
  };
  seed();
  edit("2031-03-01-audit.yaml", "label: Pier one", "label: Pier one and two");
  const run = () =>
    new Promise<number | null>((done) => {
      spawn(process.execPath, ["--import", "tsx", "prisma/seed.ts"], { env }).on("exit", done);
    });
  expect(await Promise.all([run(), run()])).toEqual([0, 0]);
  expect((await rows()).editions).toBe(2);
});
