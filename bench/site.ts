/** The site itself on a database of its own, for benchmarks. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Waits until an address answers well. Throws when it does not within five minutes. */
export async function answering(address: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wait) => setTimeout(wait, 500));
  }
  throw new Error(`nothing answers at ${address}`);
}

/** A command that keeps to one core, where the system can be told to: the other one asks. */
export function onOneCore(command: string, args: string[]): [string, string[]] {
  const can = spawnSync("taskset", ["-c", "0", "true"]).status === 0;
  return can ? ["taskset", ["-c", "0", command, ...args]] : [command, args];
}

const databases = new WeakMap<ChildProcess, string>();

/** The database of a site that was started here. */
export const databaseOf = (server: ChildProcess) => databases.get(server) ?? "";

/** Starts the site on a port, until the process that is answered is ended. */
export async function startSite(port: number): Promise<ChildProcess> {
  const database = join(mkdtempSync(join(tmpdir(), "deadline-desk-bench-")), "desk.db");
  const server = spawn(...onOneCore(process.execPath, ["--import", "tsx", "scripts/serve.ts"]), {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATABASE_URL: `file:${database}` },
    stdio: "ignore",
  });
  databases.set(server, `file:${database}`);
  await answering(`http://127.0.0.1:${port}/health`);
  return server;
}
