import { quietly } from "../../lib/seed/measure";
import { systemChromium } from "../../lib/settings/chromium";

/** How a test or a tool starts its browser: a Chromium of the machine's own, or Playwright's. */
export function launchOptions() {
  const path = systemChromium();
  return { args: quietly, ...(path && { executablePath: path }) };
}
