import { quietly, systemChromium } from "../../lib/embed/measure";

/** How a test or a tool starts its browser: a Chromium of the machine's own, or Playwright's. */
export function launchOptions() {
  const path = systemChromium();
  return { args: quietly, ...(path && { executablePath: path }) };
}
