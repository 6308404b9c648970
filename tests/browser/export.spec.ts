/** What an export does where a server would have read a query. */
import { expect, type Page, test } from "@playwright/test";
import { serve } from "./hosts";
import { weigh } from "./weigh";

const ground = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

for (const [asked, folder] of [
  ["/embed/gsomia/poll?theme=dark", "/embed/gsomia/poll/theme=dark/"],
  ["/embed/gsomia/poll?v=1&theme=auto&childId=p0", "/embed/gsomia/poll/theme=auto/v=1/"],
  ["/embed/gsomia/countdown/?at=live#?secret=a1", "/embed/gsomia/countdown/at=live/"],
  ["/gsomia?at=live", "/gsomia/at=live/"],
  ["/gsomia/poll?theme=dark&v=1&at=live", "/gsomia/poll/theme=dark/v=1/at=live/"],
] as const) {
  test(`an address that was given with a query leads on: ${asked}`, async ({ page, baseURL }) => {
    await page.goto(asked);
    const more = /[?#].*/.exec(asked)?.[0] ?? "";
    await expect(page).toHaveURL(baseURL + folder + more);
    await expect(page.locator("h1")).toBeVisible();
  });
}

test("what is asked for and is nothing leads nowhere", async ({ page, baseURL }) => {
  for (const query of [
    "?theme=light",
    "?theme=<script>",
    "?utm_source=mail",
    "?at=2019-11-18T00:00Z",
    "?v=1|2",
  ]) {
    await page.goto(`/embed/gsomia/poll${query}`);
    await expect(page.locator("h1")).toBeVisible();
    expect(new URL(page.url()).pathname).toBe("/embed/gsomia/poll");
    expect(new URL(page.url()).origin).toBe(baseURL);
    await expect(page.getByText("is not kept here")).toHaveCount(0);
  }
});

test("an edition that is not held says so above the one that is shown", async ({ page }) => {
  for (const address of ["/embed/gsomia/poll?theme=dark&v=7", "/gsomia?v=7", "/gsomia/poll?v=7&at=live"]) {
    await page.goto(address);
    await expect(page.getByText("Edition 7 is not kept here; this is the last one.")).toBeVisible();
    await expect(page.locator("h1")).toBeVisible();
  }
});

test("a frame that a server's code asked for is dark, and as tall as its chart", async ({
  page,
  baseURL,
}) => {
  const host = await serve(
    `<div data-deadline="${baseURL}/gsomia/poll" data-title="Chart" data-theme="dark"></div><script src="${baseURL}/embed.js"></script>`,
  );
  await page.goto(host.address, { waitUntil: "networkidle" });
  const frame = page.frames().find((each) => each.url().includes("/theme=dark/"));
  expect(await frame?.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).not.toBe(
    "rgba(0, 0, 0, 0)",
  );
  const [whole, shown] =
    (await frame?.evaluate(() => [document.documentElement.scrollHeight, innerHeight])) ?? [];
  expect(Math.abs((whole ?? 0) - (shown ?? 99))).toBeLessThanOrEqual(3);
  await host.close();
});

test("an embed weighs little more than a server's: the poll 6.5 kB, the countdown 10.5 kB", async ({
  request,
}) => {
  expect(await weigh(request, "/embed/gsomia/poll/")).toBeLessThanOrEqual(6500);
  expect(await weigh(request, "/embed/gsomia/month/")).toBeLessThanOrEqual(12_500);
  expect(await weigh(request, "/embed/gsomia/countdown/at=live/")).toBeLessThanOrEqual(10_500);
});

test("what is not there gets the desk's own page", async ({ page }) => {
  const answer = await page.goto("/gsomia/nothing/");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no page at this address" })).toBeVisible();
  expect(await ground(page)).not.toBe("");
});
