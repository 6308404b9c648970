import { expect, type Page, test } from "@playwright/test";

const face = (page: Page) => page.getByRole("timer");

/** Opens a page at a moment of the reader's clock. */
async function openAt(page: Page, moment: string, path = "/gsomia?at=live"): Promise<string[]> {
  const heard: string[] = [];
  page.on("console", (message) => message.type() === "error" && heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(error.message));
  await page.clock.install({ time: new Date(moment) });
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  return heard;
}

test.describe("the live countdown follows the reader's clock", () => {
  for (const [name, moment, words] of [
    ["days ahead", "2019-11-18T08:14:00+09:00", /4\s*days\s*15\s*h\s*4[56]\s*min/],
    ["the last day", "2019-11-22T12:00:00+09:00", /1[12]\s*h\s*\d\d\s*min\s*\d\d\s*s/],
    ["the last hour", "2019-11-22T23:30:00+09:00", /(29|30)\s*min\s*\d\d\s*s/],
    ["passed", "2019-11-25T00:00:00+09:00", /2\s*days\s*since the deadline/],
  ] as const) {
    test(name, async ({ page }) => {
      const heard = await openAt(page, moment);
      await expect(face(page)).toHaveText(words);
      expect(heard).toEqual([]);
    });
  }
});

for (const timezoneId of ["Asia/Seoul", "America/Los_Angeles", "Pacific/Kiritimati"]) {
  test.describe(`in ${timezoneId}`, () => {
    test.use({ timezoneId });
    test("the last seconds run out at the same moment, and the reader's own time stands beside", async ({
      page,
    }) => {
      await page.clock.install({ time: new Date("2019-11-22T23:59:57+09:00") });
      await page.clock.pauseAt(new Date("2019-11-22T23:59:58+09:00"));
      await page.goto("/gsomia?at=live");
      await expect(face(page)).toHaveText(/0\s*min\s*02\s*s/);
      await page.clock.runFor(1010);
      await expect(face(page)).toHaveText(/0\s*min\s*01\s*s/);
      await page.clock.runFor(1000);
      await expect(face(page)).toHaveText(/0\s*days\s*since the deadline/);
      const local = new Date("2019-11-23T00:00:00+09:00").toLocaleDateString("en-GB", {
        timeZone: timezoneId,
        day: "numeric",
        month: "long",
        year: "numeric",
      });
      await expect(page.getByText(/Where you are:/)).toContainText(local);
    });
  });
}

test("the replay moves the number, the timeline and what was known", async ({ page }) => {
  await page.goto("/gsomia");
  const slider = page.getByRole("slider", { name: "Moment shown" });
  const marker = page.locator("[data-rail] .drawing:visible [data-now] line");
  const before = Number(await marker.getAttribute("y1"));
  const suspension = page.locator("[data-rail] .drawing:visible a", { hasText: "Seoul suspends" });
  await expect(suspension).toBeHidden();
  await slider.fill(String(Date.parse("2019-11-12T00:00:00+09:00")));
  await expect(face(page)).toHaveText(/11\s*days\s*00\s*h\s*00\s*min/);
  expect(Number(await marker.getAttribute("y1"))).toBeLessThan(before);
  await expect(page.locator("[data-rail] .drawing:visible a", { hasText: "Esper in Seoul" })).toBeHidden();
  await expect(page.locator("figure", { has: page.locator("#poll-title") })).toContainText(
    "Not yet known at this moment",
  );
  await slider.fill(String(Date.parse("2019-11-22T20:00:00+09:00")));
  await expect(face(page)).toHaveText(/4\s*h\s*00\s*min\s*00\s*s/);
  await expect(suspension).toBeVisible();
  await expect(page.getByText("Seoul suspended the termination")).toBeVisible();
  await slider.fill(String(Date.parse("2019-11-23T00:00:00+09:00")));
  await expect(face(page)).toHaveText(/0\s*days\s*since the deadline/);
  await page.getByRole("link", { name: /Back to 18 Nov/ }).click();
  await expect(face(page)).toHaveText(/4\s*days\s*15\s*h\s*46\s*min/);
});

test("the replay plays to the end and stops", async ({ page }) => {
  await page.goto("/gsomia?at=2019-11-22T20:00%2B09:00");
  await expect(face(page)).toHaveText(/4\s*h\s*00\s*min\s*00\s*s/);
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(face(page)).toHaveText(/0\s*days\s*since the deadline/, { timeout: 15_000 });
  await expect(page.getByRole("button", { name: "Replay" })).toBeVisible();
});

test("the live state is one click away", async ({ page }) => {
  await page.goto("/gsomia");
  await page.getByRole("link", { name: "Now, live" }).click();
  await expect(page.getByText("Now", { exact: true })).toBeVisible();
  await expect(face(page)).toHaveText(/[\d,]{3,}\s*days\s*since the deadline/);
});

test("a story still ahead counts down to its own deadline in its own zone", async ({ page }) => {
  await page.goto("/harbour");
  await expect(face(page)).toHaveText(/9\s*days\s*06\s*h\s*30\s*min/);
  await expect(page.getByText("Sunday 30 March 2031, 02:00 in Alder").first()).toBeVisible();
});
