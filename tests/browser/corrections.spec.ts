/** A story that is corrected while readers read it, on a server and a database of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { RelaxNGValidator, XmlDocument } from "libxml2-wasm";

test.describe.configure({ mode: "serial", timeout: 180_000 });

const port = Number(process.env.TEST_PORT ?? 3217) + 1;
const site = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(join(tmpdir(), "deadline-desk-"));
const fixtures = join(import.meta.dirname, "../fixtures");
const environment = {
  ...process.env,
  NO_COLOR: "1",
  PORT: String(port),
  HOST: "127.0.0.1",
  DATABASE_URL: `file:${join(folder, "desk.db")}`,
  FIGURES_DIR: join(folder, "stories"),
  ARTICLES_DIR: join(fixtures, "articles"),
};
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let server: ChildProcess;

test.beforeAll(async ({ request }) => {
  cpSync(join(fixtures, "stories"), environment.FIGURES_DIR, { recursive: true });
  server = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], { env: environment });
  await expect.poll(() => healthy(request), { timeout: 50_000 }).toBe(true);
});

test.afterAll(async () => {
  const ended = new Promise((done) => server.on("exit", done));
  server.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true });
});

async function healthy(request: APIRequestContext): Promise<boolean> {
  try {
    return (await request.get(`${site}/health`)).ok();
  } catch {
    return false;
  }
}

function edit(file: string, ...replacements: [from: string, to: string][]): void {
  const path = join(environment.FIGURES_DIR, "harbour", file);
  const text = replacements.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
      return text.replace(from, () => to);
    },
    readFileSync(path, "utf8"),
  );
  writeFileSync(path, text);
}

/** A seed beside what else goes on. */
function seed(...options: string[]): Promise<{ status: number | null; out: string }> {
  return new Promise((done) => {
    const run = spawn(process.execPath, ["--import", "tsx", "prisma/seed.ts", ...options], {
      env: environment,
    });
    let out = "";
    for (const stream of [run.stdout, run.stderr]) {
      stream.on("data", (part) => {
        out += part;
      });
    }
    run.on("close", (status) => done({ status, out }));
  });
}

/** Asks for addresses again and again until told to stop; answers how often each status came. */
function load(addresses: string[]): () => Promise<Map<number | string, number>> {
  const seen = new Map<number | string, number>();
  let going = true;
  const reader = async (first: number) => {
    for (let each = first; going; each++) {
      const address = addresses[each % addresses.length] as string;
      let status: number | string;
      try {
        const answer = await fetch(address);
        await answer.arrayBuffer();
        status = answer.status;
      } catch (error) {
        status = (error as Error).message;
      }
      seen.set(status, (seen.get(status) ?? 0) + 1);
    }
  };
  const readers = [0, 1, 2, 3].map(reader);
  return async () => {
    going = false;
    await Promise.all(readers);
    return seen;
  };
}

/** Words in the drawing that fits. */
const drawn = (page: Page, words: string) =>
  page.locator("figure").getByText(words).filter({ visible: true }).first();

async function linkedData(page: Page): Promise<Record<string, unknown>> {
  return JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
}

const audit = "2031-03-01-audit.yaml";
let first: Buffer;

test("an edit is planned, applied and shown on a page and in a frame at once, under load, none failing", async ({
  page,
  request,
}) => {
  first = await (await request.get(`${site}/charts/harbour/dredging.svg`)).body();
  await page.goto(`${site}/harbour/dredging`);
  await expect(drawn(page, "301 million euros")).toBeVisible();
  const stop = load([
    `${site}/harbour`,
    `${site}/harbour/dredging`,
    `${site}/embed/harbour/dredging`,
    `${site}/embed/harbour/dredging?v=1`,
    `${site}/charts/harbour/dredging.svg`,
    `${site}/charts/harbour/dredging.json`,
  ]);

  edit(
    audit,
    ['value: "301"', 'value: "302"'],
    [
      "figures:\n",
      "changes:\n  - of: figure booked\n    was: 301 million euros (2031)\n    now: 302 million euros (2031)\n    reason: correction\n    why: We read the row above <it> & erred.\nfigures:\n",
    ],
  );
  edit("story.yaml", ['value: "903"', 'value: "906"'], ['value: "0.831"', 'value: "0.828"']);
  const plan = await seed("--plan");
  expect(plan.status).toBe(2);
  const [token = ""] = /harbour@1:[0-9a-f]{10}/.exec(plan.out) ?? [];
  expect((await seed("--apply", token)).out).toContain("harbour: edition 2 is out");

  const applied = Date.now();
  const answered = async (path: string) => (await request.get(site + path)).text();
  // Within a second on a machine that has nothing else to do.
  for (const path of ["/embed/harbour/dredging", "/harbour/dredging"])
    await expect.poll(() => answered(path), { timeout: 20_000 }).toContain("302 million euros");
  const [framed, reloaded] = [Date.now() - applied, Date.now()];
  await page.reload();
  await expect(drawn(page, "302 million euros")).toBeVisible();
  const paged = Date.now() - reloaded;
  await expect(page.locator("figure").getByText(/^Corrected on .*it was 301 million euros/)).toBeVisible();
  const seen = await stop();
  expect([...seen.keys()]).toEqual([200]);
  expect(seen.get(200)).toBeGreaterThan(40);
  test.info().annotations.push({
    type: "measured",
    description: `embed after ${framed} ms, page after ${paged} ms, ${seen.get(200)} requests meanwhile`,
  });
});

test("the edition before is served as it was, and its frame says what has been corrected since", async ({
  page,
  request,
}) => {
  const pinned = await request.get(`${site}/charts/harbour/dredging.svg?v=1`);
  expect((await pinned.body()).equals(first)).toBe(true);
  const open = await request.get(`${site}/charts/harbour/dredging.svg`);
  expect((await open.body()).equals(first)).toBe(false);

  for (const path of ["/embed/harbour/dredging?v=1", "/harbour/dredging?v=1", "/harbour?v=1"]) {
    await page.goto(site + path);
    await expect(page.getByRole("note")).toContainText(
      /Edition 1, as it was published on .*Corrected since:.*Corrected on .*301 million euros.*302 million euros.*We read the row above <it> & erred/s,
    );
    await expect(drawn(page, "301 million euros")).toBeVisible();
    await page.evaluate(axe);
    const found = await page.evaluate(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
    );
    expect((found as { violations: object[] }).violations, path).toEqual([]);
  }
  for (const path of ["/embed/harbour/poll?v=1", "/embed/harbour/dredging?v=2", "/harbour/dredging"]) {
    await page.goto(site + path);
    await expect(page.getByRole("note"), path).toHaveCount(0);
  }
  await page.goto(`${site}/harbour/poll?v=1`);
  await expect(page.getByRole("note")).toContainText("Nothing here has been corrected or updated since.");
});

test("history, corrections' page, files and linked data tell it", async ({ page, request }) => {
  await page.goto(`${site}/harbour/dredging`);
  await expect(page.locator("section", { has: page.locator("#history") })).toContainText(
    /Edition 2.*Corrected on.*We read the row.*302 million.*Edition 1.*301 million/s,
  );
  expect(await linkedData(page)).toMatchObject({
    "@type": "Dataset",
    version: 2,
    isBasedOn: expect.arrayContaining([expect.objectContaining({ name: "Dredging accounts" })]),
    correction: [
      { "@type": "CorrectionComment", text: expect.stringContaining("We read the row above <it> & erred.") },
    ],
  });
  await page.goto(`${site}/harbour`);
  const article = await linkedData(page);
  expect(article).toMatchObject({ "@type": "Article", correction: [{ "@type": "CorrectionComment" }] });
  expect(Date.parse(article.dateModified as string)).toBeGreaterThan(
    Date.parse(article.datePublished as string),
  );

  await page.goto(`${site}/harbour/corrections`);
  await expect(page.locator("#edition-2")).toContainText(/Corrected on.*We read the row/s);
  await expect(page.getByRole("row", { name: /in the accounts/ })).toContainText(
    /301 million euros \(2031\).*302 million euros \(2031\)/,
  );
  const data = await (await request.get(`${site}/charts/harbour/dredging.json`)).json();
  expect(data.corrections).toMatchObject([
    { edition: 2, reason: "correction", why: "We read the row above <it> & erred." },
  ]);
  const svg = await (await request.get(`${site}/charts/harbour/dredging.svg`)).text();
  expect(svg).toContain("Corrected on");
});

test("the feed is Atom that validates, its ids stay, and its pages announce it", async ({
  page,
  request,
}) => {
  const schema = RelaxNGValidator.fromDoc(
    XmlDocument.fromString(readFileSync(join(fixtures, "atom.rng"), "utf8")),
  );
  const answer = await request.get(`${site}/harbour/feed.xml`);
  expect(answer.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
  const text = await answer.text();
  const feed = XmlDocument.fromString(text);
  schema.validate(feed);
  const namespaces = { a: "http://www.w3.org/2005/Atom" };
  const all = (path: string) => feed.find(path, namespaces).map((node) => node.content);
  const ids = all("//a:id");
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(URL.canParse(id), id).toBe(true);
  expect(all("//a:entry/a:id")).toEqual([
    `${site}/harbour/corrections#edition-2-1`,
    `${site}/harbour/corrections#edition-1`,
  ]);
  expect(all("//a:link[@rel='self']/@href")).toEqual([`${site}/harbour/feed.xml`]);
  expect(all("//a:entry[1]/a:content")[0]).toContain("<p>We read the row above &lt;it&gt; &amp; erred.</p>");
  expect(all("//a:entry[1]/a:content/@type")).toEqual(["html"]);
  // The validator does refuse.
  expect(() =>
    schema.validate(XmlDocument.fromString(text.replace("<updated>", "<updated>no date"))),
  ).toThrow();

  for (const path of ["/harbour", "/harbour/dredging", "/harbour/corrections"]) {
    await page.goto(site + path);
    const announced = page.locator('link[type="application/atom+xml"]');
    await expect(announced).toHaveAttribute("href", `${site}/harbour/feed.xml`);
  }
});

test("a chart that is retracted leaves a notice in its frames and at its address, and stays at its edition", async ({
  page,
  request,
}) => {
  const text = readFileSync(join(environment.FIGURES_DIR, "harbour", "story.yaml"), "utf8");
  const [chart = ""] = / {2}- id: walkouts-by-date\n[\s\S]*?(?= {2}- id: positions)/.exec(text) ?? [];
  const [acceptance = ""] = / {2}- finding: count-marks\n(?: {4}.*\n)+/.exec(text) ?? [];
  edit(
    "story.yaml",
    [chart, ""],
    [acceptance, ""],
    [
      "accepted:\n",
      "changes:\n  - of: chart walkouts-by-date\n    was: Two came at night in January\n    reason: retraction\n    why: The days were made up.\naccepted:\n",
    ],
  );
  expect((await seed()).out).toContain("harbour: edition 3 is out");
  const status = async () => (await request.get(`${site}/embed/harbour/walkouts-by-date`)).status();
  await expect.poll(status, { timeout: 20_000 }).toBe(410);

  const embed = await request.get(`${site}/embed/harbour/walkouts-by-date`);
  expect(embed.status()).toBe(410);
  expect(embed.headers()["content-security-policy"]).toContain("default-src 'none'");
  for (const path of ["/embed/harbour/walkouts-by-date", "/harbour/walkouts-by-date"]) {
    await page.goto(site + path);
    await expect(page.getByRole("heading", { name: "This chart has been retracted" })).toBeVisible();
    await expect(page.getByText(/Retracted on .*The days were made up\./)).toBeVisible();
    await expect(page.getByRole("link", { name: /in edition 2/ })).toBeVisible();
  }
  const file = await request.get(`${site}/charts/harbour/walkouts-by-date.svg`);
  expect([file.status(), await file.text()]).toEqual([
    410,
    "this chart has been retracted; v=2 is the last edition that has it\n",
  ]);
  await page.goto(`${site}/embed/harbour/walkouts-by-date?v=2`);
  await expect(page.locator("figure")).toBeVisible();
  await expect(page.getByRole("note")).toContainText("The days were made up.");
  expect((await request.get(`${site}/embed/harbour/never-there`)).status()).toBe(404);
});
