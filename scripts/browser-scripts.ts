/**
 * Bundles what documents carry inline, their scripts and the pages' style, and the loader,
 * into lib/documents/generated/scripts.ts, which git ignores.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import tailwind from "@tailwindcss/postcss";
import { buildSync } from "esbuild";
import postcss from "postcss";

const names = ["reporter", "ticker", "replay", "cards", "panel", "loader", "asked", "preview"] as const;

/** A script minified for every browser that has container queries. */
function bundle(name: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [`browser/${name}.ts`],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2021",
    legalComments: "none",
    write: false,
  });
  return outputFiles[0]?.text.trim() ?? "";
}

/** The pages' style, of what the components name. */
async function pageStyle(): Promise<string> {
  const from = "components/page.css";
  const built = await postcss([tailwind({ optimize: { minify: true } })]).process(readFileSync(from), {
    from,
  });
  return built.css.trim();
}

/** Writes the bundles as constants that the server imports. */
export async function bundleScripts(): Promise<void> {
  const made = {
    ...Object.fromEntries(names.map((name) => [name, bundle(name)])),
    pageStyle: await pageStyle(),
  };
  const constants = Object.entries(made).map(
    ([name, text]) => `export const ${name} = ${JSON.stringify(text)};`,
  );
  writeOther("lib/documents/generated/scripts.ts", `${constants.join("\n")}\n`);
}

/** Writes a file that does not say so yet: where all is built, nothing has to be writable. */
export function writeOther(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (process.argv[1]?.endsWith("browser-scripts.ts")) await bundleScripts();
