/** The same frames in another browser, driven over WebDriver BiDi. */
import { expect, test } from "@playwright/test";
import type { Browser, Page } from "puppeteer-core";
import { at } from "./at";
import { startFirefox, systemFirefox } from "./firefox";
import { charts, framesOf, settledFaults, windows } from "./frames";
import { hosts, serve } from "./hosts";

let firefox: Browser;
let page: Page;

test.beforeAll(async () => {
  firefox = await startFirefox(systemFirefox() as string);
  page = await firefox.newPage();
});
test.afterAll(() => firefox.close());

for (const [name, body] of Object.entries(hosts)) {
  test(`in ${name} in Firefox every chart is whole without a scrollbar at every width`, async ({
    baseURL,
  }) => {
    const site = baseURL as string;
    const host = await serve(
      body(
        charts.map((chart) => at(`${site}/embed/gsomia/${chart}`)),
        site,
      ),
    );
    await page.setViewport({ width: windows[0] as number, height: 900 });
    await page.goto(host.address, { waitUntil: "load" });
    // Frames that wait until they are near are near now.
    await page.setViewport({ width: windows[0] as number, height: 9000 });
    await expect.poll(() => framesOf(page).then((all) => all.length, String)).toBe(charts.length);
    for (const width of windows) {
      await page.setViewport({ width, height: 900 });
      expect(await settledFaults(page), `${width} px`).toEqual([]);
    }
    await host.close();
  });
}
