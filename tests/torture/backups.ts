/** Backups: copies of a database that servers read and seeds write, and what is answered from them. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../../lib/database/client";
import { damageIn } from "../../lib/database/copies";
import { type Holding, holdingsAt } from "../../lib/database/holdings";
import { readStory } from "../../lib/database/stories";
import { command, type Desk, newDesk, remove, type Served, serve, until } from "./desk";
import { asking } from "./floods";
import { atMost, exactly, type Measured, type Ordeal } from "./ordeal";

const slug = "harbour";
const moment = "2031-03-20T20:00Z";
/** How long the server is asked while seeds write, in seconds, and how many copies are made meanwhile. */
const lasting = Number(process.env.SECONDS_OF_FLOOD ?? 24);
const copies = 3;
/** How many restores are killed. */
const kills = 12;

const urlOf = ({ database }: Desk) => `file:${database}`;

/** A desk whose answers are the same bytes wherever it is served from. */
function deskOf(): Desk {
  const desk = newDesk("tests/fixtures/stories/harbour");
  return { ...desk, env: { ...desk.env, SITE_URL: "https://desk.example" } };
}

/** The word that loses what is newer than an edition. */
const lostBetween = (older: number, newest: number) =>
  newest - older > 1 ? `${slug}@${older + 1}-${newest}` : `${slug}@${newest}`;

/** What commands have begun in a desk's folder, and left. */
const leftOver = ({ folder }: Desk) => readdirSync(folder).filter((name) => name.startsWith("."));

/** Runs a command that has to succeed; how long it took, in milliseconds. */
async function done(desk: Desk, script: string, ...args: string[]): Promise<number> {
  const begun = performance.now();
  const { code, said } = await command(desk, script, ...args);
  if (code !== 0) throw new Error(`${script} ${args.join(" ")}: ${said}`);
  return performance.now() - begun;
}

/** Publishes a first edition, and one that corrects it. */
async function begin(desk: Desk): Promise<void> {
  await done(desk, "prisma/seed.ts");
  const path = join(desk.figures, slug, "2031-03-01-audit.yaml");
  const correction =
    "changes:\n  - of: figure walkout-2\n    was: 1 crew (12 January 2031)\n    now: 5 crews (12 January 2031)\n    reason: correction\n    why: Four came late.\nfigures:\n";
  const text = readFileSync(path, "utf8")
    .replace('value: "1"\n        category', 'value: "5"\n        category')
    .replace("figures:\n", correction);
  writeFileSync(path, text);
  await done(desk, "prisma/seed.ts");
}

/** Seeds one edition after another, until it is ended. */
function seeding(desk: Desk): { child: ChildProcess; ended: Promise<unknown> } {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/publishing.ts"], {
    env: desk.env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return { child, ended: new Promise((done) => child.on("close", done)) };
}

/** Every address that is pinned to some editions: of each chart its frame and its files, and with `pages` what names the open edition too. */
async function addresses(desk: Desk, held: readonly Holding[], pages: boolean): Promise<string[]> {
  const database = openDatabase(urlOf(desk));
  const found: string[] = [];
  for (const { edition } of held) {
    const { charts } = await readStory(database, slug, edition);
    const at = `v=${edition}&at=${moment}`;
    for (const { id } of charts) {
      found.push(`/embed/${slug}/${id}?${at}`);
      for (const ending of ["svg", "json"]) found.push(`/charts/${slug}/${id}.${ending}?${at}`);
      if (pages) found.push(`/${slug}/${id}?${at}`);
    }
    if (pages) found.push(`/${slug}?${at}`);
  }
  await database.$disconnect();
  return found;
}

/** An answer; a frame leads to the open edition by its number, which is the server's own. */
async function answer(
  { site }: Served,
  path: string,
  open: number,
): Promise<{ status: number; body: string }> {
  const found = await fetch(site + path);
  const body = Buffer.from(await found.arrayBuffer()).toString("latin1");
  return { status: found.status, body: body.replaceAll(`See edition ${open}<`, "See the open edition<") };
}

/** Asks two servers for the same addresses; which of them are answered otherwise than with 200 and the same bytes. */
async function differences(one: Served, other: Served, paths: string[]): Promise<string[]> {
  const found: string[] = [];
  const [newest, newer] = [await openEdition(one), await openEdition(other)];
  for (const path of paths) {
    const [a, b] = await Promise.all([answer(one, path, newest), answer(other, path, newer)]);
    const same = a.body === b.body && a.status === 200 && b.status === 200;
    if (!same) found.push(path);
  }
  for (const path of found.slice(0, 5)) console.log(`differs: ${path}`);
  return found;
}

async function openEdition({ site }: Served): Promise<number> {
  const health = (await (await fetch(`${site}/health`)).json()) as { stories?: { edition: number }[] };
  return health.stories?.[0]?.edition ?? 0;
}

/** Copies are made while a server is asked and seeds write. */
async function* underLoad(desk: Desk, served: Served, files: string[]): AsyncIterable<Measured> {
  const before = (await holdingsAt(urlOf(desk))).length;
  const paths = [`/${slug}`, `/${slug}/poll`, `/embed/${slug}/poll`, `/charts/${slug}/poll.svg`];
  const load = asking(served, { connections: 4, paths }, lasting);
  const publishing = seeding(desk);
  const took: number[] = [];
  for (const file of files) {
    await wait((lasting * 1000) / (files.length + 1));
    took.push(await done(desk, "scripts/backup.ts", file));
  }
  publishing.child.kill("SIGKILL");
  await publishing.ended;
  const { statuses } = await load;
  const answers = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  const others = Object.entries(statuses).filter(([status]) => status !== "200");
  const published = (await holdingsAt(urlOf(desk))).length - before;
  yield atMost(
    `slowest of ${files.length} copies while ${published} editions were published and ${answers} answers given`,
    Math.max(...took) / 1000,
    20,
    " s",
  );
  yield exactly(
    "answers meanwhile that were not 200",
    others.map(([status, count]) => `${count} × ${status}`).join(", ") || 0,
    0,
  );
  yield exactly("folders left over", leftOver(desk).length, 0);
}

/** What a server over a restored copy answers, beside the one that it was copied from. */
async function* restored(served: Served, file: string, whole: boolean): AsyncIterable<Measured> {
  const other = deskOf();
  try {
    await done(other, "scripts/restore.ts", file, "--apply");
    const held = await holdingsAt(urlOf(other));
    const second = await serve(other);
    try {
      const paths = await addresses(other, held, whole);
      const differing = await differences(served, second, paths);
      const what = whole ? "pages, frames and files" : "frames and files";
      yield exactly(
        `${what} that differ, of ${paths.length} of ${held.length} editions`,
        differing.length,
        0,
      );
    } finally {
      await second.stop();
    }
  } finally {
    remove(other);
  }
}

/** An older copy and the newest database take each other's place under a server that is asked all the time. */
async function* underServer(desk: Desk, served: Served, file: string): AsyncIterable<Measured> {
  const newest = (await holdingsAt(urlOf(desk))).length;
  const older = (await holdingsAt(`file:${file}`)).length;
  const load = asking(
    served,
    { connections: 4, paths: [`/${slug}`, `/embed/${slug}/poll`, `/${slug}?at=%`] },
    25,
  );
  await done(desk, "scripts/restore.ts", file, "--apply", "--lose", lostBetween(older, newest));
  const first = await until(async () => (await openEdition(served)) === older, 10_000);
  const kept =
    readdirSync(desk.folder).find((name) => /^desk\.db\.until-[^-]+-\d\d-\d\dT\d+Z$/.test(name)) ?? "";
  await done(desk, "scripts/restore.ts", join(desk.folder, kept), "--apply");
  const second = await until(async () => (await openEdition(served)) === newest, 10_000);
  yield atMost("a running server answers from what was put in place", Math.max(first, second), 1000, " ms");
  const { statuses } = await load;
  const others = Object.entries(statuses).filter(([status]) => status !== "200");
  yield exactly(
    "answers meanwhile that were not 200",
    others.map(([status, count]) => `${count} × ${status}`).join(", ") || 0,
    0,
  );
}

/**
 * A restore that takes its own time, or is killed some milliseconds after its copy is ready to be put in place; how
 * long it took from then on, in milliseconds.
 */
async function restoring(desk: Desk, file: string, older: number, kill: number | null): Promise<number> {
  const held = (await holdingsAt(urlOf(desk))).length;
  const args = held > older ? ["--lose", lostBetween(older, held)] : [];
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/restore.ts", file, "--apply", ...args], {
    env: desk.env,
    stdio: "ignore",
  });
  const ended = new Promise((done) => child.on("close", done));
  const ready = () => leftOver(desk).some((name) => existsSync(join(desk.folder, name, "ready.db")));
  await until(ready, 60_000, 1);
  const begun = performance.now();
  if (kill !== null) setTimeout(() => child.kill("SIGKILL"), kill);
  await ended;
  for (const name of leftOver(desk)) rmSync(join(desk.folder, name), { recursive: true });
  return performance.now() - begun;
}

/** Restores are killed at any moment: there is one database or the other, whole, and seeds go on from it. */
async function* killed(desk: Desk, file: string): AsyncIterable<Measured> {
  const older = (await holdingsAt(`file:${file}`)).length;
  const outcomes = { before: 0, after: 0, other: 0, refused: 0 };
  const whole = await restoring(desk, file, older, null);
  for (let round = 0; round < kills; round++) {
    // What it is killed over is not what it puts in place.
    outcomes.refused += Number((await command(desk, "prisma/seed.ts")).code !== 0);
    const held = (await holdingsAt(urlOf(desk))).length;
    await restoring(desk, file, older, (whole * round) / kills);
    const damage = existsSync(desk.database) ? await damageIn(urlOf(desk)) : "gone";
    const found = damage ? -1 : (await holdingsAt(urlOf(desk))).length;
    outcomes[found === held ? "before" : found === older ? "after" : "other"] += 1;
  }
  outcomes.refused += Number((await command(desk, "prisma/seed.ts")).code !== 0);
  yield exactly(
    `databases that were neither, of ${kills} killed restores (${outcomes.before} not yet in place, ${outcomes.after} in place)`,
    outcomes.other,
    0,
  );
  yield exactly("seeds after them that were refused", outcomes.refused, 0);
}

export const ordeal: Ordeal = {
  title: "backups",
  async *run() {
    const desk = deskOf();
    try {
      await begin(desk);
      const served = await serve(desk);
      const files = Array.from({ length: copies }, (_, index) => join(desk.folder, `copy-${index}.db`));
      try {
        yield* underLoad(desk, served, files);
        for (const file of files) yield* restored(served, file, false);
        const last = join(desk.folder, "last.db");
        await done(desk, "scripts/backup.ts", last);
        yield* restored(served, last, true);
        yield* underServer(desk, served, files[0] ?? "");
      } finally {
        await served.stop();
      }
      yield* killed(desk, files[0] ?? "");
    } finally {
      remove(desk);
    }
  },
};
