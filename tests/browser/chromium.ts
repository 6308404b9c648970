import { existsSync } from "node:fs";

const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium of the machine's own: `CHROMIUM_PATH`, or where distributions put it; null for Playwright's. */
export function systemChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH: no such file: ${named}`);
    return named;
  }
  const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return usual.find((path) => existsSync(path)) ?? null;
}

/** How a test or a tool starts its browser. */
export function launchOptions() {
  const path = systemChromium();
  return { args: switches, ...(path && { executablePath: path }) };
}
