/** Big stories: ten thousand figures, two hundred charts, a chart of a thousand figures and of five thousand. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Answered, askChart, askDashboard, growth, readFrom } from "./big-answers";
import { type Big, bigStory } from "./big-story";
import { command, type Desk, newDesk, remove } from "./desk";
import { atMost, exactly, type Measured, type Ordeal } from "./ordeal";

/** How many figures a big story has. */
const many = Number(process.env.FIGURES ?? 10_000);

const usualCharts = ["countdown", "chart-0", "chart-1", "chart-2", "chart-3", "chart-4"];

/** Has a process tell at its end the memory that it held at most, in megabytes, and the processor's time that it took, in seconds. */
const telling = `process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.error("held " + maxRSS / 1024 + " worked " + (userCPUTime + systemCPUTime) / 1e6);
});`;

/** A run of the seed: how it ended, what it said, and what it took. */
interface Seeded {
  code: number | null;
  said: string;
  megabytes: number;
  /** The processor's time and that of the clock, in seconds: the former is the same whatever else a machine does. */
  worked: number;
  waited: number;
}

async function seeded(desk: Desk, ...args: string[]): Promise<Seeded> {
  const preload = `--import "data:text/javascript,${encodeURIComponent(telling)}"`;
  const begun = performance.now();
  const env = { ...desk.env, NODE_OPTIONS: `${desk.env.NODE_OPTIONS ?? ""} ${preload}` };
  const { code, said } = await command({ ...desk, env }, "prisma/seed.ts", ...args);
  const [, megabytes, worked] = Array.from(said.matchAll(/held ([\d.]+) worked ([\d.]+)/g)).at(-1) ?? [];
  return {
    code,
    said,
    megabytes: Number(megabytes),
    worked: Number(worked),
    waited: (performance.now() - begun) / 1000,
  };
}

/** Writes a big story's files, in place of those that it had. */
function write(desk: Desk, slug: string, big: Big): void {
  for (const { path, text } of bigStory(slug, big)) {
    const file = join(desk.figures, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function* costs(what: string, run: Seeded, seconds: number, megabytes: number): Iterable<Measured> {
  if (run.code !== 0) yield { what, value: run.said.slice(-300), limit: "published", held: false };
  const clock = `${run.waited.toFixed(0)} s by the clock`;
  yield atMost(`${what}: the processor's time (${clock})`, run.worked, seconds, " s");
  yield atMost(`${what}: memory`, run.megabytes, megabytes, " MB");
}

const asked = async (slug: string, charts = usualCharts): Promise<Answered[]> => [
  await askDashboard(slug),
  ...(await Promise.all(charts.map((chart) => askChart(slug, chart)))).flat(),
];

const broken = (answers: Answered[]) => answers.filter(({ status }) => status !== 200).length;

/** Works on a desk of its own, which is gone after it. */
async function* onDesk(work: (desk: Desk) => AsyncIterable<Measured>): AsyncIterable<Measured> {
  const desk = newDesk();
  const before = process.env.DATABASE_URL;
  try {
    yield* work(desk);
  } finally {
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    remove(desk);
  }
}

/** A story of very many figures, which its charts do not draw, against one of fifty. */
async function* figures(desk: Desk): AsyncIterable<Measured> {
  write(desk, "small", { figures: 50 });
  await seeded(desk);
  await readFrom(desk.database);
  const small = await asked("small");
  yield* onDesk(async function* (desk) {
    write(desk, "large", { figures: many });
    yield* costs(`${many} figures, --check`, await seeded(desk, "--check"), 20, 600);
    yield* costs(`${many} figures, seed`, await seeded(desk), 20, 600);
    await readFrom(desk.database);
    const large = await asked("large");
    yield exactly(`${many} figures: answers that fail, of ${large.length}`, broken(large), 0);
    for (const [what, times] of growth(small, large))
      yield atMost(`${many} figures: bytes of each ${what}, of those at 50`, times, 1.5, "×");
    write(desk, "large", { figures: many, corrected: true });
    yield* costs(`${many} figures, all of them corrected`, await seeded(desk), 40, 800);
    await readFrom(desk.database);
    const later = await asked("large");
    yield exactly("after it: answers that fail", broken(later), 0);
    for (const [what, times] of growth(small, later.slice(0, 1)))
      yield atMost(`after it: bytes of the ${what}, of those at 50`, times, 1.5, "×");
  });
}

/** A story of very many charts, against one of twenty. */
async function* charts(desk: Desk): AsyncIterable<Measured> {
  write(desk, "c-020", { charts: 20 });
  write(desk, "c-200", { charts: 200 });
  yield* costs("200 charts, seed", await seeded(desk), 20, 600);
  await readFrom(desk.database);
  const [few, lots] = [await askDashboard("c-020"), await askDashboard("c-200")];
  yield atMost(
    `200 charts: bytes of the dashboard (${lots.bytes}), of those at 20`,
    lots.bytes / few.bytes,
    1.5,
    "×",
  );
}

/** A chart of very many figures: as many as the checks let pass, and more. */
async function* crowds(desk: Desk): AsyncIterable<Measured> {
  const types = ["trend", "dated-marks"] as const;
  for (const type of types) write(desk, type, { crowd: { type, figures: 998 } });
  const { code } = await seeded(desk);
  yield exactly("charts of 998 figures: exit of the seed", code ?? "none", 0);
  await readFrom(desk.database);
  for (const type of types) {
    const answers = await asked(type, ["crowd"]);
    yield exactly(`${type} of 998 figures: answers that fail, of ${answers.length}`, broken(answers), 0);
  }
  for (const type of types) {
    yield* onDesk(async function* (desk) {
      write(desk, type, { crowd: { type, figures: 5000 } });
      const { code, said } = await seeded(desk);
      const told = /draws 5000 figures, 1000 at most: [^[]+/.exec(said)?.[0].trim() ?? said.slice(-300);
      yield { what: `${type} of 5000 figures`, value: told, limit: "refused, and why", held: code === 1 };
    });
  }
}

export const ordeal: Ordeal = {
  title: "big stories",
  async *run() {
    yield* onDesk(figures);
    yield* onDesk(charts);
    yield* onDesk(crowds);
  },
};
