/**
 * How many answers a second there are of what is kept: from the desk, through nginx in front of it, of an export that
 * nginx serves, and of nginx's own from a file of as many bytes. Asked by wrk where there is one, since other askers are slower than nginx. Read the ratios.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import autocannon from "autocannon";
import { freePort } from "../scripts/free-port";
import { startNginx, startNginxOver, systemNginx } from "../tests/nginx/nginx";
import { databaseOf, startSite } from "./site";

if (!systemNginx()) {
  console.log("SKIPPED: no nginx on this machine (NGINX_PATH names one)");
  process.exit(0);
}

const port = 3229;
const rounds = Number(process.env.ROUNDS ?? 5);
const paths = {
  "poll embed": "/embed/gsomia/poll",
  dashboard: "/gsomia",
  "poll as SVG": "/charts/gsomia/poll.svg",
};
const wrk = spawnSync("wrk", ["-v"]).error === undefined;

/** Answers a second over 64 connections. */
async function rate(url: string, seconds = 3): Promise<number> {
  if (!wrk) {
    const found = await autocannon({
      url,
      connections: 64,
      duration: seconds,
      headers: { "Accept-Encoding": "gzip" },
    });
    return found.requests.average;
  }
  const args = ["-t1", "-c64", `-d${seconds}s`, "-H", "Accept-Encoding: gzip", url];
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(execFileSync("wrk", args, { encoding: "utf8" }))?.[1]);
}

const folder = mkdtempSync(join(tmpdir(), "deadline-desk-bench-"));
const filesPort = await freePort();
const files = `http://127.0.0.1:${filesPort}`;
const desk = await startSite(port);
const exported = join(folder, "export");
const command = ["--import", "tsx", "scripts/export.ts", "--gzip", "--out", exported, "--base", files];
execFileSync(process.execPath, command, {
  stdio: "ignore",
  env: { ...process.env, DATABASE_URL: databaseOf(desk) },
});
const over = await startNginxOver(exported);
const front = await startNginx(
  [port],
  `server { listen 127.0.0.1:${filesPort}; root ${folder}; default_type text/html; gzip_static always; access_log off; }`,
);
try {
  for (const path of Object.values(paths)) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { "Accept-Encoding": "gzip" } });
    const size = Number(answer.headers.get("content-length"));
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, `${path}.html.gz`), Buffer.alloc(size, 1));
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const hundredths = (value: number) => Math.round(100 * value) / 100;
  const rows = [];
  for (const [name, path] of Object.entries(paths)) {
    const rates: Record<string, number[]> = { desk: [], front: [], over: [], file: [] };
    for (let round = 0; round < rounds; round++) {
      rates.front?.push(await rate(front.site + path));
      rates.over?.push(await rate(over.site + path));
      rates.file?.push(await rate(`${files}${path}.html`));
    }
    // Last: what it leaves to be tidied up takes a while.
    for (let round = 0; round < rounds; round++)
      rates.desk?.push(await rate(`http://127.0.0.1:${port}${path}`));
    await wait(3000);
    const [own = 0, kept = 0, archived = 0, file = 1] = [rates.desk, rates.front, rates.over, rates.file].map(
      (each) => median(each ?? []),
    );
    rows.push({
      "what is kept": name,
      "from the desk/s": Math.round(own),
      "nginx in front/s": Math.round(kept),
      "nginx, an export/s": Math.round(archived),
      "nginx, a file/s": Math.round(file),
      "front / file": hundredths(kept / file),
      "export / file": hundredths(archived / file),
    });
  }
  console.table(rows);
} finally {
  await front.stop();
  await over.stop();
  desk.kill("SIGTERM");
  rmSync(folder, { recursive: true });
}
