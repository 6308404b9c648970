/** Charts in the pages of other sites, with the scrollbars that most desks' readers have. */
import { expect, type Page, test } from "@playwright/test";
import { at } from "./at";
import { launchOptions } from "./chromium";
import { charts, framesOf, settledFaults, windows } from "./frames";
import { hosts, serve } from "./hosts";

test.use({ launchOptions: { ...launchOptions(), ignoreDefaultArgs: ["--hide-scrollbars"] } });

const height = 900;

/** Records every height that a frame of a page is given, and every layout shift. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { heights: [] as number[], shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    const note = () => {
      const roots = [
        document,
        ...[...document.querySelectorAll("*")].flatMap((each) => each.shadowRoot ?? []),
      ];
      const frame = roots.flatMap((root) => [...root.querySelectorAll("iframe")])[0];
      const height = frame?.getBoundingClientRect().height ?? 0;
      if (height && height !== seen.heights.at(-1)) seen.heights.push(height);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

const seen = (page: Page) =>
  page.evaluate(() => (window as unknown as { seen: { heights: number[]; shift: number } }).seen);

test("the browser shows classic scrollbars, or these tests would see none", async ({ page }) => {
  await page.setContent("<div style='height:9000px'></div>");
  expect(await page.evaluate(() => innerWidth - document.documentElement.clientWidth)).toBeGreaterThan(5);
});

for (const [name, body] of Object.entries(hosts)) {
  test(`in ${name} every chart is whole without a scrollbar at every width, whichever way the window goes`, async ({
    page,
    baseURL,
  }) => {
    const site = baseURL as string;
    const host = await serve(
      body(
        charts.map((chart) => at(`${site}/embed/gsomia/${chart}`)),
        site,
      ),
    );
    await page.setViewportSize({ width: windows[0] as number, height });
    await page.goto(host.address, { waitUntil: "networkidle" });
    for (const frame of await page.locator("iframe").all()) await frame.scrollIntoViewIfNeeded();
    for (const width of windows) {
      await page.setViewportSize({ width, height });
      expect(await settledFaults(page), `${width} px`).toEqual([]);
      expect(await framesOf(page)).toHaveLength(charts.length);
    }
    await host.close();
  });

  test(`in ${name} the frame becomes as tall as its chart at once, and its links open`, async ({
    page,
    context,
    baseURL,
  }) => {
    const site = baseURL as string;
    const host = await serve(body([at(`${site}/embed/gsomia/poll`)], site));
    await page.setViewportSize({ width: 720, height });
    await watch(page);
    await page.goto(host.address, { waitUntil: "networkidle" });
    expect(await settledFaults(page)).toEqual([]);
    await page.waitForTimeout(700);
    const { heights } = await seen(page);
    const between = heights.slice(1).filter((each) => Math.abs(each - (heights.at(-1) as number)) > 3);
    expect(between, `heights ${heights.join(", ")}`).toEqual([]);

    // WordPress' page goes there itself; other frames open a window beside it.
    const opened = Promise.race([
      context.waitForEvent("page").then((other) => other.waitForURL(at(`${site}/gsomia/poll`))),
      page.waitForURL(at(`${site}/gsomia/poll`)),
    ]);
    await page.frameLocator("iframe").getByRole("link", { name: "Deadline Desk" }).click();
    await opened;
    await host.close();
  });
}

test("a page whose script comes late hears of its frames' heights all the same", async ({
  page,
  baseURL,
}) => {
  const body = hosts["Iframely and Medium"] as (addresses: string[], site: string) => string;
  const addresses = charts.slice(0, 2).map((chart) => `${baseURL}/embed/gsomia/${chart}`);
  const [frames = "", script = ""] = body(addresses, baseURL as string).split("<script>");
  const listen = script.replace("</script>", "");
  const host = await serve(frames);
  await page.goto(host.address, { waitUntil: "networkidle" });
  await page.waitForTimeout(1000);
  expect(await settledFaults(page, 0)).not.toEqual([]);
  await page.addScriptTag({ content: listen });
  expect(await settledFaults(page, 10_000)).toEqual([]);
  await host.close();
});

test("a frame that its page lays out late and out of sight is told of all the same", async ({
  page,
  baseURL,
}) => {
  const body = hosts["WordPress's wp-embed"] as (addresses: string[], site: string) => string;
  const framed = body([at(`${baseURL}/embed/gsomia/cost-share`)], baseURL as string);
  const host = await serve(
    `<div style="height:6000px"></div><div id="late" style="display:none">${framed}</div>`,
  );
  await page.goto(host.address, { waitUntil: "networkidle" });
  await page.evaluate(() => document.getElementById("late")?.removeAttribute("style"));
  const frame = page.locator("iframe");
  await expect
    .poll(async () => (await frame.boundingBox())?.height, { timeout: 10_000 })
    .toBeGreaterThan(900);
  await frame.scrollIntoViewIfNeeded();
  expect(await settledFaults(page)).toEqual([]);
  await host.close();
});

for (const [theme, sizes] of [
  ["light", windows],
  ["auto", [360, 720, 1280]],
] as const) {
  test(`our iframe code in the ${theme} theme holds every chart in every window, with little room to spare, and shifts nothing`, async ({
    page,
    baseURL,
  }) => {
    const codes: string[] = [];
    for (const chart of charts) {
      await page.goto(at(`/gsomia/${chart}`));
      await page.getByRole("combobox", { name: "Theme" }).selectOption(theme);
      const code = page.getByRole("textbox", { name: "Code" });
      await expect(code).toHaveValue(
        new RegExp(`^<div><iframe src="${baseURL}/embed/gsomia/${chart}[^"]*" title="`),
      );
      codes.push(await code.inputValue());
    }
    const host = await serve(codes.join(""));
    for (const width of sizes) {
      await page.setViewportSize({ width, height });
      for (const { chart, box, whole, shown, scrollbar, column } of await framesOf(
        await opened(page, host.address),
      )) {
        const where = `${chart} at ${width} px: ${box.height} for ${whole}`;
        expect(box.width, where).toBe(column);
        expect(shown, where).toBeGreaterThanOrEqual(whole);
        expect(scrollbar, where).toBe(0);
        // Between a phone and a column nobody can know how wide the frame is, so it holds both.
        const spare = width >= 720 ? 60 : width <= 390 ? 120 : 400;
        expect(box.height - whole, where).toBeLessThanOrEqual(spare);
      }
      expect((await seen(page)).shift).toBe(0);
    }
    await host.close();
  });
}

async function opened(page: Page, address: string): Promise<Page> {
  await watch(page);
  await page.goto(at(address), { waitUntil: "load" });
  for (const frame of await page.locator("iframe").all()) await frame.scrollIntoViewIfNeeded();
  await expect
    .poll(() =>
      framesOf(page).then(
        (all) => all.length,
        () => 0,
      ),
    )
    .toBe(charts.length);
  return page;
}

test("the loader's code reserves what the chart needs, and without its script shows a linked picture", async ({
  page,
  baseURL,
}) => {
  await page.goto(at("/gsomia/cost-share"));
  await page.getByRole("combobox", { name: "Where" }).selectOption("loader");
  const code = await page.getByRole("textbox", { name: "Code" }).inputValue();
  expect(code).not.toContain("min-height");

  const bare = await serve(code.replace(/<script.*/s, ""));
  await page.goto(bare.address);
  const picture = page.getByRole("link").getByRole("img", { name: /Washington is said to want/ });
  await expect(picture).toBeVisible();
  await expect(page.getByRole("link")).toHaveAttribute("href", at(`${baseURL}/gsomia/cost-share`));
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await bare.close();

  const host = await serve(code);
  for (const width of [360, 720]) {
    await page.setViewportSize({ width, height });
    await watch(page);
    await page.goto(host.address, { waitUntil: "networkidle" });
    expect(await settledFaults(page)).toEqual([]);
    const { heights } = await seen(page);
    expect(Math.abs((heights[0] as number) - (heights.at(-1) as number)), heights.join()).toBeLessThanOrEqual(
      60,
    );
  }
  await host.close();
});
