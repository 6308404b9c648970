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

/** Starts one in front of desks at ports of this machine; `more` are lines of `http { … }` before the project's. */
export async function startNginx(desks: number[], more = ""): Promise<Nginx> {
  const program = systemNginx();
  if (!program) throw new Error("no nginx was found: NGINX_PATH names one");
  const folder = mkdtempSync(join(tmpdir(), "deadline-desk-nginx-"));
  const port = await freePort();
  for (const each of ["cache", "temp"]) mkdirSync(join(folder, each));
  const own = readFileSync("deploy/nginx.conf", "utf8")
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("/var/cache/nginx/desk", join(folder, "cache"))
    .replace(
      "/var/log/nginx/desk.log desk buffer=64k flush=5s",
      `${join(folder, "desk.log")} desk buffer=64k flush=1s`,
    );
  const servers = desks.map((desk) => `server 127.0.0.1:${desk} max_fails=2 fail_timeout=2s;`);
  writeFileSync(join(folder, "desks.conf"), servers.join("\n"));
  writeFileSync(join(folder, "own.conf"), own);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (each) => `${each}_temp_path ${join(folder, "temp", each)};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    [
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
