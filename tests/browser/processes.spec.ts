/** The two processes of a server: the one that answers, and the one that watches over it. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

test.describe.configure({ mode: "serial", timeout: 180_000 });

const port = Number(process.env.TEST_PORT ?? 3217) + 3;
const site = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(join(tmpdir(), "deadline-desk-"));
const database = join(folder, "desk.db");
let outer: ChildProcess;
let ended: Promise<number | null>;
let said = "";

test.beforeAll(() =>
  cpSync(join(import.meta.dirname, "../fixtures/stories/harbour"), join(folder, "s/harbour"), {
    recursive: true,
  }),
);
test.afterAll(() => rmSync(folder, { recursive: true }));

const status = async (path: string) => (await fetch(site + path).catch(() => null))?.status ?? null;

test.beforeEach(async () => {
  outer = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      METRICS: String(port + 1),
      LOG: "requests",
      DATABASE_URL: `file:${database}`,
      FIGURES_DIR: join(folder, "s"),
      ARTICLES_DIR: join(import.meta.dirname, "../fixtures/articles"),
      CHROMIUM_PATH: "none",
    },
  });
  ended = new Promise((done) => outer.on("exit", done));
  said = "";
  outer.stdout?.on("data", (part) => {
    said += part;
  });
  await expect.poll(() => status("/health"), { timeout: 90_000 }).toBe(200);
});

/** A request on a connection of its own: when it is on its way, and all that comes back. */
function asking(path: string): { sent: Promise<void>; answer: Promise<string> } {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (part) => {
    heard += part;
  });
  const sent = new Promise<void>((done) =>
    socket.on("connect", () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`, () => done()),
    ),
  );
  const answer = new Promise<string>((done) => {
    socket.on("error", (error) => done(error.message));
    socket.on("close", () => done(heard));
  });
  return { sent, answer };
}

/** The process that answers, a child of the other. */
const inner = () =>
  Number(execFileSync("pgrep", ["-P", String(outer.pid), "-f", "desk-server"], { encoding: "utf8" }));

test("told to end they answer what has come, leave the database whole in its file, and end well", async () => {
  const asked = Array.from({ length: 20 }, () => asking("/embed/harbour/walkouts-by-date"));
  await Promise.all(asked.map(({ sent }) => sent));
  outer.kill("SIGTERM");
  const answers = await Promise.all(asked.map(({ answer }) => answer));
  expect(answers.map((each) => each.split("\r\n", 1)[0])).toEqual(answers.map(() => "HTTP/1.1 200 OK"));
  expect(await ended).toBe(0);
  expect(statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
});

test("when the one that answers dies the other tells whoever watches over it", async () => {
  process.kill(inner(), "SIGKILL");
  expect(await ended).not.toBe(0);
});

test("when the one that watches dies the other ends by itself and leaves the port", async () => {
  outer.kill("SIGKILL");
  await ended;
  await expect.poll(() => status("/health"), { timeout: 30_000 }).toBe(null);
});

test("what was asked is counted and logged, and nobody who asked", async () => {
  const headers = { "X-Request-Id": "from-the-balancer", "User-Agent": "Somebody's own reader" };
  const answer = await fetch(`${site}/embed/harbour/poll?theme=dark`, { headers });
  const length = Number(answer.headers.get("content-length"));
  expect(answer.headers.get("desk-edition")).toBe("harbour@1");
  await answer.arrayBuffer();
  await fetch(`${site}/harbour/nothing-of-the-kind`);
  expect(await (await fetch(`${site}/health/live`)).text()).toBe("live\n");
  expect(await status("/health/state")).toBe(404);

  const counts = await (await fetch(`http://127.0.0.1:${port + 1}/metrics`)).text();
  expect(counts).toContain('desk_request_seconds_count{route="/embed/[story]/[chart]",status="2xx"}');
  expect(counts).toMatch(/desk_request_seconds_count\{route="\/\[story\]\/\[chart\]",status="4xx"\} [1-9]/);
  expect(counts).toContain('desk_open_edition{story="harbour"} 1\n');
  expect(counts).toContain("desk_database_up 1\n");
  expect(counts).toMatch(/desk_kept_bytes\{what="answers"\} [1-9]/);

  await expect.poll(() => said).toContain("from-the-balancer");
  const lines = said.split("\n").filter((line) => line.startsWith("{"));
  const line = lines.map((each) => JSON.parse(each)).find(({ id }) => id === "from-the-balancer");
  expect(line).toMatchObject({
    level: "info",
    method: "GET",
    route: "/embed/[story]/[chart]",
    status: 200,
    bytes: length,
    editions: "harbour@1",
    left: false,
  });
  expect(said).not.toMatch(/Somebody|127\.0\.0\.1:\d+->/);
});

test("what no address takes is refused at the door", async () => {
  const raw = (request: string) =>
    new Promise<string>((done) => {
      let heard = "";
      const socket = connect(port, "127.0.0.1", () => socket.write(request));
      socket.on("data", (part) => {
        heard += part;
      });
      socket.on("close", () => done(heard));
      socket.on("error", () => done(heard));
    });
  const ask = (line: string, more = "", host = `localhost:${port}`) =>
    raw(`${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`);
  expect(await ask("TRACE /harbour")).toMatch(/^HTTP\/1\.1 405 .*\r\n[\s\S]*Allow: GET, HEAD, OPTIONS/);
  expect(await ask("OPTIONS *")).toMatch(/^HTTP\/1\.1 400 /);
  expect(await ask("POST /harbour", "Content-Length: 9000000\r\n")).toMatch(/^HTTP\/1\.1 405 /);
  expect(await ask("GET /harbour", "Content-Length: 9000\r\n")).toMatch(/^HTTP\/1\.1 413 /);
  const moved = await ask("GET http://evil.example/harbour/");
  expect(moved).not.toContain("evil.example");
  expect(await ask("GET /_next/image?url=/icon.svg")).toMatch(/^HTTP\/1\.1 404 /);
  const elsewhere = await ask("GET /harbour", "", "evil.example");
  expect(elsewhere).toMatch(/^HTTP\/1\.1 421 .*\r\n[\s\S]*Cache-Control: no-store/);
  expect(elsewhere).toContain("SITE_URL is not set");
  expect(await ask("GET /health", "", "evil.example")).toMatch(/^HTTP\/1\.1 200 /);
  expect(await ask("GET /harbour", "Host: evil.example\r\n")).toMatch(/^HTTP\/1\.1 400 /);
  // Clients that would rather speak HTTP/2 are answered all the same, and none is led to the framework's addresses.
  const upgraded = await ask("GET /harbour", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n");
  expect(upgraded).toMatch(/^HTTP\/1\.1 200 /);
  expect(await ask("GET /harbour", "RSC: 1\r\n")).toMatch(/^HTTP\/1\.1 200 /);
  outer.kill("SIGTERM");
  await ended;
});
