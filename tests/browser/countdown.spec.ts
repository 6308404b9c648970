import { expect, type Page, test } from "@playwright/test";
import { at } from "./at";

const face = (page: Page) => page.getByRole("timer");

/** Opens a page at a moment of the reader's clock. */
async function openAt(page: Page, moment: string, path = "/gsomia?at=live"): Promise<string[]> {
  const heard: string[] = [];
  page.on("console", (message) => message.type() === "error" && heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(error.message));
  await page.clock.install({ time: new Date(moment) });
  await page.goto(at(path));
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
      await page.goto(at("/gsomia?at=live"));
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
  await page.goto(at("/gsomia"));
  const slider = page.getByRole("slider", { name: "Moment shown" });
  const marker = page.locator("[data-rail] .drawing:visible line[data-now]");
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

test("the replay plays to the end and stops", { tag: "@server" }, async ({ page }) => {
  await page.goto(at("/gsomia?at=2019-11-22T20:00%2B09:00"));
  await expect(face(page)).toHaveText(/4\s*h\s*00\s*min\s*00\s*s/);
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(face(page)).toHaveText(/0\s*days\s*since the deadline/, { timeout: 15_000 });
  await expect(page.getByRole("button", { name: "Replay" })).toBeVisible();
});

test("the live state is one click away", async ({ page }) => {
  await page.goto(at("/gsomia"));
  await page.getByRole("link", { name: "Now, live" }).click();
  await expect(page.getByText("Now", { exact: true })).toBeVisible();
  await expect(face(page)).toHaveText(/[\d,]{3,}\s*days\s*since the deadline/);
});

test("a story still ahead counts down to its own deadline in its own zone", async ({ page }) => {
  await page.goto(at("/harbour"));
  await expect(face(page)).toHaveText(/9\s*days\s*06\s*h\s*30\s*min/);
  await expect(page.getByText("Sunday 30 March 2031, 02:00 in Alder").first()).toBeVisible();
});

test.describe("the slider", () => {
  const sliderOf = (page: Page) => page.getByRole("slider", { name: "Moment shown" });
  const seoul = (moment: string) => String(Date.parse(`${moment}+09:00`));

  test("goes an hour by arrow and from event to event by page keys, and says what happened", async ({
    page,
  }) => {
    await page.goto(at("/gsomia"));
    const slider = sliderOf(page);
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await expect(slider).toHaveValue(seoul("2019-11-18T09:14"));
    await expect(face(page)).toHaveText(/4\s*days\s*14\s*h\s*46\s*min/);
    await page.keyboard.press("PageDown");
    await expect(slider).toHaveValue(seoul("2019-11-17T18:45"));
    await expect(slider).toHaveAttribute("aria-valuetext", /^17 November 2019, 18:45: .*in Bangkok/);
    await page.keyboard.press("PageUp");
    await expect(slider).toHaveValue(seoul("2019-11-22T18:00"));
    await expect(slider).toHaveAttribute(
      "aria-valuetext",
      "22 November 2019, 18:00: Seoul suspends the termination",
    );
    await page.keyboard.press("PageUp");
    await page.keyboard.press("PageUp");
    await expect(slider).toHaveValue(seoul("2019-11-23T12:00"));
  });

  test("holds at an event when it is dragged by it", async ({ page }) => {
    await page.goto(at("/gsomia"));
    const slider = sliderOf(page);
    const box = (await slider.boundingBox()) as { x: number; y: number; width: number; height: number };
    const [first, last] = [seoul("2019-11-08T00:00"), seoul("2019-11-23T12:00")].map(Number) as [
      number,
      number,
    ];
    // A thumb's middle never reaches the ends.
    const place = (moment: string) =>
      box.x + 8 + ((Number(seoul(moment)) - first) / (last - first)) * (box.width - 16);
    await page.mouse.move(place("2019-11-18T08:14"), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(place("2019-11-22T13:00"), box.y + box.height / 2, { steps: 4 });
    await expect(slider).toHaveValue(seoul("2019-11-22T18:00"));
    await page.mouse.up();
  });
});

test("what happened next is a click away; once known it comes first and the number steps back", async ({
  page,
}) => {
  await page.goto(at("/gsomia"));
  const outcome = page.locator("[data-clock]").getByText("Seoul suspended the termination");
  const size = () =>
    face(page)
      .locator("b")
      .first()
      .evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));
  await expect(outcome).toBeHidden();
  expect(await size()).toBeGreaterThan(20);
  await page.getByRole("link", { name: "What happened next is known" }).click();
  await expect(outcome).toBeVisible();
  expect(await size()).toBeLessThan(20);
  const [told, number] = [await outcome.boundingBox(), await face(page).boundingBox()];
  expect(told?.y).toBeLessThan(number?.y ?? 0);
  await expect(page.getByRole("link", { name: "What happened next is known" })).toBeHidden();
});

for (const [moment, words] of [
  ["2019-11-18T12:00%2B09:00", "planned for 18 Nov"],
  ["2019-11-19T12:00%2B09:00", "was planned for 18 Nov; our sources do not say"],
]) {
  test(`a plan at ${moment} reads: ${words}`, { tag: "@server" }, async ({ page }) => {
    await page.goto(at(`/gsomia?at=${moment}`));
    const rail = page.locator("[data-rail] .drawing");
    await expect(
      rail
        .getByText(words as string)
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    await expect(rail.getByText(/planned for/).filter({ visible: true })).toHaveCount(1);
  });
}

test("a phone keeps clock and slider in reach, in little of its height; much enlarged they scroll away", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/gsomia", "/gsomia?at=live"]) {
    await page.goto(at(path));
    await page.evaluate(() => scrollTo(0, 3000));
    const box = await page.locator("[data-clock]").boundingBox();
    expect(box?.y).toBe(0);
    expect(box?.height).toBeLessThanOrEqual(0.22 * 844);
    await expect(page.getByRole("slider")).toBeInViewport();
  }
  // 1280 by 1024 at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await page.evaluate(() => scrollTo(0, 3000));
  await expect(page.getByRole("slider")).not.toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
