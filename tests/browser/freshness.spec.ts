import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

/** Publishes the figure files while the server runs. */
function seed() {
  return spawnSync(process.execPath, ["--import", "tsx", "prisma/seed.ts"], {
    encoding: "utf8",
    env: {
      ...process.env,
      DATABASE_URL: process.env.TEST_DATABASE_URL,
      FIGURES_DIR: process.env.TEST_FIGURES,
      ARTICLES_DIR: process.env.TEST_ARTICLES,
    },
  });
}

test("a seed while the server runs shows on a load within a second, and the chart keeps its history", async ({
  page,
  request,
}) => {
  const path = join(process.env.TEST_FIGURES ?? "", "harbour", "2031-03-01-audit.yaml");
  const text = readFileSync(path, "utf8");
  const chart = "/harbour/walkouts-by-date";
  await page.goto(chart);
  await expect(page.getByText("Pier one").first()).toBeVisible();

  writeFileSync(path, text.replace("label: Pier one", "label: Pier nine"));
  const seeded = seed();
  expect(seeded.stdout).toContain("harbour: edition 2 is out");
  await expect
    .poll(async () => (await request.get(chart)).text(), { timeout: 10_000 })
    .toContain("Pier nine");
  await page.goto(chart);
  await expect(page.getByRole("rowheader", { name: "Pier nine" })).toBeVisible();
  const history = page.locator("section", { has: page.locator("#history") });
  await expect(history).toContainText(/Edition 2.*Pier nine.*Edition 1.*Pier one/s);
});

test("a seed while the server runs arranges the front page anew", async ({ page, request }) => {
  const path = join(process.env.TEST_FIGURES ?? "", "front.yaml");
  writeFileSync(path, "lead: gsomia\nstories:\n  - { story: brexit, chart: outcome }\n");
  expect(seed().stdout).toContain("front: the front page is arranged anew, seen on /");
  await expect
    .poll(async () => (await request.get("/")).text(), { timeout: 10_000 })
    .toContain("brexit--outcome");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "An intelligence pact and its midnight deadline",
  );
  await expect(page.getByRole("region", { name: "Other stories" })).toContainText(
    "until the toll pact lapses",
  );
  await page
    .getByRole("region", { name: "Closed stories" })
    .locator(".drawing:visible a", { hasText: "42%" })
    .first()
    .click();
  await expect(page).toHaveURL(/\/brexit\/outcome#outcome-/);
});
