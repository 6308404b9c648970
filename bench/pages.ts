/**
 * What a page costs its reader on a slow phone, and the server: dashboard, chart page and
 * embed, each beside a static page with the same drawings and words and, for the server,
 * beside a bare route of Next's with as many bytes. Read the ratios.
 */
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "@playwright/test";
import autocannon from "autocannon";
import { launchOptions } from "../tests/browser/chromium";
import { answering, onOneCore, startSite } from "./site";

const rounds = Number(process.env.ROUNDS ?? 5);
const [port, barePort] = [3219, 3220];
const site = `http://127.0.0.1:${port}`;
const paths = { dashboard: "/gsomia", "chart page": "/gsomia/poll", "poll embed": "/embed/gsomia/poll" };

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const hundredths = (value: number) => Math.round(value * 100) / 100;

interface Load {
  requests: number;
  bytes: number;
  script: number;
  paint: number;
  blocked: number;
  shift: number;
}

/** One cold load on a phone: a quarter of the processor, 150 ms, 1.6 Mbit/s. */
async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 1024 * 1024) / 8,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const total = { requests: 0, bytes: 0 };
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    total.requests += 1;
    total.bytes += encodedDataLength;
  });
  await page.addInitScript(() => {
    const seen = { blocked: 0, shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.blocked += Math.max(0, duration - 50);
    }).observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => {
    const { blocked, shift } = (window as unknown as { seen: { blocked: number; shift: number } }).seen;
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    const scripts = [...document.scripts].filter(({ type }) => !type || type === "text/javascript");
    return { blocked, shift, paint, script: scripts.reduce((sum, { text }) => sum + text.length, 0) };
  });
  await context.close();
  return { ...total, ...seen };
}

/** The same drawings and words without a script, a typeface or data for machines. */
function still(html: string): string {
  return html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/@font-face\{[^}]*\}/g, "");
}

/** Answers a second over 32 connections, one core for the server. */
async function rate(address: string, seconds = 5): Promise<{ rate: number; late: number }> {
  const found = await autocannon({
    url: address,
    connections: 32,
    duration: seconds,
    headers: { "Accept-Encoding": "gzip" },
  });
  return { rate: found.requests.average, late: found.latency.p99 };
}

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const quiet = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
const built = spawnSync(process.execPath, [next, "build", "bench/bare", "--webpack"], {
  stdio: "ignore",
  env: quiet,
});
if (built.status !== 0) throw new Error("the bare route was not built");
const bare = spawn(
  ...onOneCore(process.execPath, [next, "start", "bench/bare", "-p", String(barePort), "-H", "127.0.0.1"]),
  { stdio: "ignore", env: quiet },
);
const desk = await startSite(port);
await answering(`http://127.0.0.1:${barePort}/bare?size=1`);

const texts = new Map<string, Buffer>();
for (const [name, path] of Object.entries(paths))
  texts.set(
    `/${name.replace(" ", "-")}`,
    gzipSync(still(await (await fetch(site + path)).text()), { level: 9 }),
  );
const server = createServer((request, response) => {
  const body = texts.get(request.url ?? "");
  if (!body) return response.writeHead(404).end();
  response
    .writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip" })
    .end(body);
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;

const browser = await chromium.launch(launchOptions());
const loads = new Map<string, Load[]>();
for (let round = 0; round < rounds; round++) {
  for (const [name, path] of Object.entries(paths)) {
    for (const address of [site + path, `${origin}/${name.replace(" ", "-")}`])
      loads.set(address, [...(loads.get(address) ?? []), await load(browser, address)]);
  }
}
await browser.close();
server.close();
console.table(
  Object.entries(paths).map(([name, path]) => {
    const of = (address: string, part: keyof Load) =>
      median((loads.get(address) ?? []).map((each) => each[part]));
    const [ours, limit] = [site + path, `${origin}/${name.replace(" ", "-")}`];
    return {
      page: name,
      requests: of(ours, "requests"),
      "kB all": hundredths(of(ours, "bytes") / 1000),
      "kB script": hundredths(of(ours, "script") / 1000),
      "paint ms": Math.round(of(ours, "paint")),
      "times static": hundredths(of(ours, "paint") / of(limit, "paint")),
      "blocked ms": Math.round(of(ours, "blocked")),
      "blocked, static": Math.round(of(limit, "blocked")),
      shift: hundredths(of(ours, "shift")),
    };
  }),
);

const rows = [];
for (const [name, path] of Object.entries({ ...paths, svg: "/charts/gsomia/poll.svg" })) {
  const answer = await fetch(site + path, { headers: { "Accept-Encoding": "gzip" } });
  const size = Number(answer.headers.get("content-length"));
  // In turn, so that what else the machine does slows both.
  const turns = [];
  // Both have been running for a while.
  await rate(`http://127.0.0.1:${barePort}/bare?size=${size}`, 2);
  await rate(site + path, 2);
  for (let round = 0; round < rounds; round++) {
    const limit = await rate(`http://127.0.0.1:${barePort}/bare?size=${size}`, 3);
    turns.push({ limit, kept: await rate(site + path, 3) });
  }
  const kept = {
    rate: median(turns.map(({ kept }) => kept.rate)),
    late: median(turns.map(({ kept }) => kept.late)),
    share: median(turns.map(({ kept, limit }) => kept.rate / limit.rate)),
  };
  // Beside it, in a process of their own, 32 readers ask for dashboards at ever other moments.
  const flood = spawn(process.execPath, ["--import", "tsx", "bench/flood.ts", site, "7"], {
    stdio: "ignore",
  });
  await new Promise((wait) => setTimeout(wait, 1500));
  const beside = await rate(site + path);
  await new Promise((done) => flood.on("exit", done));
  rows.push({
    kept: name,
    bytes: size,
    "answers/s": Math.round(kept.rate),
    "of a bare route": hundredths(kept.share),
    "p99 ms": kept.late,
    "answers/s in a flood": Math.round(beside.rate),
    "of the quiet": hundredths(beside.rate / kept.rate),
  });
}
console.table(rows);
// What the flood has left in the queue is made first.
await new Promise((wait) => setTimeout(wait, 15_000));
const begun = performance.now();
const tries = 20;
for (let each = 0; each < tries; each++)
  await (await fetch(`${site}/gsomia?at=2019-10-01T00:${String(each).padStart(2, "0")}Z`)).arrayBuffer();
console.log(`a dashboard that is not kept: ${Math.round((performance.now() - begun) / tries)} ms`);
bare.kill();
desk.kill();
