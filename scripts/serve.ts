/**
 * `npm start` and `npm run dev`: makes ready what is missing, database, first edition
 * and build, then serves.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { watch } from "chokidar";
import { openDatabase } from "../lib/database/client";
import { databaseFailure } from "../lib/database/failure";
import { FigureFaults } from "../lib/figures/faults";
import { now } from "../lib/http/clock";
import { counted, faultsReport, pendingReport } from "../lib/seed/report";
import { apply, pending, reading, scheduled } from "../lib/seed/run";
import { environment } from "../lib/settings/environment";
import { migrate } from "../prisma/migrate";
import { bundleScripts } from "./browser-scripts";
import { layOutEmbeds } from "./heights";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const stamp = ".next/built-from";
const sources = [
  "app",
  "browser",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "proxy.ts",
  "tsconfig.json",
  "package-lock.json",
];

/** A fingerprint of everything that the build is made from. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    hash.update(path).update(readFileSync(path));
  };
  for (const source of sources) {
    if (!existsSync(source)) continue;
    for (const path of filesUnder(source)) add(path);
  }
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return [path];
    throw error;
  }
}

/** Builds the site when its build is missing or of other sources. */
export function build(): void {
  const wanted = fingerprint();
  if (existsSync(stamp) && existsSync(".next/BUILD_ID") && readFileSync(stamp, "utf8") === wanted) return;
  console.log("building the site");
  const built = spawnSync(process.execPath, [next, "build"], { stdio: "inherit", env: quiet() });
  if (built.status !== 0) throw new Error("the build failed");
  mkdirSync(".next", { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Brings the database up to date; seeds it when it holds no edition, otherwise says what is pending. */
export async function prepare(): Promise<void> {
  await migrate();
  const from = reading({ figures: null, stories: [] }, now());
  const database = openDatabase();
  const editions = await database.edition.count();
  await database.$disconnect();
  if (editions === 0) {
    console.log((await apply(from, null, now, migrate)).words);
    return;
  }
  for (const each of await scheduled(now())) console.log(pendingReport(each));
  try {
    const changes = await pending(from);
    if (changes > 0) {
      console.log(
        `${counted(changes, "change")} pending in the figure files: npm run seed -- --plan shows, npm run seed publishes`,
      );
    }
  } catch (error) {
    if (!(error instanceof FigureFaults)) throw error;
    console.log(`the figure files have faults, so the open edition stays:\n${faultsReport(error.faults)}`);
  }
}

/** Bundles again what documents carry inline; what cannot be bundled is told, and stays as it was. */
async function rebundle(): Promise<void> {
  try {
    await bundleScripts();
  } catch (error) {
    console.error((error as Error).message);
  }
}

function quiet(): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
}

/** How many moments of each story are asked for before readers come: code that has run is several times as fast. */
const warmings = 12;

/** Asks a server that has just started for what its first readers would wait for. What fails stops nothing. */
async function warm(origin: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const health = await fetch(`${origin}/health`).catch(() => null);
    const { stories = [] } = health?.ok ? ((await health.json()) as { stories?: { slug: string }[] }) : {};
    for (const { slug } of stories) {
      for (let minute = 0; minute < warmings; minute++) {
        const at = new Date(Date.UTC(2000, 0, 1, 0, minute)).toISOString();
        await (await fetch(`${origin}/${slug}?at=${at}`)).arrayBuffer();
      }
      const dashboard = await (await fetch(`${origin}/${slug}`)).text();
      const charts = new Set(dashboard.match(new RegExp(`(?<=href=")/${slug}/[a-z0-9-]+(?=")`, "g")));
      for (const path of charts) await (await fetch(origin + path)).arrayBuffer();
    }
    if (stories.length) return;
    await new Promise((wait) => setTimeout(wait, 500));
  }
}

async function serve(): Promise<void> {
  const { port, host } = environment();
  const dev = process.argv.includes("--dev");
  await prepare();
  await bundleScripts();
  if (dev)
    watch(["browser", "components", "lib"], { ignored: /generated/, ignoreInitial: true }).on(
      "all",
      rebundle,
    );
  else build();
  const where = ["-p", String(port), ...(host ? ["-H", host] : [])];
  const server = spawn(process.execPath, [next, dev ? "dev" : "start", ...where], {
    stdio: "inherit",
    env: quiet(),
  });
  layOutEmbeds(now()).then((said) => said && console.log(said));
  if (!dev && port) warm(`http://${host ?? "127.0.0.1"}:${port}`).catch(() => {});
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill(signal));
  // npm ends its shell and leaves the shell's child: an orphan ends itself.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && server.kill("SIGTERM"), 1000).unref();
  server.on("exit", (code) => process.exit(code ?? 0));
}

if (process.argv[1]?.endsWith("serve.ts")) {
  serve().catch((error) => {
    console.error(
      error instanceof FigureFaults
        ? `${faultsReport(error.faults)}\nnothing was written`
        : (databaseFailure(error) ?? (error as Error).message),
    );
    process.exit(1);
  });
}
