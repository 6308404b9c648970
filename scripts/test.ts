/**
 * `npm test`: types, lint, unit, golden drawings, seed, layers, then the built site in a
 * real browser, and what reads or writes a database again over PostgreSQL, where there is one.
 * Ends with the line `N passed, N failed`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { systemChromium } from "../lib/settings/chromium";
import { systemFirefox } from "../tests/browser/firefox";
import { brotliModule, systemNginx } from "../tests/nginx/nginx";
import { postgresqlPrograms, startPostgresql } from "../tests/postgresql/server";
import { wordpressInstalled } from "../tests/wordpress/wordpress";
import { bundleScripts } from "./browser-scripts";

const find = createRequire(import.meta.url).resolve;
const scratch = mkdtempSync(join(tmpdir(), "deadline-desk-test-"));
const totals = { passed: 0, failed: 0 };
/** What failed, named again where a reader of a long log looks: at its end. */
const failures: string[] = [];

function run(title: string, script: string, args: string[], env: Record<string, string> = {}): number {
  console.log(`\n— ${title}`);
  const ran = spawnSync(process.execPath, [script, ...args], {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  return ran.status ?? 1;
}

/** A check that counts as one test. */
function check(title: string, script: string, args: string[]): void {
  const passed = run(title, script, args) === 0;
  totals[passed ? "passed" : "failed"] += 1;
  if (!passed) failures.push(title);
}

/** A runner that counts its own tests in a JSON report; one that wrote none, or died, failed. */
function count(
  title: string,
  script: string,
  args: string[],
  report: string,
  env: Record<string, string> = {},
): void {
  const status = run(title, script, args, env);
  if (!existsSync(report)) {
    totals.failed += 1;
    failures.push(title);
    return;
  }
  const told = JSON.parse(readFileSync(report, "utf8"));
  failures.push(...failedTests(told));
  const passed = told.numPassedTests ?? told.stats.expected;
  const failed = told.numFailedTests ?? told.stats.unexpected + told.stats.flaky + told.stats.skipped;
  totals.passed += passed;
  totals.failed += failed || (status === 0 ? 0 : 1);
}

/** The failed tests of a report, Vitest's or Playwright's, each with the first words of why. */
function failedTests(report: {
  testResults?: { assertionResults: { status: string; fullName: string; failureMessages?: string[] }[] }[];
  suites?: Suite[];
}): string[] {
  const unit = (report.testResults ?? [])
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => named(fullName, failureMessages?.[0]));
  return [...unit, ...(report.suites ?? []).flatMap(failedSpecs)];
}

interface Suite {
  suites?: Suite[];
  specs: {
    ok: boolean;
    title: string;
    file: string;
    tests: { results: { error?: { message: string } }[] }[];
  }[];
}

function failedSpecs({ suites = [], specs }: Suite): string[] {
  const here = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => named(`${file}: ${title}`, tests[0]?.results[0]?.error?.message));
  return [...here, ...suites.flatMap(failedSpecs)];
}

const named = (test: string, why = "") =>
  `${test} — ${stripVTControlCharacters(why).split("\n", 16).join(" ⏎ ")}`;

/** The unit tests of some files, or all. */
function units(title: string, files: string[], env: Record<string, string>): void {
  const report = join(scratch, `${title.replaceAll(/\W+/g, "-")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  count(
    title,
    join(find("vitest/package.json"), "..", "vitest.mjs"),
    ["run", ...files, ...reporters],
    report,
    env,
  );
}

/** The browser tests of some files, or all, with the site over a database. */
function pages(title: string, files: string[], database: string, more: Record<string, string> = {}): void {
  const report = join(scratch, `${title.replaceAll(/\W+/g, "-")}.json`);
  count(title, playwright, ["test", ...files, "--reporter=list,json"], report, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    TEST_DATABASE_URL: database,
    TEST_FIGURES: copiedFigures(),
    TEST_ARTICLES: articles,
    ...more,
  });
}

/** Browser tests of databases or desks of their own, or of other parents' frames, whose bytes are the same. */
const notAgain = [
  "corrections",
  "export",
  "export-nginx",
  "firefox",
  "nginx",
  "preview",
  "processes",
  "wordpress",
].map((name) => join("tests/browser", `${name}.spec.ts`));

/** Again over PostgreSQL: what reads or writes a database, and the pages. */
async function overPostgresql(): Promise<void> {
  const server = await startPostgresql();
  try {
    units("over PostgreSQL", filesWith("tests", ".test.ts", /newDatabase/), { TEST_POSTGRESQL: server.url });
    const shared = filesWith("tests/browser", ".spec.ts", /./).filter((file) => !notAgain.includes(file));
    pages("pages in a browser, over PostgreSQL", shared, `${server.url}?schema=pages`);
  } finally {
    await server.remove();
  }
}

/** The files of a folder that hold something. */
function filesWith(folder: string, ending: string, words: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .filter((path) => words.test(readFileSync(path, "utf8")));
}

/** A copy of the stories that the pages under test show, so that a test may change them. */
function copiedFigures(): string {
  const figures = mkdtempSync(join(scratch, "figures-"));
  for (const stories of ["prisma/figures", "tests/fixtures/stories"])
    cpSync(stories, figures, { recursive: true });
  return figures;
}

const articles = join(scratch, "articles");
cpSync("tests/fixtures/articles", articles, { recursive: true });
const archive = resolve(process.env.ARTICLES_DIR ?? "articles");
if (existsSync(archive)) cpSync(archive, articles, { recursive: true });

await bundleScripts();
const playwright = join(find("@playwright/test/package.json"), "..", "cli.js");
check("types of routes", find("next/dist/bin/next"), ["typegen"]);
check("types", join(find("typescript/package.json"), "..", "bin", "tsc"), ["--noEmit"]);
check("lint and format", find("@biomejs/biome/bin/biome"), ["ci", "."]);
units("unit, golden, seed, layers", [], {});
if (!systemChromium()) run("a browser", playwright, ["install", "chromium-headless-shell"]);
pages("pages in a browser", [], `file:${join(scratch, "desk.db")}`);
pages("an export in a browser", [], `file:${join(scratch, "exported.db")}`, {
  TEST_EXPORT: join(scratch, "export"),
});
if (postgresqlPrograms()) await overPostgresql();

const absent = [
  ...(postgresqlPrograms()
    ? []
    : ["PostgreSQL: the databases were SQLite's alone (POSTGRESQL_BIN names its programs' folder)"]),
  ...(systemFirefox() ? [] : ["Firefox: the frames were tried in Chromium alone (FIREFOX_PATH names one)"]),
  ...(systemNginx()
    ? brotliModule()
      ? []
      : ["nginx's module for brotli: answers were compressed by the desk alone"]
    : ["nginx: nothing stood in front of the desk (NGINX_PATH names one)"]),
  ...(wordpressInstalled() ? [] : ["WordPress, PHP or MariaDB: no frame was tried in a real WordPress"]),
];
for (const each of absent) console.log(`\nSKIPPED, not on this machine: ${each}`);

rmSync(scratch, { recursive: true });
for (const failure of failures) console.log(`\nFAILED: ${failure}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;
