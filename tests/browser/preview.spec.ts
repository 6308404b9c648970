/** The editor's preview over the site's own database, beside the public server that the other tests ask. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

test.describe.configure({ mode: "serial", timeout: 180_000 });

const port = Number(process.env.TEST_PORT ?? 3217) + 2;
const preview = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(join(tmpdir(), "deadline-desk-"));
let server: ChildProcess;

test.beforeAll(async ({ request }) => {
  cpSync(process.env.TEST_FIGURES ?? "", folder, { recursive: true });
  const environment = {
    ...process.env,
    NO_COLOR: "1",
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: process.env.TEST_DATABASE_URL,
    FIGURES_DIR: folder,
    ARTICLES_DIR: process.env.TEST_ARTICLES,
    EDITOR_URL: "edit://{path}#{line}",
  };
  server = spawn(process.execPath, ["--import", "tsx", "scripts/preview.ts"], { env: environment });
  const answers = async () => (await request.get(`${preview}/health`).catch(() => null))?.ok() ?? false;
  await expect.poll(answers, { timeout: 90_000 }).toBe(true);
});

test.afterAll(async () => {
  const ended = new Promise((done) => server.on("exit", done));
  server.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true });
});

function edit(file: string, from: string, to: string): void {
  const path = join(folder, "harbour", file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

test("what is saved shows at once, old beside new, and nothing of it is public", async ({
  page,
  request,
  baseURL,
}) => {
  const before = await (await request.get(`${baseURL}/harbour`)).text();
  await page.goto(`${preview}/harbour/walkouts-by-date`);
  await expect(page).toHaveTitle(/^Preview: /);
  const row = page.locator("#walkouts-by-date-walkout-1");
  await expect(row).toContainText("2 crews");

  edit("2031-03-01-audit.yaml", 'value: "2"\n        category', 'value: "4"\n        category');
  // Within a second on a machine that has nothing else to do.
  await expect(row).toContainText("4 crews", { timeout: 40_000 });
  await expect(row.locator("del")).toHaveText(/2 crews/);
  const panel = page.locator("details").filter({ hasText: "Preview, not published" });
  await expect(panel.locator("summary")).toContainText("1 fault");
  await expect(panel.getByRole("link", { name: /changed without a reason/ })).toHaveAttribute(
    "href",
    /^edit:\/\/.*\/harbour\/2031-03-01-audit\.yaml#\d+$/,
  );
  await expect(panel).toContainText("- of: figure walkout-1");

  edit(
    "2031-03-01-audit.yaml",
    "figures:\n",
    "changes:\n  - of: figure walkout-1\n    was: 2 crews (9 January 2031)\n    now: 4 crews (9 January 2031)\n    reason: correction\n    why: Two came late.\nfigures:\n",
  );
  await panel.locator("summary").click({ timeout: 40_000 });
  await expect(panel.locator("code")).toHaveText(/npm run seed -- .*--apply harbour@\d+:[0-9a-f]{10}/, {
    timeout: 40_000,
  });
  await expect(page.locator(".chart-notice")).toContainText("Two came late.");

  expect(await (await request.get(`${baseURL}/harbour`)).text()).toBe(before);
  for (const path of ["/-preview/news", "/-preview/state"])
    expect((await request.get(`${baseURL}${path}`)).status()).toBe(404);
});

test("pages, embeds, cards and files say that they are a preview, and are not kept", async ({ request }) => {
  for (const path of [
    "/",
    "/harbour/corrections",
    "/embed/harbour/walkouts-by-date",
    "/charts/harbour/walkouts-by-date.svg",
    "/charts/harbour/walkouts-by-date.png?width=400",
    "/charts/harbour/walkouts-by-date.card.png",
    "/charts/harbour/walkouts-by-date.csv",
  ]) {
    const answer = await request.get(preview + path);
    expect(answer.status(), path).toBe(200);
    expect(answer.headers(), path).toMatchObject({
      "cache-control": "no-store",
      "x-preview": "not published",
    });
  }
  const csv = await (await request.get(`${preview}/charts/harbour/walkouts-by-date.csv`)).text();
  expect(csv).toMatch(/walkout-1.*,4,/);
});

test("an embed in a page says that it is a preview, and no more", async ({ page }) => {
  await page.goto(`${preview}/health`);
  await page.setContent(
    `<iframe src="${preview}/embed/harbour/walkouts-by-date" width="700" height="700"></iframe>`,
  );
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("Preview", { exact: true })).toBeVisible();
  await expect(frame.locator("details").filter({ hasText: "not published" })).toHaveCount(0);
});

test("a fault shows in the page with its line, over what was there before, and goes when it is mended", async ({
  page,
}) => {
  await page.goto(`${preview}/harbour`);
  const headline = await page.locator("h1").innerText();
  edit("2031-03-20-gazette.yaml", "figures:", "figuers:");
  const fault = page.getByRole("link", { name: /2031-03-20-gazette\.yaml:\d+:\d+ .*figuers/ });
  await expect(fault).toBeVisible({ timeout: 40_000 });
  await expect(page.locator("h1")).toHaveText(headline);
  edit("2031-03-20-gazette.yaml", "figuers:", "figures:");
  await expect(fault).toHaveCount(0, { timeout: 40_000 });
});
