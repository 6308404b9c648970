import { existsSync } from "node:fs";
import puppeteer, { type Browser } from "puppeteer-core";

/** A Firefox of the machine's own: `FIREFOX_PATH`, or where distributions put it; null without one. */
export function systemFirefox(): string | null {
  const usual = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
  return process.env.FIREFOX_PATH || (usual.find((path) => existsSync(path)) ?? null);
}

/** Starts it over WebDriver BiDi, with scrollbars that take space. */
export function startFirefox(path: string): Promise<Browser> {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: path,
    extraPrefsFirefox: { "widget.gtk.overlay-scrollbars.enabled": false, "ui.useOverlayScrollbars": 0 },
  });
}
