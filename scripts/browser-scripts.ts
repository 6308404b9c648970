/**
 * Bundles the scripts that embeds carry inline, and the loader, into
 * lib/embed/generated/scripts.ts, which git ignores.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";

const names = ["reporter", "ticker", "loader"] as const;

/** A script minified for every browser that has container queries. */
function bundle(name: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [`lib/embed/browser/${name}.ts`],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2021",
    legalComments: "none",
    write: false,
  });
  return outputFiles[0]?.text.trim() ?? "";
}

/** Writes the bundles as constants that the server imports. */
export function bundleScripts(): void {
  const constants = names.map((name) => `export const ${name} = ${JSON.stringify(bundle(name))};`);
  mkdirSync("lib/embed/generated", { recursive: true });
  writeFileSync("lib/embed/generated/scripts.ts", `${constants.join("\n")}\n`);
}

if (process.argv[1]?.endsWith("browser-scripts.ts")) bundleScripts();
