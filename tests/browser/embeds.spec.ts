import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, test } from "@playwright/test";
import { hosts, serve } from "./hosts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const charts = ["poll", "cost-share", "weapons-tests", "weapons-tests-by-date", "positions", "countdown"];

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

/** The height of a framed document's content. */
async function contentHeight(page: Page): Promise<number> {
  const frame = page.frames().find((each) => each.url().includes("/embed/"));
  return (await frame?.evaluate(() => document.documentElement.getBoundingClientRect().height)) ?? 0;
}

for (const width of [900, 360]) {
  for (const [name, body] of Object.entries(hosts)) {
    test(`in ${name} at ${width} px the frame becomes as tall as the chart, at once`, async ({
      page,
      baseURL,
    }) => {
      const site = baseURL as string;
      const host = await serve(body(`${site}/embed/gsomia/weapons-tests`, site));
      await page.setViewportSize({ width, height: 900 });
      await watch(page);
      await page.goto(host.address, { waitUntil: "networkidle" });
      await expect
        .poll(async () => {
          const { heights } = await seen(page);
          return Math.abs((heights.at(-1) ?? 0) - (await contentHeight(page)));
        })
        .toBeLessThanOrEqual(3);
      await page.waitForTimeout(300);
      const { heights } = await seen(page);
      const end = await contentHeight(page);
      const between = heights.slice(1).filter((height) => Math.abs(height - end) > 3);
      expect(between, `heights ${heights.join(", ")}, content ${end}`).toEqual([]);
      await host.close();
    });
  }

  for (const chart of charts) {
    test(`our iframe code of ${chart} at ${width} px holds the whole chart and shifts nothing`, async ({
      page,
      baseURL,
    }) => {
      await page.goto(`/gsomia/${chart}`);
      const code = await page.getByRole("textbox", { name: "Code" }).inputValue();
      expect(code).toMatch(new RegExp(`^<iframe src="${baseURL}/embed/gsomia/${chart}" title="`));
      const host = await serve(code);
      await page.setViewportSize({ width, height: 900 });
      await watch(page);
      await page.goto(host.address, { waitUntil: "networkidle" });
      await page.waitForTimeout(300);
      const { heights, shift } = await seen(page);
      expect(heights).toHaveLength(1);
      expect(shift).toBe(0);
      const end = await contentHeight(page);
      expect(heights[0]).toBeGreaterThanOrEqual(end);
      expect(heights[0]).toBeLessThanOrEqual(end + 0.2 * end + 60);
      await host.close();
    });
  }
}

for (const [name, attributes] of [
  ["without JavaScript", 'sandbox=""'],
  ["with scripts in an origin of its own", 'sandbox="allow-scripts"'],
]) {
  test(`in a sandbox ${name} every chart is whole`, async ({ page, baseURL }) => {
    const heard: string[] = [];
    page.on("console", (message) => message.type() === "error" && heard.push(message.text()));
    for (const chart of charts) {
      const host = await serve(
        `<iframe ${attributes} title="Chart" src="${baseURL}/embed/gsomia/${chart}?theme=dark" width="700" height="900"></iframe>`,
      );
      await page.goto(host.address);
      const frame = page.frameLocator("iframe");
      await expect(frame.locator("h1")).toBeVisible();
      await expect(frame.locator(".drawing:visible svg")).toBeVisible();
      await expect(frame.getByText("Source:")).toBeVisible();
      await expect(frame.getByText("Table with every number’s source")).toBeVisible();
      if (chart === "countdown") await expect(frame.getByRole("timer")).toContainText(/4\s*days/);
      await host.close();
    }
    const scripts = attributes?.includes("allow-scripts");
    expect(heard.filter((text) => scripts || !text.includes("Blocked script execution"))).toEqual([]);
  });
}

for (const theme of ["light", "dark", "auto"]) {
  test(`an embed in the ${theme} theme breaks no rule of access, asks for nothing else and stores nothing`, async ({
    page,
    baseURL,
    browser,
  }) => {
    for (const chart of charts) {
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      const heard: string[] = [];
      page.on("console", (message) => heard.push(message.text()));
      const address = `${baseURL}/embed/gsomia/${chart}?theme=${theme}`;
      await page.goto(address, { waitUntil: "networkidle" });
      expect(requests.filter((url) => !url.endsWith("/favicon.ico"))).toEqual([address]);
      expect(heard.filter((text) => !text.includes("favicon"))).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
      page.removeAllListeners();
    }
    // The policy for content keeps a checker out, so it looks at the document without it.
    const open = await browser.newContext({
      bypassCSP: true,
      colorScheme: theme === "dark" ? "dark" : "light",
    });
    const checked = await open.newPage();
    for (const chart of charts) {
      await checked.goto(`${baseURL}/embed/gsomia/${chart}?theme=${theme}`);
      if (theme === "dark") await checked.addStyleTag({ content: "html{background:#151613}" });
      await checked.evaluate(axe);
      const broken = await checked.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: {
            run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          };
        };
        const { violations } = await axe.run({
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        });
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
      });
      expect(broken, chart).toEqual([]);
    }
    await open.close();
  });
}

test("an embed weighs little: the poll 6 kB, the countdown 10 kB, in one answer", async ({ request }) => {
  const weigh = async (path: string) => {
    const answer = await request.fetch(path, { headers: { "Accept-Encoding": "gzip" } });
    expect(answer.headers()["content-encoding"]).toBe("gzip");
    return Number(answer.headers()["content-length"]);
  };
  expect(await weigh("/embed/gsomia/poll")).toBeLessThanOrEqual(6000);
  expect(await weigh("/embed/gsomia/countdown")).toBeLessThanOrEqual(10_000);
  expect(await weigh("/embed/gsomia/countdown?at=live")).toBeLessThanOrEqual(10_000);
});

test("the live countdown in an embed ticks to the deadline and past it", async ({ page }) => {
  await page.clock.install({ time: new Date("2019-11-22T23:59:57+09:00") });
  await page.clock.pauseAt(new Date("2019-11-22T23:59:58+09:00"));
  await page.goto("/embed/gsomia/countdown?at=live");
  const face = page.getByRole("timer");
  await expect(face).toContainText(/0\s*min\s*02\s*s/);
  await page.clock.runFor(1010);
  await expect(face).toContainText(/0\s*min\s*01\s*s/);
  await page.clock.runFor(1010);
  await expect(face).toContainText(/0\s*days\s*since the deadline/);
  await expect(page.getByText("Seoul suspended the termination")).toBeVisible();
});

test("a chart prints whole, in ink, with its source", async ({ page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.goto("/embed/gsomia/poll?theme=auto");
  await expect(page.locator(".drawing:visible svg")).toBeVisible();
  await expect(page.getByText("Source:")).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(23, 23, 20)");
});

test("the panel's codes follow its choices and copy from the keyboard", async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/gsomia/poll");
  const code = page.getByRole("textbox", { name: "Code" });
  for (const [kind, expected] of [
    ["HTML with height that follows", `<script async src="${baseURL}/embed.js"></script>`],
    ["WordPress, Ghost, Drupal", `${baseURL}/gsomia/poll`],
    ["AMP", "<amp-iframe "],
    ["Newsletter, RSS", `<img src="${baseURL}/charts/gsomia/poll.png"`],
    ["Markdown", `](${baseURL}/charts/gsomia/poll.png)](${baseURL}/gsomia/poll)`],
    ["HTML", "<iframe "],
  ]) {
    await page.getByRole("combobox", { name: "Where" }).selectOption({ label: kind as string });
    await expect(code).toHaveValue(new RegExp((expected as string).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  }
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await page.getByRole("combobox", { name: "Figures" }).selectOption("true");
  await expect(code).toHaveValue(/embed\/gsomia\/poll\?theme=dark&amp;v=\d+"/);
  await expect(page.frameLocator("iframe").locator("h1")).toBeVisible();
  await page.waitForTimeout(500);
  await page.getByRole("button", { name: "Copy" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("HTML code copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.inputValue());
});
