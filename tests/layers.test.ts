import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** Which rooms each room may import; what is not named here may not be. */
const allowed: Record<string, string[]> = {
  "lib/settings": ["lib/words"],
  "lib/files": [],
  "lib/story": [],
  "lib/words": ["lib/story"],
  "lib/figures": ["lib/files", "lib/story", "lib/words"],
  "lib/import": ["lib/settings", "lib/story", "lib/words", "lib/figures"],
  "lib/lint": ["lib/story", "lib/words", "lib/figures"],
  "lib/editions": ["lib/story", "lib/words", "lib/figures"],
  "lib/addresses": ["lib/story", "lib/words"],
  "lib/database": ["lib/settings", "lib/story", "lib/words", "lib/figures", "lib/editions", "lib/addresses"],
  "lib/backup": ["lib/settings", "lib/files", "lib/words", "lib/figures", "lib/database"],
  "lib/charts": ["lib/story", "lib/words", "lib/figures", "lib/lint"],
  components: ["lib/story", "lib/words", "lib/editions", "lib/addresses", "lib/charts"],
  "lib/documents": ["lib/story", "lib/words", "lib/editions", "lib/addresses", "lib/charts", "components"],
  "lib/http": ["lib/story", "lib/words", "lib/addresses", "lib/database", "lib/charts", "lib/documents"],
  "lib/seed": [
    "lib/settings",
    "lib/story",
    "lib/words",
    "lib/figures",
    "lib/lint",
    "lib/editions",
    "lib/addresses",
    "lib/database",
    "lib/backup",
    "lib/charts",
    "lib/documents",
  ],
  "lib/export": [
    "lib/settings",
    "lib/story",
    "lib/words",
    "lib/addresses",
    "lib/database",
    "lib/documents",
    "lib/http",
  ],
  "lib/observe": [],
  "lib/preview": [
    "lib/settings",
    "lib/story",
    "lib/words",
    "lib/figures",
    "lib/editions",
    "lib/database",
    "lib/documents",
    "lib/seed",
  ],
  // Of the preview its panel takes the shape of what it shows.
  browser: ["lib/story", "lib/words", "lib/addresses", "lib/preview"],
  app: ["lib/database", "lib/documents", "lib/http"],
};

/** The packages that belong to one room alone. */
const owned: Record<string, string[]> = {
  "@prisma/": ["lib/database"],
  "@libsql/": ["lib/database"],
  "@observablehq/plot": ["lib/charts"],
  "@mixmark-io/domino": ["lib/documents"],
  "@resvg/": ["lib/documents"],
  react: ["components", "lib/documents"],
  // The seed edits figure files where they stand, an import writes entries of them.
  yaml: ["lib/figures", "lib/editions", "lib/seed", "lib/import"],
  "csv-parse": ["lib/import"],
  hucre: ["lib/import"],
  pg: ["lib/database"],
  pino: ["lib/observe"],
  "prom-client": ["lib/observe"],
  next: [],
};

interface Module {
  path: string;
  room: string;
  text: string;
  /** What it imports: paths from the root, or packages as `npm:name`. */
  imports: string[];
}

/** The room that a path lies in. */
function roomOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first === "lib" ? `lib/${second}` : first;
}

function modules(...folders: string[]): Module[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|\.d\.ts$|generated\//.test(path))
      .map((path) => {
        const text = readFileSync(join(root, path), "utf8");
        const found = text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g);
        const imports = Array.from(found, ([, name = ""]) => {
          if (name.startsWith("@/")) return name.slice(2);
          return name.startsWith(".") ? normalize(join(dirname(path), name)) : `npm:${name}`;
        });
        return { path, room: roomOf(path), text, imports };
      }),
  );
}

const house = modules("lib", "components", "browser", "app");
const everything = [...house, ...modules("prisma", "scripts")];

/** What modules import that their rooms may not, as `file imports what`. */
function trespasses(list: Pick<Module, "path" | "room" | "imports">[]): string[] {
  return list.flatMap(({ path, room, imports }) =>
    imports
      .filter((name) => {
        if (!name.startsWith("npm:")) {
          const to = roomOf(name);
          return to !== room && !allowed[room]?.includes(to);
        }
        const owner = Object.entries(owned).find(([prefix]) => name.slice(4).startsWith(prefix));
        return owner !== undefined && !owner[1].includes(room);
      })
      .map((name) => `${path} imports ${name}`),
  );
}

describe("data walks one way", () => {
  test("every room is in the list, and nothing lies loose in lib", () => {
    expect(new Set(house.map(({ room }) => room))).toEqual(new Set(Object.keys(allowed)));
  });

  test("no room imports what it may not", () => {
    expect(trespasses(house)).toEqual([]);
  });

  test("a room that did would be found", () => {
    const wrong = [
      { path: "lib/story/a.ts", room: "lib/story", imports: ["lib/words/format"] },
      {
        path: "components/b.tsx",
        room: "components",
        imports: ["lib/database/stories", "npm:@prisma/client"],
      },
      { path: "lib/charts/c.ts", room: "lib/charts", imports: ["npm:@observablehq/plot", "npm:next/server"] },
    ];
    expect(trespasses(wrong)).toEqual([
      "lib/story/a.ts imports lib/words/format",
      "components/b.tsx imports lib/database/stories",
      "components/b.tsx imports npm:@prisma/client",
      "lib/charts/c.ts imports npm:next/server",
    ]);
  });

  test("no two rooms import each other, by whatever way round", () => {
    const reaches = (from: string, seen = new Set<string>()): Set<string> => {
      for (const to of allowed[from] ?? []) {
        if (seen.has(to)) continue;
        seen.add(to);
        reaches(to, seen);
      }
      return seen;
    };
    expect(Object.keys(allowed).filter((room) => reaches(room).has(room))).toEqual([]);
  });
});

test("a chart type is named in its own files and in one line of the registry", () => {
  const registry = house.find(({ path }) => path === "lib/charts/registry.ts")?.text ?? "";
  const types = Array.from(registry.matchAll(/^ {2}"?([a-z-]+)"?: chartType\(/gm), ([, type = ""]) => type);
  expect(types.length).toBeGreaterThan(4);
  const naming = types.flatMap((type) =>
    house
      .filter(({ path }) => !path.startsWith(`lib/charts/${type}`) && path !== "lib/charts/registry.ts")
      .filter(({ text }) => new RegExp(`type === "${type}"|chartsOf<\\w+>\\(\\w+, "${type}"`).test(text))
      .map(({ path }) => `${path} names ${type}`),
  );
  expect(naming).toEqual([]);
});

test("Plot draws in one place", () => {
  const places = everything.filter(({ text }) => text.includes("Plot.plot(")).map(({ path }) => path);
  expect(places).toEqual(["lib/charts/draw.ts"]);
});

test("the clock is read in one place, the reader's timer and the tools that write dates", () => {
  const places = everything
    .filter(({ text }) => /new Date\(\)|Date\.now\(\)/.test(text))
    .map(({ path }) => path);
  expect(places.sort()).toEqual(["browser/clock.ts", "lib/http/clock.ts", "prisma/create-migration.ts"]);
});

test("browsers get no framework: what moves is a script of its own over finished HTML", () => {
  expect(everything.filter(({ text }) => /^"use client"/.test(text)).map(({ path }) => path)).toEqual([]);
});
