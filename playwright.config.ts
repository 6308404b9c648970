import { defineConfig } from "@playwright/test";
import { exported } from "./tests/browser/at";
import { launchOptions } from "./tests/browser/chromium";
import { systemFirefox } from "./tests/browser/firefox";
import { systemNginx } from "./tests/nginx/nginx";
import { wordpressInstalled } from "./tests/wordpress/wordpress";

const port = Number(process.env.TEST_PORT ?? 3217);

export default defineConfig({
  testDir: "tests/browser",
  // An export is looked at as the site is, where no server is needed.
  testMatch: exported
    ? [
        "export",
        ...(systemNginx() ? ["export-nginx"] : []),
        "embeds",
        "pages",
        "countdown",
        "receivers",
        "firefox",
      ].map((name) => `${name}.spec.ts`)
    : "*.spec.ts",
  grepInvert: exported ? /@server/ : undefined,
  // What needs a program that is not here is left out, and scripts/test.ts says so.
  testIgnore: [
    ...(exported ? [] : ["export.spec.ts", "export-nginx.spec.ts"]),
    ...(systemFirefox() ? [] : ["firefox.spec.ts"]),
    ...(systemNginx() ? [] : ["nginx.spec.ts"]),
    ...(wordpressInstalled() ? [] : ["wordpress.spec.ts"]),
  ],
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  use: { baseURL: `http://127.0.0.1:${port}`, launchOptions: launchOptions() },
  webServer: {
    command: `node --import tsx ${exported ? "tests/export/host.ts" : "scripts/serve.ts"}`,
    url: `http://127.0.0.1:${port}${exported ? "/" : "/health"}`,
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
    env: {
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: process.env.TEST_DATABASE_URL ?? "",
      FIGURES_DIR: process.env.TEST_FIGURES ?? "",
      ARTICLES_DIR: process.env.TEST_ARTICLES ?? "",
    },
  },
});
