/** An nginx of the tests' own, with the project's configuration, on loopback. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../scripts/free-port";

/** The machine's nginx: `NGINX_PATH`, or where distributions put it; null without one. */
export function systemNginx(): string | null {
  const usual = [
    "/usr/sbin/nginx",
    "/usr/local/sbin/nginx",
    "/opt/homebrew/bin/nginx",
    "/usr/local/bin/nginx",
  ];
  return process.env.NGINX_PATH || (usual.find((path) => existsSync(path)) ?? null);
}

export interface Nginx {
  /** Its origin. */
  site: string;
  /** What it has logged of requests. */
  log(): string;
  stop(): Promise<void>;
}

/** The module that compresses with brotli, where a distribution puts it; null without one. */
export function brotliModule(): string | null {
  const usual = ["/usr/lib/nginx/modules", "/usr/share/nginx/modules", "/etc/nginx/modules"];
  const found = usual.map((folder) => join(folder, "ngx_http_brotli_filter_module.so"));
  return found.find((path) => existsSync(path)) ?? null;
}

/** Starts one in front of desks that compresses with brotli, as deploy/brotli.conf says. */
export function startNginxWithBrotli(desks: number[]): Promise<Nginx> {
  const { lines, first } = brotli();
  return started(
    "deploy/nginx.conf",
    lines,
    (text, folder) => inFront(desks, text.replace("$gzip_or_none {", `$gzip_or_none { ${first}`), folder),
    `load_module ${brotliModule()};`,
  );
}

/** What deploy/brotli.conf has for `http { … }`, and what it says the map of encodings begins with. */
function brotli(): { lines: string; first: string } {
  const lines = readFileSync("deploy/brotli.conf", "utf8");
  return { lines, first: /begins with {2}(.*)$/m.exec(lines)?.[1] ?? "" };
}

/** Starts one in front of desks at ports of this machine; `more` are lines of `http { … }` before the project's. */
export function startNginx(desks: number[], more = ""): Promise<Nginx> {
  return started("deploy/nginx.conf", more, (text, folder) => inFront(desks, text, folder));
}

/** The configuration in front of desks, its files in a folder. */
function inFront(desks: number[], text: string, folder: string): string {
  mkdirSync(join(folder, "cache"));
  const servers = desks.map((desk) => `server 127.0.0.1:${desk} max_fails=2 fail_timeout=2s;`);
  writeFileSync(join(folder, "desks.conf"), servers.join("\n"));
  return text
    .replace("/var/cache/nginx/desk", join(folder, "cache"))
    .replace(
      "/var/log/nginx/desk.log desk buffer=64k flush=5s",
      `${join(folder, "desk.log")} desk buffer=64k flush=1s`,
    );
}

/** Starts one over an export's folder. */
export function startNginxOver(exported: string, more = ""): Promise<Nginx> {
  return started("deploy/export.conf", more, (text) => text.replace("/srv/desk", exported));
}

/** Starts one with a configuration of the project's, fitted to its folder. */
async function started(
  configuration: string,
  more: string,
  fitted: (text: string, folder: string) => string,
  first = "",
): Promise<Nginx> {
  const program = systemNginx();
  if (!program) throw new Error("no nginx was found: NGINX_PATH names one");
  const folder = mkdtempSync(join(tmpdir(), "deadline-desk-nginx-"));
  const port = await freePort();
  mkdirSync(join(folder, "temp"));
  const text = readFileSync(configuration, "utf8").replace("listen 80;", `listen 127.0.0.1:${port};`);
  writeFileSync(join(folder, "own.conf"), fitted(text, folder));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (each) => `${each}_temp_path ${join(folder, "temp", each)};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    [
      first,
      process.getuid?.() === 0 ? "user root;" : "",
      "daemon off;",
      "worker_processes 2;",
      `pid ${join(folder, "pid")};`,
      `error_log ${join(folder, "error.log")};`,
      "events { worker_connections 2048; }",
      `http {\n${temporary.join("\n")}\n${more}\ninclude own.conf;\n}`,
    ].join("\n"),
  );
  const args = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")];
  execFileSync(program, ["-t", "-q", ...args], { stdio: ["ignore", "ignore", "inherit"] });
  const server: ChildProcess = spawn(program, args, { stdio: "ignore" });
  const ended = new Promise((done) => server.once("exit", done));
  const site = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`${site}/health`).then(
        () => true,
        () => false,
      )
    )
      break;
    await wait(50);
  }
  return {
    site,
    log: () => readFileSync(join(folder, "desk.log"), "utf8"),
    stop: async () => {
      server.kill("SIGQUIT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
