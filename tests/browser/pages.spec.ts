import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page, type Request, test } from "@playwright/test";
import { at } from "./at";
import { charts } from "./frames";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a page complains about: console errors and uncaught ones. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(error.message));
  return heard;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    type Violation = { id: string; nodes: { html: string }[] };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run({ runOnly: tags });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
    );
  });
}

const pages = [
  "/",
  "/gsomia",
  "/harbour",
  "/gsomia/corrections",
  "/corrections",
  "/how-to-read",
  ...charts.map((chart) => `/gsomia/${chart}`),
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test.describe(`at ${width} px, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });
      for (const path of pages) {
        test(`${path} shows without a complaint or a barrier`, async ({ page }) => {
          const heard = complaints(page);
          await page.goto(at(path), { waitUntil: "networkidle" });
          await expect(page.getByRole("timer").or(page.locator("figure, h1")).first()).toBeVisible();
          expect(await violations(page)).toEqual([]);
          expect(heard).toEqual([]);
        });
      }
    });
  }
}

for (const width of [320, 390, 820, 1440]) {
  test(`nothing scrolls sideways at ${width} px, and no drawn letter is under 12 px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const path of pages) {
      await page.goto(at(path));
      for (const details of await page.locator("details").all())
        await details.evaluate((each) => each.setAttribute("open", ""));
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
        width,
      );
      const smallest = await page.evaluate(() => {
        const sizes = [...document.querySelectorAll<SVGGraphicsElement>(".drawing svg text")]
          .filter((text) => text.getBoundingClientRect().width > 0)
          .map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 1));
        return Math.min(...sizes);
      });
      expect(smallest, path).toBeGreaterThanOrEqual(12);
    }
  });
}

test("the dashboard says what the story is about", async ({ page }) => {
  await page.goto(at("/gsomia"));
  const poll = page.locator("figure", { hasText: "More South Koreans would scrap the pact" });
  for (const words of ["52.1%", "37.5%", "10.4%", "±3.1", "n = 1,006"])
    await expect(poll).toContainText(words);
  const share = page.locator("figure", { hasText: "Washington is said to want" });
  for (const words of [
    "1.389 trillion won",
    "about 6.95 trillion won",
    "1.0389 trillion won",
    "about 5.19 trillion won",
    "in doubt",
    "doubted",
  ]) {
    await expect(share).toContainText(words);
  }
  await expect(page.locator('.drawing:visible a[href^="#month-test-"]')).toHaveCount(12);
  await expect(page.getByRole("timer")).toHaveText(/4\s*days\s*15\s*h\s*46\s*min/);
  await expect(page.getByText("Saturday 23 November 2019, 00:00 in Seoul").first()).toBeVisible();
  await expect(page.getByText("As of 18 November 2019, 08:14 in Seoul")).toBeVisible();
  await expect(page.getByText("when the newest article appeared")).toBeVisible();
});

test("a number in a drawing leads to its source in one step", async ({ page }) => {
  await page.goto(at("/gsomia"));
  await page.locator("#poll-title").scrollIntoViewIfNeeded();
  await page.locator(".drawing:visible a", { hasText: "52.1%" }).first().click();
  await expect(page).toHaveURL(/#poll-poll-scrap$/);
  const row = page.locator("#poll-poll-scrap");
  await expect(row).toBeVisible();
  await expect(row.getByRole("link", { name: "A¶15" })).toHaveAttribute("href", "#source-japannews");
});

test("every link within a page leads to something there", async ({ page }) => {
  for (const path of pages) {
    await page.goto(at(path));
    const lost = await page.evaluate(() => {
      const here = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
      const own = here.filter((href) => href.startsWith("#") || href.startsWith(`${location.pathname}#`));
      return own
        .map((href) => href.slice(href.indexOf("#") + 1))
        .filter((id) => !document.getElementById(id));
    });
    expect(lost, path).toEqual([]);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the charts, the countdown and its live state are there", async ({ page }) => {
    await page.goto(at("/gsomia"));
    for (const id of ["poll", "cost-share", "month", "positions"]) {
      await expect(
        page.locator("figure", { has: page.locator(`#${id}-title`) }).locator(".drawing:visible svg"),
      ).toBeVisible();
    }
    await expect(page.getByRole("timer")).toHaveText(/4\s*days\s*15\s*h\s*46\s*min/);
    await page.getByRole("link", { name: "Now, live" }).click();
    await expect(page.getByRole("timer")).toHaveText(/[\d,]+\s*days\s*since the deadline/);
    await expect(page.getByText("Seoul suspended the termination")).toBeVisible();
  });
});

for (const [path, most] of [
  ["/gsomia", 10_000],
  ["/gsomia/poll", 16_000],
] as const) {
  test(`${path} weighs as little as promised: requests, bytes, script`, async ({ page, request }) => {
    const finished: Request[] = [];
    page.on("requestfinished", (asked) => finished.push(asked));
    const ofFonts = (url: string) => url.includes("/fonts/");
    await page.goto(at(path), { waitUntil: "networkidle" });
    // Typefaces are asked for once the page is drawn.
    await expect.poll(() => finished.filter((asked) => ofFonts(asked.url())).length).toBe(2);
    const own = finished.filter((asked) => !asked.url().includes("/embed/"));
    const sizes = await Promise.all(
      own.map(async (asked) => ({ url: asked.url(), bytes: (await asked.sizes()).responseBodySize })),
    );
    const fonts = sizes.filter(({ url }) => ofFonts(url));
    const sum = (list: typeof sizes) => list.reduce((total, { bytes }) => total + bytes, 0);
    expect(sizes.length, JSON.stringify(sizes)).toBeLessThanOrEqual(4);
    expect(sum(sizes)).toBeLessThanOrEqual(110_000);
    expect(sum(sizes) - sum(fonts)).toBeLessThanOrEqual(50_000);
    const html = await (await request.get(at(path))).text();
    const scripts = Array.from(html.matchAll(/<script>(.*?)<\/script>/gs), ([, text = ""]) => text);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.reduce((total, text) => total + text.length, 0)).toBeLessThanOrEqual(most);
    const markup = html.replace(/<(script|textarea)[^>]*>.*?<\/\1>/gs, "");
    expect(markup).not.toMatch(/_next|<script[^>]* src| style=| on[a-z]+=/);
  });
}

for (const path of ["/", "/how-to-read"]) {
  test(`${path} is one answer without a script`, async ({ page, request }) => {
    const asked: string[] = [];
    page.on("request", (each) => asked.push(new URL(each.url()).pathname));
    await page.goto(at(path), { waitUntil: "networkidle" });
    expect(asked.filter((each) => !each.startsWith("/fonts/") && each !== "/icon.svg")).toEqual([at(path)]);
    const answer = await request.fetch(at(path), { headers: { "Accept-Encoding": "gzip" } });
    expect(Number(answer.headers()["content-length"])).toBeLessThanOrEqual(50_000);
    expect(await answer.text()).not.toMatch(/<script| style=| on[a-z]+=/);
  });
}

test("the guide to the marks is one step from a chart's page, from a dashboard and from an embed", async ({
  page,
}) => {
  for (const path of ["/gsomia/poll", "/gsomia"]) {
    await page.goto(at(path));
    await page.getByRole("contentinfo").getByRole("link", { name: "How to read our charts" }).click();
    await expect(page).toHaveURL(/\/how-to-read\/?$/);
    await expect(page.getByRole("term").filter({ hasText: /^Hatched$/ })).toBeVisible();
  }
  await page.goto(at("/embed/gsomia/poll"));
  await page.locator(".chart-table summary").click();
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "How to read our charts" }).click();
  expect((await opened).url()).toMatch(/\/how-to-read\/?$/);
});

test("a parameter that is wrong gets a 400 that says what is allowed and repeats nothing", {
  tag: "@server",
}, async ({ request }) => {
  for (const at of ["yesterday", "<script>", "2019-11-18", "", "a".repeat(500)]) {
    const answer = await request.get("/gsomia", { params: { at } });
    expect(answer.status()).toBe(400);
    const text = await answer.text();
    expect(text).toContain("at: expected live or an instant such as 2019-11-18T08:14+09:00");
    expect(text).toContain("Deadline Desk");
    if (/[<a]{2}|script/.test(at)) expect(text).not.toContain(at);
  }
  expect((await request.get("/gsomia?at=live&at=live")).status()).toBe(400);
  expect((await request.get("/nowhere")).status()).toBe(404);
  expect((await request.get("/gsomia/nothing")).status()).toBe(404);
  expect((await request.get("/a/b/c/d")).status()).toBe(404);
});

test("a phone shows clock, controls, a strip and the first chart within 900 px", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto(at("/gsomia"));
  const tops = await Promise.all(
    ["[data-clock]", ".strip .drawing:visible svg", "figure.chart >> nth=0"].map((each) =>
      page.locator(each).boundingBox(),
    ),
  );
  const places = tops.map((box) => box?.y ?? Number.NaN);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.at(-1)).toBeLessThan(900);
});

test("a window of 1440 by 900 shows clock, controls and timeline whole", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(at("/gsomia"));
  for (const each of ["[data-clock]", "[data-rail] svg"])
    await expect(page.locator(each)).toBeInViewport({ ratio: 1 });
});

test.describe("a mark answers with its row in a card", () => {
  const card = (page: Page) => page.getByRole("tooltip");
  const row = ["Scrap the pact as planned", "52.1%", "8–9 November 2019", "A¶15"];

  test("under a pointer and at the focus, dismissed with Escape", async ({ page }) => {
    await page.goto(at("/gsomia"));
    const mark = page.locator(".drawing:visible a[href='#poll-poll-scrap']").first();
    await mark.hover();
    for (const words of row) await expect(card(page)).toContainText(words);
    await expect(mark).toHaveAccessibleDescription(/52\.1%.*A¶15/);
    // It stays while the pointer goes into it, and leaves with it.
    await card(page).hover();
    await page.waitForTimeout(400);
    await expect(card(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(card(page)).toBeHidden();
    await page.mouse.move(0, 0);
    await mark.focus();
    await expect(card(page)).toContainText("52.1%");
    await page.keyboard.press("Escape");
    await expect(card(page)).toBeHidden();
    await page.keyboard.press("Enter");
    await expect(page.locator("#poll-poll-scrap")).toBeVisible();
  });

  test("says nothing that the table does not", async ({ page }) => {
    await page.goto(at("/gsomia"));
    const marks = await page.locator(".drawing:visible a[href^='#']:visible").all();
    expect(marks.length).toBeGreaterThan(30);
    for (const mark of marks.slice(0, 40)) {
      await mark.focus();
      const href = (await mark.getAttribute("href")) as string;
      const said = (await card(page).innerText()).replace(/\s+/g, " ");
      const table = await page.locator(href).evaluate((each) => {
        const heads = each.closest("table")?.tHead?.textContent ?? "";
        return `${heads} ${each.textContent}`.replace(/\s+/g, "");
      });
      for (const word of said.split(" ")) expect(table).toContain(word);
    }
  });

  test.describe("on a touch screen", () => {
    test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });
    test("at the first touch, and leads there at the second", async ({ page }) => {
      await page.goto(at("/gsomia/poll"));
      const mark = page.locator(".drawing:visible a[href='#poll-poll-scrap']").first();
      await mark.tap();
      await expect(card(page)).toContainText("52.1%");
      await expect(page).not.toHaveURL(/#/);
      await mark.tap();
      await expect(page).toHaveURL(/#poll-poll-scrap$/);
    });
  });
});

test("where colours are forced, drawings take the system's", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const path of ["/gsomia", "/embed/gsomia/poll", "/embed/gsomia/poll?theme=dark"]) {
    await page.goto(at(path));
    const colours = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.cssText = "color:CanvasText;background:Highlight";
      const { color: ink, backgroundColor: mark } = getComputedStyle(probe);
      const bar = document.querySelector(
        ".drawing:not([style]) svg rect, .drawing svg path[fill]",
      ) as Element;
      const text = document.querySelector(".drawing svg text") as Element;
      const root = getComputedStyle(document.documentElement);
      return {
        ink,
        mark,
        bar: getComputedStyle(bar).forcedColorAdjust,
        text: getComputedStyle(text).fill,
        paper: root.getPropertyValue("--paper").trim(),
      };
    });
    expect(colours.paper).toBe("Canvas");
    expect(colours.bar).toBe("none");
  }
});

test("with wide text spacing nothing is cut off and nothing scrolls sideways", async ({ page }) => {
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of ["/gsomia", "/gsomia/poll"]) {
      await page.goto(at(path));
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}",
        );
        document.adoptedStyleSheets = [sheet];
      });
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("main *:not(caption, .sr-only, textarea)")]
          .filter(
            (each) =>
              /hidden|clip/.test(getComputedStyle(each).overflow) &&
              (each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1) &&
              each.clientHeight > 1 &&
              each.tagName !== "INPUT" &&
              each.tagName !== "SELECT",
          )
          .map((each) => each.outerHTML.slice(0, 120)),
      );
      expect(cut).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
        width,
      );
    }
  }
});

test("paper gets no controls and no blank page, and each chart its address and edition", async ({
  page,
  baseURL,
}) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const [path, most] of [
    ["/gsomia", 10],
    ["/gsomia/poll", 3],
  ] as const) {
    await page.goto(at(path));
    for (const control of await page.locator("button, input, select, textarea, nav").all())
      await expect(control).toBeHidden();
    await expect(page.getByText(`${at(`${baseURL}/gsomia/poll`)}, edition 1`)).toBeVisible();
    // A chart that was pushed off the first sheet would make one more.
    const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g);
    expect(sheets?.length).toBeLessThanOrEqual(most);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(23, 23, 20)");
  }
});
