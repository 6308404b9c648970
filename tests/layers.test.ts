import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

function sources(...folders: string[]): { path: string; text: string; imports: string[] }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|\.d\.ts$|generated/.test(path))
      .map((path) => {
        const text = readFileSync(join(root, path), "utf8");
        const imports = Array.from(text.matchAll(/from "([^"]+)"|import "([^"]+)"/g), (match) => {
          const name = (match[1] ?? match[2]) as string;
          if (name.startsWith("@/")) return name.slice(2);
          if (name.startsWith(".")) return normalize(join(dirname(path), name));
          return `npm:${name}`;
        });
        return { path, text, imports };
      }),
  );
}

const lib = sources("lib");
const everything = [...lib, ...sources("app", "components", "prisma", "scripts")];

/** Files that import what they may not, as `file imports what`. */
function trespasses(files: typeof lib, forbidden: (name: string, path: string) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((name) => forbidden(name, path)).map((name) => `${relative(".", path)} imports ${name}`),
  );
}

describe("data walks one way", () => {
  test.each([
    ["the domain imports nothing", lib.filter(({ path }) => path === "lib/story.ts"), () => true],
    [
      "only the database's folder knows Prisma",
      everything.filter(({ path }) => !path.startsWith("lib/database/") && path !== "prisma/migrate.ts"),
      (name: string) => /database\/generated|npm:@prisma|npm:@libsql/.test(name),
    ],
    [
      "components know neither the database nor the clock",
      sources("components"),
      (name: string) => name === "lib/clock" || name === "lib/database/client",
    ],
    ["lib knows no page", lib, (name: string) => name.startsWith("app/") || name.startsWith("npm:next")],
    [
      "charts know neither the database nor the pages' parts",
      lib.filter(({ path }) => path.startsWith("lib/charts/")),
      (name: string) => /^(lib\/database|lib\/render|components|app)/.test(name),
    ],
    [
      "checks and reasons know neither the database nor drawings",
      lib.filter(({ path }) => /^lib\/(lint|changes)\//.test(path)),
      (name: string) => /^(lib\/database|lib\/render|components|app)/.test(name),
    ],
    [
      "figure files know neither the database nor drawings",
      lib.filter(({ path }) => path.startsWith("lib/figures/")),
      (name: string) => /^(lib\/database|lib\/render|components|app)/.test(name),
    ],
  ])("%s", (_, files, forbidden) => {
    expect(files.length).toBeGreaterThan(0);
    expect(trespasses(files, forbidden)).toEqual([]);
  });
});

test("Plot draws in one place", () => {
  const places = everything.filter(({ text }) => text.includes("Plot.plot(")).map(({ path }) => path);
  expect(places).toEqual(["lib/render/svg.ts"]);
});

test("the clock is read in one place, the reader's timer and the tools that write dates", () => {
  const places = everything
    .filter(({ text }) => /new Date\(\)|Date\.now\(\)/.test(text))
    .map(({ path }) => path);
  expect(places.sort()).toEqual(["lib/clock.ts", "lib/embed/browser/clock.ts", "prisma/migrate.ts"]);
});

test("browsers get no framework: what moves is a script of its own over finished HTML", () => {
  expect(everything.filter(({ text }) => /^"use client"/.test(text)).map(({ path }) => path)).toEqual([]);
  const scripts = lib.filter(({ path }) => path.startsWith("lib/embed/browser/"));
  expect(scripts.length).toBeGreaterThan(3);
  const allowed =
    /^lib\/(embed\/browser\/|embed\/codes$|embed\/heights$|addresses$|countdown$|format$|replay$)/;
  expect(trespasses(scripts, (name) => !allowed.test(name))).toEqual([]);
});
