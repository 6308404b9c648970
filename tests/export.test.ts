import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../lib/database/client";
import { publish } from "../lib/database/publish";
import { sha256 } from "../lib/export/folder";
import { type Manifest, readManifest } from "../lib/export/manifest";
import { exportOptions } from "../lib/export/options";
import { stopClock } from "../lib/http/clock";
import { migrate } from "../prisma/migrate";
import { answerTo } from "../scripts/answers";
import { scratch } from "./database";
import { normal, unescaped } from "./export/normal";
import { embargoed, type FileEdit, submitted } from "./stories";

const folder = scratch();
const url = `file:${join(folder, "desk.db")}`;
const base = "https://archive.example/desk";
process.env.DATABASE_URL = url;
process.env.SITE_URL = base;

const at = "2031-03-22T09:00:00Z";
stopClock(new Date(at));
const run = (...args: string[]) => {
  const command = ["--import", "tsx", "scripts/export.ts", ...args];
  const ran = spawnSync(process.execPath, command, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", SITE_URL: "" },
  });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
};
const exported = (out: string, ...more: string[]) =>
  run("--out", join(folder, out), "--base", base, "--at", at, ...more);
const there = (out: string, file: string) => existsSync(join(folder, out, file));
const read = (out: string, file: string) => readFileSync(join(folder, out, file), "utf8");
const manifestOf = (out: string): Manifest => JSON.parse(read(out, "manifest.json"));
const filesOf = (out: string) =>
  readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, out).length + 1))
    .sort();
/** By file, the hash of its bytes. */
const hashesOf = (out: string) =>
  new Map(filesOf(out).map((file) => [file, sha256(readFileSync(join(folder, out, file)))]));

async function published(edits: FileEdit[], day: string): Promise<void> {
  const database = openDatabase(url);
  await publish(database, [submitted("harbour", ...edits)], () => new Date(day));
  await database.$disconnect();
}

beforeAll(async () => {
  await migrate(url);
  await published([], "2031-03-21T08:00:00Z");
  const { status, err } = exported("one");
  expect([status, err]).toEqual([0, ""]);
}, 120_000);

/** Every address of the site that a text holds, as a path from its root. */
function addressesIn(text: string): string[] {
  // Names that feeds give for ever are no links.
  const plain = unescaped(text.replace(/<id>.*?<\/id>/g, ""));
  const whole = [...plain.matchAll(/https:\/\/archive\.example\/desk([^"'\s<>)#,\\]*)/g)].map(
    ([, path = ""]) => path,
  );
  const within = [...plain.matchAll(/(?:href|src)="\/desk(\/[^"#]*)|url\(\/desk(\/[^)]*)/g)].map(
    ([, a, b]) => a ?? b ?? "",
  );
  return [...whole, ...within];
}

/** Links that lead to no file. */
function broken(out: string): string[] {
  const files = new Set(filesOf(out));
  return [...files]
    .filter((file) => /\.(html|json|xml|svg|csv)$/.test(file) && file !== "manifest.json")
    .flatMap((file) =>
      addressesIn(read(out, file))
        .map((path) => path.slice(1))
        .filter((path) => !files.has(path === "" || path.endsWith("/") ? `${path}index.html` : path))
        .map((path) => `${file}: ${path}`),
    );
}

describe("an export", () => {
  test("is whole: every address that anything in it holds leads to a file, and none to a server's query", () => {
    expect(filesOf("one").length).toBeGreaterThan(400);
    expect(broken("one")).toEqual([]);
  });

  test("says what the server says, address for address", async () => {
    const { files } = manifestOf("one");
    const asked = Object.entries(files).filter(([file, { address }]) => address && !file.endsWith(".png"));
    expect(asked.length).toBeGreaterThan(300);
    for (const [file, { address }] of asked) {
      const answer = await answerTo(address as string);
      expect(normal(read("one", file), base), file).toBe(
        normal(Buffer.from(await answer.arrayBuffer()).toString(), base),
      );
    }
  }, 120_000);

  test("is held against the server's words so that another theme, edition or word would show", () => {
    const file = "oembed/harbour/poll/theme=dark.json";
    const text = read("one", file);
    for (const [from, to] of [
      ["theme=dark", "theme=auto"],
      ["Deadline", "Headline"],
    ] as const)
      expect(normal(text.replaceAll(from, to), base)).not.toBe(normal(text, base));
  });

  test("made anew is the same to the byte, and brought up to date it is left alone", () => {
    const first = hashesOf("one");
    expect(exported("two").status).toBe(0);
    expect(hashesOf("two")).toEqual(first);
    expect(exported("one").out).toMatch(/: 0 written, [\d,]+ as they were, 0 removed/);
    expect(hashesOf("one")).toEqual(first);
  }, 120_000);

  test("holds texts compressed beside them where that is asked for", () => {
    expect(exported("zipped", "--gzip").status).toBe(0);
    const embed = "embed/harbour/poll/index.html";
    expect(gunzipSync(readFileSync(join(folder, "zipped", `${embed}.gz`))).toString()).toBe(
      read("one", embed),
    );
    expect(exported("zipped").status).toBe(0);
    expect(filesOf("zipped")).toEqual(filesOf("one"));
  }, 120_000);
});

describe("a new edition", () => {
  beforeAll(async () => {
    cpSync(join(folder, "one"), join(folder, "next"), { recursive: true });
    await published(embargoed, "2031-03-21T20:00:00Z");
    expect(exported("next").status).toBe(0);
    expect(exported("all", "--editions", "all").status).toBe(0);
  }, 120_000);

  test("rewrites what changed, and no file of an edition before", () => {
    const before = hashesOf("one");
    const after = hashesOf("next");
    const kept = [...before].filter(([file, bytes]) => after.get(file) === bytes);
    const pinned = [...before.keys()].filter(
      (file) => /^charts.*v=1\//.test(file) && !file.includes("at=live"),
    );
    expect(pinned.length).toBeGreaterThan(50);
    expect(kept.map(([file]) => file)).toEqual(expect.arrayContaining(pinned));
    expect(after.get("harbour/index.html")).not.toBe(before.get("harbour/index.html"));
    expect(read("next", "harbour/index.html")).toContain("The embargoed pact meets");
  });

  test("takes no address back: what is pinned to the one before stays, and says what was corrected since", () => {
    const files = new Set(filesOf("next"));
    const gone = filesOf("one").filter((file) => !files.has(file));
    // What was retracted leaves a notice in its frames, and no picture.
    expect(
      gone.every((file) => /^(charts|oembed).*walkouts-by-date/.test(file) && !file.includes("v=1")),
    ).toBe(true);
    expect(gone.length).toBeGreaterThan(0);
    expect(read("next", "embed/harbour/walkouts-by-date/index.html")).toContain(
      "This chart has been retracted",
    );
    expect(read("next", "embed/harbour/walkouts-by-date/v=1/index.html")).toContain("<svg");
    expect(read("next", "harbour/v=1/index.html")).toMatch(/since/i);
  });

  test("answers under the names that charts had before as under today's", () => {
    for (const file of ["index.html", "theme=dark/index.html"])
      expect(read("next", `embed/harbour/positions/${file}`)).toBe(
        read("next", `embed/harbour/sides/${file}`),
      );
    expect(read("next", "charts/harbour/positions.csv")).toBe(read("next", "charts/harbour/sides.csv"));
  });

  test("leaves a folder like one made anew of every edition, and whole", () => {
    expect(broken("next")).toEqual([]);
    expect(broken("all")).toEqual([]);
    const next = hashesOf("next");
    const all = hashesOf("all");
    const lacking = [...all].filter(([file, hash]) => file !== "manifest.json" && next.get(file) !== hash);
    expect(lacking).toEqual([]);
    // What stays besides are cards under a name that a chart had before.
    const more = [...next.keys()].filter((file) => !all.has(file));
    expect(more.every((file) => file.endsWith("width=1200/positions.card.png"))).toBe(true);
  });

  test("alone, has no link to an edition that is not held", () => {
    expect(exported("alone").status).toBe(0);
    expect(broken("alone")).toEqual([]);
    expect(filesOf("alone").filter((file) => file.includes("v=1/"))).toEqual([]);
    expect(read("alone", "harbour/corrections/index.html")).toMatch(/<span[^>]*>Edition 1<\/span>/);
    expect(read("alone", "embed/harbour/poll/index.html")).toContain('data-held="2"');
  }, 120_000);
});

describe("an export is refused", () => {
  const entryLike = { address: "/a", sha256: "", bytes: 1, of: [], moves: false };
  const manifestLike = { base, program: "", at, gzip: false, whole: true, stories: {} };

  const cases: [string, string[], string][] = [
    ["without a folder", ["--base", base], "--out: expected the folder"],
    ["without an address", ["--out", "x"], "--base: expected the address"],
    [
      "to an address with a query",
      ["--out", "x", "--base", "https://a.example/?b"],
      "--base: expected an address such as",
    ],
    ["to what is no address", ["--out", "x", "--base", "archive"], "--base: expected an address such as"],
    ["at no moment", ["--out", "x", "--base", base, "--at", "noon"], "--at: expected an instant"],
    ["of some editions", ["--out", "x", "--base", base, "--editions", "1-3"], "--editions: expected all"],
    ["by an option that there is not", ["--out", "x", "--bsae", base], "did you mean --base?"],
  ];
  test.each(cases)("%s", (_, args, sentence) => {
    expect(() => exportOptions(args)).toThrow(sentence);
  });

  test("into a folder of something else, which stays as it is", () => {
    mkdirSync(join(folder, "mine"));
    writeFileSync(join(folder, "mine", "thesis.txt"), "years of work");
    const { status, err } = exported("mine");
    expect([status, err]).toEqual([1, expect.stringContaining("holds files that no export wrote")]);
    expect(err).toContain("nothing was exported");
    expect(filesOf("mine")).toEqual(["thesis.txt"]);
  });

  test.each([
    ["of something else", { name: "site" }],
    ["that leads out of it", { ...manifestLike, files: { "../thesis.txt": entryLike } }],
  ])("over a manifest %s, which takes nothing away", (_, manifest) => {
    const out = join(scratch(), "site");
    mkdirSync(out);
    writeFileSync(join(out, "..", "thesis.txt"), "years of work");
    writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest));
    expect(() => readManifest(out)).toThrow("is not what an export writes");
    expect(existsSync(join(out, "..", "thesis.txt"))).toBe(true);
  });

  test("while there is no edition", () => {
    expect(run("--out", join(folder, "early"), "--base", base, "--at", "2031-03-01T00:00Z").err).toContain(
      "there is no edition to export",
    );
    expect(there("early", "manifest.json")).toBe(false);
  });
});

test("an export that was stopped on its way is made whole by the next one", () => {
  cpSync(join(folder, "next"), join(folder, "stopped"), { recursive: true });
  const manifest = manifestOf("stopped");
  writeFileSync(join(folder, "stopped", "manifest.json"), JSON.stringify({ ...manifest, whole: false }));
  writeFileSync(join(folder, "stopped", "charts/harbour/v=1/poll.svg"), "<svg");
  mkdirSync(join(folder, "early", ".export"), { recursive: true });
  expect(readManifest(join(folder, "early"))).toBeNull();
  mkdirSync(join(folder, "stopped", ".export"));
  writeFileSync(join(folder, "stopped", ".export", "half"), "half");
  expect(exported("stopped").status).toBe(0);
  expect(hashesOf("stopped")).toEqual(hashesOf("next"));
}, 120_000);
