/**
 * How long it takes to check, plan, publish and read as a story's figures, its editions and a desk's stories grow; each
 * size in a process of its own, which tells what memory it held. Read the ratios to the first row of each table.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../lib/database/client";
import { publish } from "../lib/database/publish";
import { readDesk } from "../lib/seed/read";
import { apply, reading, showPlan } from "../lib/seed/run";
import { migrate } from "../prisma/migrate";
import { answerTo } from "../scripts/answers";
import { submitted } from "../tests/stories";
import { bigStory } from "../tests/torture/big-story";
import { editions } from "../tests/torture/long-history";

const sizes: Record<string, number[]> = {
  figures: [41, 1000, 10_000],
  editions: [1, 100, 1000],
  stories: [1, 100],
};

/** By what was measured, milliseconds; megabytes of the memory held at most. */
type Told = Record<string, number>;

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function took(work: () => Promise<unknown> | unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The memory that this process has held at most, in megabytes; not what its parent held, which Linux counts with it. */
function held(): number {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const own = /VmHWM:\s+(\d+)/.exec(status)?.[1];
  return (own ? Number(own) : process.resourceUsage().maxRSS) / 1024;
}

let minutes = 0;

/** The median of asking for what nobody has asked for yet: an address at ever other moments. */
async function unkept(address: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < 30; count++) {
    minutes += 1;
    const at = new Date(Date.UTC(2000, 0, 1, 0, minutes)).toISOString();
    times.push(await took(async () => (await answerTo(`${address}?at=${at}`)).arrayBuffer()));
  }
  return median(times);
}

const desk = process.env.GROWTH_DESK ?? mkdtempSync(join(tmpdir(), "deadline-desk-growth-"));

/** What a process of its own measures. */
function measured(kind: string, size: number): Told {
  const { stdout } = spawnSync(process.execPath, ["--import", "tsx", "bench/growth.ts", kind, String(size)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...(kind === "history" && { GROWTH_DESK: desk }) },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}");
}

const measures: Record<string, (size: number) => Promise<Told>> = {
  figures: async (size) => {
    for (const { path, text } of bigStory("big", { figures: size })) {
      mkdirSync(dirname(join(desk, "figures", path)), { recursive: true });
      writeFileSync(join(desk, "figures", path), text);
    }
    process.env.FIGURES_DIR = join(desk, "figures");
    const from = reading({ figures: null, stories: [] }, new Date());
    const now = () => new Date();
    const check = await took(() => readDesk(from));
    const seed = await took(() => apply(from, null, now, migrate));
    const plan = await took(() => showPlan(from));
    return { check, seed, plan, dashboard: await unkept("/big"), embed: await unkept("/embed/big/chart-0") };
  },

  editions: async (size) => {
    await migrate();
    const database = openDatabase();
    const more = editions("harbour");
    const times: number[] = [];
    for (let edition = 1; edition <= size; edition++) {
      const { value } = more.next();
      const at = new Date(Date.UTC(2025, 0, 1, 0, edition));
      times.push(await took(() => publish(database, [value], () => at)));
    }
    // A desk publishes one edition in a process, and reads in another.
    return { seed: median(times.slice(-9)), ...measured("history", size) };
  },

  history: async () => ({
    dashboard: await unkept("/harbour"),
    embed: await unkept("/embed/harbour/dredging"),
    "embed of the first": await took(async () => (await answerTo("/embed/harbour/dredging?v=1")).text()),
    "corrections' page": await took(async () => (await answerTo("/harbour/corrections")).text()),
  }),

  stories: async (size) => {
    await migrate();
    const database = openDatabase();
    const slugs = Array.from({ length: size }, (_, k) => `harbour-${k}`);
    const all = slugs.map((slug) => submitted(slug));
    const seed = await took(() => publish(database, all, () => new Date()));
    await wait(300);
    return {
      seed,
      "front page": await took(async () => (await answerTo("/")).text()),
      "front page again": await unkept("/"),
      dashboard: await unkept("/harbour-0"),
      "every correction": await took(async () => (await answerTo("/corrections")).text()),
    };
  },
};

const [kind, size] = process.argv.slice(2);
if (kind && size) {
  process.env.DATABASE_URL = `file:${join(desk, "desk.db")}`;
  process.env.ARTICLES_DIR = "";
  const told = (await measures[kind]?.(Number(size))) ?? {};
  console.log(JSON.stringify({ "memory MB": held(), ...told }));
  if (!process.env.GROWTH_DESK) rmSync(desk, { recursive: true });
  process.exit(0);
}

for (const [kind, all] of Object.entries(sizes)) {
  const rows = all.map((size) => ({ size, told: measured(kind, size) }));
  const first = rows[0]?.told ?? {};
  const short = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));
  console.table(
    rows.map(({ size, told }) => ({
      [kind]: size,
      ...Object.fromEntries(
        Object.entries(told).map(([name, value]) => {
          const times = value / (first[name] ?? value);
          const unit = name.endsWith("MB") ? "" : " ms";
          return [name, `${short(value)}${unit}${times === 1 ? "" : ` (×${short(times)})`}`];
        }),
      ),
    })),
  );
}
rmSync(desk, { recursive: true });
