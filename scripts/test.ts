/**
 * `npm test`: types, lint, unit, golden drawings, seed, layers, then the built site in a
 * real browser. Ends with the line `N passed, N failed`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { systemChromium } from "../lib/settings/chromium";
import { systemFirefox } from "../tests/browser/firefox";
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
  `${test} — ${stripVTControlCharacters(why).split("\n", 6).join(" ⏎ ")}`;

// The pages under test show a copy of the stories, so that a test may change them.
const figures = join(scratch, "figures");
cpSync("prisma/figures", figures, { recursive: true });
cpSync("tests/fixtures/stories", figures, { recursive: true });
const articles = join(scratch, "articles");
cpSync("tests/fixtures/articles", articles, { recursive: true });
const archive = resolve(process.env.ARTICLES_DIR ?? "articles");
if (existsSync(archive)) cpSync(archive, articles, { recursive: true });

await bundleScripts();
const playwright = join(find("@playwright/test/package.json"), "..", "cli.js");
check("types of routes", find("next/dist/bin/next"), ["typegen"]);
check("types", join(find("typescript/package.json"), "..", "bin", "tsc"), ["--noEmit"]);
check("lint and format", find("@biomejs/biome/bin/biome"), ["ci", "."]);
const unit = join(scratch, "unit.json");
count(
  "unit, golden, seed, layers",
  join(find("vitest/package.json"), "..", "vitest.mjs"),
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${unit}`],
  unit,
);
if (!systemChromium()) run("a browser", playwright, ["install", "chromium-headless-shell"]);
const browser = join(scratch, "browser.json");
count("pages in a browser", playwright, ["test", "--reporter=list,json"], browser, {
  PLAYWRIGHT_JSON_OUTPUT_NAME: browser,
  TEST_DATABASE_URL: `file:${join(scratch, "desk.db")}`,
  TEST_FIGURES: figures,
  TEST_ARTICLES: articles,
});

const absent = [
  ...(systemFirefox() ? [] : ["Firefox: the frames were tried in Chromium alone (FIREFOX_PATH names one)"]),
  ...(wordpressInstalled() ? [] : ["WordPress, PHP or MariaDB: no frame was tried in a real WordPress"]),
];
for (const each of absent) console.log(`\nSKIPPED, not on this machine: ${each}`);

rmSync(scratch, { recursive: true });
for (const failure of failures) console.log(`\nFAILED: ${failure}`);
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;
