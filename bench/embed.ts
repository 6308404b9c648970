/**
 * How soon a poll's chart is there on a slow phone, and what it weighs: our embed, a
 * static page with the same drawing, and peers that draw in the browser. Cold loads,
 * medians; read the ratios, not the milliseconds.
 */
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "@playwright/test";
import { buildSync } from "esbuild";
import { launchOptions } from "../tests/browser/chromium";
import { peers } from "./peers";
import { startSite } from "./site";

const rounds = Number(process.env.ROUNDS ?? 5);
const port = 3219;
const site = `http://127.0.0.1:${port}`;

interface Page {
  name: string;
  address: string;
}

/** A server of ready gzipped pages. */
async function serve(
  pages: Record<string, { type: string; body: string }>,
): Promise<{ origin: string; close: () => void }> {
  const zipped = Object.fromEntries(
    Object.entries(pages).map(([path, page]) => [
      path,
      { ...page, bytes: gzipSync(page.body, { level: 9 }) },
    ]),
  );
  const server = createServer((request, response) => {
    const page = zipped[request.url ?? ""];
    if (!page) return response.writeHead(404).end();
    response
      .writeHead(200, {
        "Content-Type": page.type,
        "Content-Encoding": "gzip",
        "Content-Length": page.bytes.length,
      })
      .end(page.bytes);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Run in the page: notes the first frame with three marks that can be seen. */
const watcher = `
  (function look() {
    const marks = Array.from(document.querySelectorAll("svg rect, svg path, svg circle")).filter((mark) => {
      const box = mark.getBoundingClientRect();
      return box.width > 4 && box.height > 4;
    });
    if (marks.length >= 3) window.chartAt = performance.now();
    else requestAnimationFrame(look);
  })();
`;

interface Load {
  /** Milliseconds to the first frame with three visible marks. */
  chart: number;
  bytes: number;
  scriptBytes: number;
  requests: number;
}

/** One cold load on a phone: a quarter of the processor, 150 ms, 1.6 Mbit/s. */
async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, bypassCSP: true });
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
  const types = new Map<string, string>();
  const total = { bytes: 0, scriptBytes: 0, requests: 0 };
  session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    total.requests += 1;
    total.bytes += encodedDataLength;
    if (types.get(requestId) === "Script") total.scriptBytes += encodedDataLength;
  });
  await page.addInitScript({ content: watcher });
  await page.goto(address, { waitUntil: "load" });
  const handle = await page.waitForFunction("window.chartAt");
  const chart = (await handle.jsonValue()) as number;
  await page.waitForTimeout(200);
  await context.close();
  return { chart, ...total };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const desk = await startSite(port);
const embed = await (await fetch(`${site}/embed/gsomia/poll`)).text();
const [drawing = ""] = /<svg[\s\S]*?<\/svg>/.exec(embed) ?? [];
const colours = /<style>(:root\{[^}]*\})/.exec(embed)?.[1] ?? "";
const html = (body: string) => ({
  type: "text/html; charset=utf-8",
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Poll</title>${body}`,
});
const files: Record<string, { type: string; body: string }> = {
  "/static": html(
    `<style>${colours}body{margin:0;font:14px system-ui}svg{width:100%;height:auto}</style>${drawing}`,
  ),
};
const pages: Page[] = [];
for (const [index, [name, script]] of Object.entries(peers).entries()) {
  const { outputFiles } = buildSync({
    stdin: { contents: script, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2021",
    write: false,
  });
  files[`/peer-${index}`] = html(`<div id="chart"></div><script src="/peer-${index}.js"></script>`);
  files[`/peer-${index}.js`] = { type: "text/javascript", body: outputFiles[0]?.text ?? "" };
  pages.push({ name, address: `/peer-${index}` });
}
const server = await serve(files);
const measured: Page[] = [
  { name: "static page, the same drawing", address: `${server.origin}/static` },
  { name: "Deadline Desk, embed", address: `${site}/embed/gsomia/poll` },
  ...pages.map(({ name, address }) => ({ name, address: server.origin + address })),
];

const browser = await chromium.launch(launchOptions());
const loads = new Map<string, Load[]>(measured.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const { name, address } of measured) loads.get(name)?.push(await load(browser, address));
}
await browser.close();
server.close();
desk.kill();

const chart = (name: string) => median((loads.get(name) ?? []).map((each) => each.chart));
const limit = chart("static page, the same drawing");
console.table(
  measured.map(({ name }) => {
    const all = loads.get(name) ?? [];
    return {
      page: name,
      requests: median(all.map((each) => each.requests)),
      "kB all": Number((median(all.map((each) => each.bytes)) / 1000).toFixed(1)),
      "kB scripts": Number((median(all.map((each) => each.scriptBytes)) / 1000).toFixed(1)),
      "chart ms, phone": Math.round(chart(name)),
      "times static": Number((chart(name) / limit).toFixed(2)),
    };
  }),
);
