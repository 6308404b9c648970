import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";
import { at, exported } from "./at";
import { charts } from "./frames";
import { serve } from "./hosts";
import { weigh } from "./weigh";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
for (const [name, attributes] of [
  ["without JavaScript", 'sandbox=""'],
  ["with scripts in an origin of its own", 'sandbox="allow-scripts"'],
]) {
  test(`in a sandbox ${name} every chart is whole`, async ({ page, baseURL }) => {
    const heard: string[] = [];
    page.on("console", (message) => message.type() === "error" && heard.push(message.text()));
    for (const chart of charts) {
      const host = await serve(
        `<iframe ${attributes} title="Chart" src="${at(`${baseURL}/embed/gsomia/${chart}?theme=dark`)}" width="700" height="900"></iframe>`,
      );
      await page.goto(host.address);
      const frame = page.frameLocator("iframe");
      await expect(frame.locator("h1")).toBeVisible();
      await expect(frame.locator(".drawing:visible svg")).toBeVisible();
      const credit = frame.getByText(/^(Source:|Notes and sources:)/).filter({ visible: true });
      await expect(credit.first()).toBeVisible();
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
      const address = at(`${baseURL}/embed/gsomia/${chart}?theme=${theme}`);
      await page.goto(at(address), { waitUntil: "networkidle" });
      expect(requests).toEqual([address]);
      expect(heard).toEqual([]);
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
      await checked.goto(at(`${baseURL}/embed/gsomia/${chart}?theme=${theme}`));
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

test("an embed weighs little: the poll 6 kB, the countdown 10 kB, in one answer", { tag: "@server" }, async ({
  request,
}) => {
  expect(await weigh(request, "/embed/gsomia/poll")).toBeLessThanOrEqual(6000);
  expect(await weigh(request, "/embed/gsomia/month")).toBeLessThanOrEqual(12_000);
  expect(await weigh(request, "/embed/gsomia/countdown")).toBeLessThanOrEqual(10_000);
  expect(await weigh(request, "/embed/gsomia/countdown?at=live")).toBeLessThanOrEqual(10_000);
});

test("the live countdown in an embed ticks to the deadline and past it", async ({ page }) => {
  await page.clock.install({ time: new Date("2019-11-22T23:59:57+09:00") });
  await page.clock.pauseAt(new Date("2019-11-22T23:59:58+09:00"));
  await page.goto(at("/embed/gsomia/countdown?at=live"));
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
  await page.goto(at("/embed/gsomia/poll?theme=auto"));
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
  await page.goto(at("/gsomia/poll"));
  const code = page.getByRole("textbox", { name: "Code" });
  for (const [kind, expected] of [
    ["HTML with height that follows", `<script async src="${baseURL}/embed.js"></script>`],
    ["WordPress, Ghost, Drupal", at(`${baseURL}/gsomia/poll`)],
    ["AMP", "<amp-iframe "],
    ["Newsletter, RSS", `<img src="${baseURL}/charts/gsomia/poll.png"`],
    ["Markdown", `](${baseURL}/charts/gsomia/poll.png)](${at(`${baseURL}/gsomia/poll`)})`],
    ["HTML", "<iframe "],
  ]) {
    await page.getByRole("combobox", { name: "Where" }).selectOption({ label: kind as string });
    await expect(code).toHaveValue(new RegExp((expected as string).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  }
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await page.getByRole("combobox", { name: "Figures" }).selectOption("true");
  await expect(code).toHaveValue(
    exported ? /poll\/theme=dark\/v=\d+\/"/ : /embed\/gsomia\/poll\?theme=dark&amp;v=\d+"/,
  );
  await expect(page.frameLocator("iframe").locator("h1")).toBeVisible();
  await page.waitForTimeout(500);
  await page.getByRole("button", { name: "Copy" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("HTML code copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.inputValue());
});

test("every link of a drawing is named in words, the rounds are one, and a finger finds each mark", async ({
  page,
}) => {
  for (const [chart, width] of charts.flatMap((chart) =>
    [320, 500, 720].map((width) => [chart, width] as const),
  )) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(at(`/embed/gsomia/${chart}`));
    await expect(page.getByRole("main")).toHaveCount(1);
    const links = await page.locator(".drawing:visible svg a").evaluateAll((all) =>
      all.map((link) => {
        const target = link.querySelector("path") ?? link;
        const { width, height } = target.getBoundingClientRect();
        const words = link.getAttribute("aria-label") ?? link.textContent ?? "";
        return {
          href: link.getAttribute("href"),
          words,
          side: Math.min(width, height),
        };
      }),
    );
    for (const { words, side } of links) {
      expect(words, chart).toMatch(/[a-z]{3}/i);
      expect(side, words).toBeGreaterThanOrEqual(24);
    }
    const named = new Map(links.map(({ words, href }) => [words, href]));
    for (const { words, href } of links) expect(named.get(words), words).toBe(href);
    if (chart === "weapons-tests")
      expect(links.filter(({ href }) => href?.endsWith("nk-rounds"))).toHaveLength(1);
    if (chart === "weapons-tests-by-date")
      expect(links.map(({ words }) => words)).toContain(
        "Launch from Hodo, KN-23 missile, 25 July 2019, 05:34: 2 missiles, from outside the articles",
      );
  }
  // Words are as tall as a finger needs: a little above and below their letters answers too.
  await page.goto(at("/embed/gsomia/cost-share"));
  const amount = page.locator(".drawing:visible svg a").first();
  const box = await amount.boundingBox();
  if (!box) throw new Error("the amount is not drawn");
  const [x, middle] = [box.x + 5, box.y + box.height / 2];
  const hits = await page.evaluate(
    ([x = 0, middle = 0]) => {
      const at = (offset: number) => document.elementFromPoint(x, middle + offset)?.closest("a") ?? null;
      return Array.from({ length: 61 }, (_, index) => at(index - 30)).filter((link) => link && link === at(0))
        .length;
    },
    [x, middle],
  );
  expect(hits).toBeGreaterThanOrEqual(24);
});

test("on a ground of its own an embed keeps its words off the edge", async ({ page }) => {
  for (const [theme, padding] of [
    ["light", 0],
    ["dark", 12],
    ["auto", 12],
  ]) {
    await page.goto(at(`/embed/gsomia/poll?theme=${theme}`));
    expect((await page.locator("h1").boundingBox())?.x, String(theme)).toBe(padding);
  }
});

test("in a narrow frame notes and sources stand behind one line, doubts and corrections before it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 900 });
  await page.goto(at("/embed/gsomia/cost-share"));
  await expect(page.getByText("Shown as printed, and doubted.")).toBeVisible();
  const source = page.getByText(/^Source: JapanNews/);
  const note = page.getByText("The demand is hearsay");
  await expect(source).toBeHidden();
  await expect(note).toBeHidden();
  await page.getByText("Notes and sources: JapanNews and 2 more").click();
  await expect(source).toBeVisible();
  await expect(note).toBeVisible();
  await page.setViewportSize({ width: 700, height: 900 });
  await page.reload();
  await expect(source).toBeVisible();
  await expect(page.getByText(/^Notes and sources/)).toBeHidden();
});
