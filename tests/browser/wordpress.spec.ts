/** A real WordPress: what a producer pastes, as an administrator and as an author, in the themes that there are. */
import { readFileSync } from "node:fs";
import { expect, type Page, type Request, test } from "@playwright/test";
import { startWordPress, type WordPress } from "../wordpress/wordpress";
import { launchOptions } from "./chromium";
import { framesOf, settledFaults } from "./frames";

test.use({ launchOptions: { ...launchOptions(), ignoreDefaultArgs: ["--hide-scrollbars"] } });
test.describe.configure({ mode: "serial", timeout: 120_000 });

const windows = [1280, 720, 390];
const roles = ["administrator", "author"] as const;
let wordpress: WordPress;

test.beforeAll(async () => {
  wordpress = await startWordPress();
});
test.afterAll(() => wordpress?.close());

/** A paragraph that holds an address, as the block editor saves it when one is pasted. */
const block = (address: string) =>
  `<!-- wp:embed {"url":"${address}"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${address}\n</div></figure>\n<!-- /wp:embed -->`;

/** A code from a chart's panel. */
async function code(page: Page, site: string, chart: string, kind: string): Promise<string> {
  await page.goto(`${site}/gsomia/${chart}`);
  await page.getByRole("combobox", { name: "Where" }).selectOption(kind);
  return page.getByRole("textbox", { name: "Code" }).inputValue();
}

/** Looks at a post in every window: the frame whole, without a scrollbar, as wide as its column. */
async function whole(page: Page, post: string): Promise<void> {
  const lost: string[] = [];
  const note = (request: Request) => lost.push(`${request.url()} did not come`);
  page.on("requestfailed", note);
  await page.setViewportSize({ width: windows[0] as number, height: 900 });
  await page.goto(post, { waitUntil: "load" });
  await page.locator("iframe").scrollIntoViewIfNeeded();
  for (const width of windows) {
    await page.setViewportSize({ width, height: 900 });
    const faults = await settledFaults(page, 6000);
    expect(faults.length ? [...faults, ...lost] : [], `${post} at ${width} px`).toEqual([]);
  }
  page.off("requestfailed", note);
}

test("in every theme a pasted address becomes a frame as tall as its chart, whose quotation goes and whose links work", async ({
  page,
  baseURL,
}) => {
  const site = baseURL as string;
  for (const theme of wordpress.themes) {
    await wordpress.theme(theme);
    for (const content of [`${site}/gsomia/cost-share`, block(`${site}/gsomia/countdown?at=live`)]) {
      const post = await wordpress.publish({ title: theme, content, as: "administrator" });
      await whole(page, post);
      await expect(page.locator("blockquote.wp-embedded-content")).toBeHidden();
    }
  }
  await page.frameLocator("iframe").getByRole("link", { name: "Deadline Desk" }).click();
  await page.waitForURL(/\/gsomia\/countdown\?at=live$/);
});

test("the documented recipe makes the desk a provider that WordPress trusts", async ({
  page,
  context,
  baseURL,
}) => {
  const site = baseURL as string;
  const [, recipe = ""] =
    /```php\n(.*?)```/s.exec(readFileSync(new URL("../../docs/embedding.md", import.meta.url), "utf8")) ?? [];
  const away = wordpress.plugin(recipe.replaceAll("https://desk.example", site));
  for (const as of roles) {
    const post = await wordpress.publish({ title: as, content: `${site}/gsomia/positions?v=1`, as });
    await whole(page, post);
    await expect(page.locator("blockquote.wp-embedded-content")).toBeHidden();
    await expect(page.locator("iframe")).not.toHaveAttribute("sandbox");
    await expect(page.frameLocator("iframe").getByText("as it was published")).toBeVisible();
  }
  const opened = context.waitForEvent("page");
  await page.frameLocator("iframe").getByRole("link", { name: "Deadline Desk" }).click();
  await (await opened).waitForURL(`${site}/gsomia/positions?v=1`);
  away();
});

test("an administrator's snippets hold the chart in every theme, within the text's column", async ({
  page,
  baseURL,
}) => {
  const site = baseURL as string;
  const [frame, loader] = [
    await code(page, site, "poll", "iframe"),
    await code(page, site, "poll", "loader"),
  ];
  for (const theme of wordpress.themes) {
    await wordpress.theme(theme);
    const following = await wordpress.publish({ title: theme, content: loader, as: "administrator" });
    await whole(page, following);
    const content = `<p>Words.</p>${frame}<p>Words.</p>`;
    const fixed = await wordpress.publish({ title: theme, content, as: "administrator" });
    for (const width of windows) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(fixed, { waitUntil: "load" });
      await page.locator("iframe").scrollIntoViewIfNeeded();
      await expect.poll(() => framesOf(page).then((all) => all.length, String)).toBe(1);
      const [{ whole: needed, shown, scrollbar } = { whole: 1, shown: 0, scrollbar: 1 }] =
        await framesOf(page);
      expect(shown, `${theme} at ${width} px`).toBeGreaterThanOrEqual(needed);
      expect(scrollbar).toBe(0);
      const [left, text] = await page.evaluate(() => {
        const place = (selector: string) =>
          document.querySelector(selector)?.getBoundingClientRect().left ?? 0;
        return [place("iframe"), place(".entry-content p")];
      });
      expect(Math.abs((left as number) - (text as number)), `${theme} at ${width} px`).toBeLessThanOrEqual(1);
    }
  }
});

test("an author, whose scripts and frames are taken away, gets the linked picture and no hole", async ({
  page,
  baseURL,
}) => {
  const site = baseURL as string;
  const content = await code(page, site, "poll", "loader");
  for (const theme of wordpress.themes) {
    await wordpress.theme(theme);
    const post = await wordpress.publish({ title: theme, content, as: "author" });
    expect((await wordpress.saved(post)).content).not.toMatch(/<script|<iframe/);
    await page.goto(post);
    const picture = page.getByRole("link").getByRole("img", { name: /More South Koreans would scrap/ });
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    const box = await page.locator("[data-deadline]").boundingBox();
    const drawn = await picture.boundingBox();
    expect((box?.height ?? 0) - (drawn?.height ?? 0)).toBeLessThanOrEqual(40);
  }
});
