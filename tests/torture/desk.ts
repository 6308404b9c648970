/** A desk of its own for one ordeal: a folder, a database, a server on this machine. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../scripts/free-port";

/** A desk with the stories of this project, or with others'. */
export interface Desk {
  folder: string;
  /** The database's file. */
  database: string;
  figures: string;
  env: NodeJS.ProcessEnv;
}

/** A server that answers. */
export interface Served {
  site: string;
  port: number;
  /** The process that watches over the one that answers. */
  outer: ChildProcess;
  ended: Promise<number | null>;
  /** The process that answers. */
  inner: () => number;
  stop: () => Promise<void>;
}

/** A new desk; `stories` are folders of figure files. */
export function newDesk(...stories: string[]): Desk {
  const folder = mkdtempSync(join(tmpdir(), "deadline-desk-torture-"));
  const figures = join(folder, "figures");
  mkdirSync(figures);
  for (const story of stories)
    cpSync(story, join(figures, story.split("/").at(-1) ?? ""), { recursive: true });
  const database = join(folder, "desk.db");
  const env = {
    ...process.env,
    DATABASE_URL: `file:${database}`,
    FIGURES_DIR: figures,
    ARTICLES_DIR: "tests/fixtures/articles",
    NEXT_TELEMETRY_DISABLED: "1",
    CHROMIUM_PATH: "none",
    HOST: "127.0.0.1",
  };
  return { folder, database, figures, env };
}

/** Throws a desk away. */
export const remove = ({ folder }: Desk) => rmSync(folder, { recursive: true, force: true });

/** Runs a command of the desk to its end; its exit code and what it said. */
export async function command(
  { env }: Desk,
  script: string,
  ...args: string[]
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { env });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part) => {
      said += part;
    });
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, said };
}

/** Starts a server over a desk as `npm start` does, and waits until it answers. */
export async function serve({ env }: Desk): Promise<Served> {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const outer = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    env: { ...env, PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<number | null>((done) => outer.on("exit", done));
  const inner = () =>
    Number(execFileSync("pgrep", ["-P", String(outer.pid), "-f", "desk-server"], { encoding: "utf8" }));
  const stop = async () => {
    outer.kill("SIGTERM");
    await ended;
  };
  await until(async () => (await status(`${site}/health`)) === 200, 180_000);
  return { site, port, outer, ended, inner, stop };
}

/** The status of an answer; null without one. */
export async function status(address: string): Promise<number | null> {
  const answer = await fetch(address).catch(() => null);
  await answer?.arrayBuffer().catch(() => {});
  return answer?.status ?? null;
}

/** Waits until something is true, asking again and again; how long it took, in milliseconds. Throws after `longest`. */
export async function until(
  true_: () => Promise<boolean> | boolean,
  longest: number,
  pause = 20,
): Promise<number> {
  const begun = performance.now();
  while (!(await true_())) {
    if (performance.now() - begun > longest) throw new Error("it has not come true in time");
    await wait(pause);
  }
  return performance.now() - begun;
}

/** The memory that a process holds, in megabytes, and the most that it has held. */
export function memoryOf(pid: number): { now: number; most: number } {
  const told = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, "utf8") : "";
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(told)?.[1] ?? 0) / 1024;
  return { now: of("VmRSS"), most: of("VmHWM") };
}

/** The processor time that a process has used, in seconds. */
export function workOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
