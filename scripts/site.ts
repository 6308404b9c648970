/** The site's own server: built when its build is missing or stale, started by what serves it and by the preview. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { bundleScripts, writeOther } from "./browser-scripts";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const stamp = ".next/built-from";
const sources = [
  "app",
  "browser",
  "components",
  "lib",
  "public",
  "scripts/answering.ts",
  "scripts/next-thread.ts",
  "scripts/server.ts",
  "instrumentation.ts",
  "next.config.ts",
  "proxy.ts",
  "tsconfig.json",
  "package-lock.json",
];

/** A fingerprint of everything that the build, and an export, is made from. */
export function fingerprint(): string {
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

const serverScript = ".next/desk-server.mjs";

/** The process that answers, and the thread in it, as scripts that Node runs by themselves. */
export function bundleServer(): void {
  const { outputFiles } = buildSync({
    entryPoints: { "desk-server": "scripts/server.ts", "desk-next": "scripts/next-thread.ts" },
    outdir: ".next",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
    write: false,
  });
  for (const { path, text } of outputFiles) writeOther(path, text);
}

/** Starts the process that answers, with variables of its own; what it prints goes to `output`, and where all is to be `fresh` it tells nothing twice. */
export function startServer(
  variables: Record<string, string>,
  {
    dev = false,
    fresh = false,
    output = "inherit",
  }: { dev?: boolean; fresh?: boolean; output?: "inherit" | "ignore" } = {},
): ChildProcess {
  bundleServer();
  return spawn(process.execPath, [serverScript, ...(dev ? ["--dev"] : [])], {
    stdio: ["ignore", output, "inherit"],
    env: {
      ...quiet(),
      ...variables,
      ...(fresh && { DESK_FRESH: "1" }),
      NODE_ENV: dev ? "development" : "production",
    },
  });
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

/** Bundles again what documents carry inline; what cannot be bundled is told, and stays as it was. */
export async function rebundle(): Promise<void> {
  try {
    await bundleScripts();
  } catch (error) {
    console.error((error as Error).message);
  }
}

function quiet(): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
}
