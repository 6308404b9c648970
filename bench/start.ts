/** How soon a server answers after it was started, what memory it holds then and after everything was asked for once. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../scripts/free-port";

const folder = mkdtempSync(join(tmpdir(), "deadline-desk-start-"));
const rounds = Number(process.env.ROUNDS ?? 5);
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** The memory of a process and of those that it has begun, in megabytes, where the system tells. */
function memoryOf(pid: number): number {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return own + children.reduce((sum, child) => sum + memoryOf(Number(child)), 0);
  } catch {
    return 0;
  }
}

interface Started {
  ready: number;
  memory: number;
  full: number;
}

/** Starts a server over a database, asks for all that a story's pages lead to, and ends it. */
async function started(database: string): Promise<Started> {
  const port = await freePort();
  const site = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const server = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATABASE_URL: `file:${database}` },
    stdio: "ignore",
  });
  while (!(await fetch(`${site}/health`).catch(() => null))?.ok) await wait(20);
  const ready = performance.now() - begun;
  // It asks itself for what its first readers would wait for.
  await wait(4000);
  const memory = memoryOf(server.pid as number);
  const dashboard = await (await fetch(`${site}/gsomia`)).text();
  const charts = new Set(Array.from(dashboard.matchAll(/href="\/gsomia\/([a-z0-9-]+)"/g), ([, id]) => id));
  for (const id of charts)
    for (const path of [
      `/gsomia/${id}`,
      `/embed/gsomia/${id}`,
      `/charts/gsomia/${id}.svg`,
      `/charts/gsomia/${id}.png`,
    ])
      await (await fetch(site + path)).arrayBuffer();
  const full = memoryOf(server.pid as number);
  const ended = new Promise((done) => server.on("exit", done));
  server.kill("SIGTERM");
  await ended;
  return { ready, memory, full };
}

try {
  // The first builds the site where it has to.
  await started(join(folder, "first.db"));
  const [anew, again]: [Started[], Started[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    anew.push(await started(join(folder, `${round}.db`)));
    again.push(await started(join(folder, "first.db")));
  }
  console.table(
    Object.entries({ "no database yet": anew, "a database that is there": again }).map(([start, all]) => ({
      start,
      "answers after ms": Math.round(median(all.map(({ ready }) => ready))),
      "memory MB, both processes": Math.round(median(all.map(({ memory }) => memory))),
      "after everything was asked for": Math.round(median(all.map(({ full }) => full))),
    })),
  );
} finally {
  rmSync(folder, { recursive: true });
}
