import { existsSync } from "node:fs";

/** Where systems keep a browser that lays pages out without a window. */
const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** A Chromium of this machine: `CHROMIUM_PATH`, or where systems put it; null without one, or where the path is `none`. Throws when it names no file. */
export function systemChromium(named = process.env.CHROMIUM_PATH): string | null {
  if (named === "none") return null;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH: no such file: ${named}`);
  return named || (usualPlaces.find((path) => existsSync(path)) ?? null);
}
