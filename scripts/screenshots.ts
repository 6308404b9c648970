/** Takes the README's pictures of a running site: `npx tsx scripts/screenshots.ts http://localhost:3000`. */
import { chromium } from "@playwright/test";
import { launchOptions } from "../tests/browser/chromium";

const site = process.argv[2] ?? "http://localhost:3000";
const pictures = [
  { file: "docs/dashboard-light.png", width: 1440, height: 1000, colorScheme: "light" },
  { file: "docs/dashboard-phone-dark.png", width: 390, height: 844, colorScheme: "dark" },
] as const;

const browser = await chromium.launch(launchOptions());
for (const { file, width, height, colorScheme } of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(`${site}/gsomia`, { waitUntil: "networkidle" });
  // Typefaces that came too late for the first page are there for the second.
  await page.reload({ waitUntil: "networkidle" });
  if (width < 500)
    await page.locator("#poll-title").evaluate((title) => title.scrollIntoView({ block: "start" }));
  await page.screenshot({ path: file });
}
await browser.close();
