/** Lighthouse's marks, of a hundred, for a dashboard, a chart page and an embed, as on a phone. */
import { spawnSync } from "node:child_process";
import { quietly } from "../lib/seed/measure";
import { systemChromium } from "../lib/settings/chromium";
import { startSite } from "./site";

const port = 3219;
const desk = await startSite(port);
const rows = [];
for (const path of ["/gsomia", "/gsomia/poll", "/embed/gsomia/poll"]) {
  const ran = spawnSync(
    process.execPath,
    [
      "bench/node_modules/lighthouse/cli/index.js",
      `http://127.0.0.1:${port}${path}`,
      "--quiet",
      "--output=json",
      `--chrome-flags=--headless ${quietly.join(" ")}`,
    ],
    { encoding: "utf8", maxBuffer: 1 << 26, env: { ...process.env, CHROME_PATH: systemChromium() ?? "" } },
  );
  if (ran.status !== 0) throw new Error(ran.stderr);
  const { categories } = JSON.parse(ran.stdout) as { categories: Record<string, { score: number }> };
  const marks = Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]);
  rows.push({ path, ...Object.fromEntries(marks) });
}
console.table(rows);
desk.kill();
