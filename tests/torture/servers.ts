/** Several servers over one database of a server's: editors publish at once, a server is killed, the database is restarted. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { postgresqlPrograms, startPostgresql } from "../postgresql/server";
import { command, type Desk, newDesk, remove, type Served, serve, until } from "./desk";
import { atLeast, atMost, exactly, type Measured, type Ordeal } from "./ordeal";

/** How many answers are looked at, at least. */
const wanted = Number(process.env.REQUESTS ?? 20_000);
const readers = 16;
/** How long an editor rests after a publication, in milliseconds. */
const pause = 3000;

const slug = "harbour";
/** Tells of what was before as well. */
const page = `/${slug}/walkouts-by-date`;
const shown = [`/${slug}`, page, `/embed/${slug}/walkouts-by-date`];
const files = ["csv", "json", "svg"].map((ending) => `/charts/${slug}/walkouts-by-date.${ending}`);

/** What readers found. */
interface Tally {
  answers: number;
  /** What was never read before the database went, and is refused in a sentence. */
  refused: number;
  /** Answers without a body, of another status, or of an edition that says something else. */
  wrong: string[];
  /** Answers that hold words of two editions. */
  mixed: string[];
}

/** Gives two piers of a desk's files names of one word; each edition has a word of its own. */
function rename({ figures }: Desk, word: string): void {
  const path = join(figures, slug, "2031-03-01-audit.yaml");
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text
      .replace(/label: Pier (one|\w+ east)/, `label: Pier ${word} east`)
      .replace(/label: Pier (four|\w+ west)/, `label: Pier ${word} west`),
  );
}

/** An editor who publishes one edition after another until the end; `published` has the word of each that was. */
async function editor(desk: Desk, name: string, published: Map<number, string>, over: () => boolean) {
  let refused = 0;
  for (let count = 1; !over(); count++) {
    const word = `${name}${count}`;
    rename(desk, word);
    const { code, said } = await command(desk, "prisma/seed.ts", "--json");
    if (code !== 0) refused += 1;
    else published.set(JSON.parse(said.slice(said.indexOf("{"))).stories[0].edition, word);
    await wait(pause);
  }
  return refused;
}

/** The words of the editions that an answer holds. */
const wordsIn = (body: string) =>
  new Set([...body.matchAll(/Pier (\w+) (?:east|west)/g)].map(([, word]) => word));

/** A reader who asks one or another server without pause; of one that is meant to be down no answer is looked for. */
async function reader(
  servers: () => Served[],
  published: ReadonlyMap<number, string>,
  tally: Tally,
  { over, away }: Record<"over" | "away", () => boolean>,
): Promise<void> {
  while (!over()) {
    const up = servers();
    const served = up[Math.floor(Math.random() * up.length)] as Served;
    // The last ones may be so new that a server has not seen them yet.
    const numbers = [...published.keys()].toSorted((one, other) => one - other).slice(0, -2);
    const pinned = Math.random() < 0.3 ? numbers[Math.floor(Math.random() * numbers.length)] : undefined;
    const paths = pinned ? [...files, ...shown.slice(1)] : [...shown, ...files];
    const path = `${paths[Math.floor(Math.random() * paths.length)]}${pinned ? `?v=${pinned}` : ""}`;
    const answer = await fetch(served.site + path).catch((error) => error as Error);
    // It was killed while it answered.
    if (!servers().includes(served)) continue;
    tally.answers += 1;
    if (answer instanceof Error) {
      tally.wrong.push(`${path}: ${answer.message}`);
      continue;
    }
    const body = await answer.text();
    const words = path.startsWith(page) ? new Set<string>() : wordsIn(body);
    const edition = pinned ?? Number(answer.headers.get("desk-edition")?.split("@")[1]);
    const [word] = words;
    const known = published.get(edition);
    if (away() && pinned && answer.status === 503 && body) tally.refused += 1;
    else if (answer.status !== 200 || !body)
      tally.wrong.push(`${path}: ${answer.status}, ${body.length} letters`);
    else if (known && word && word !== known)
      tally.wrong.push(`${path}: ${word} in edition ${edition} of ${known}`);
    if (words.size > 1) tally.mixed.push(`${path}: ${[...words]}`);
  }
}

async function* beset(): AsyncIterable<Measured> {
  const database = await startPostgresql();
  const own = (desk: Desk): Desk => ({ ...desk, env: { ...desk.env, DATABASE_URL: database.url } });
  const desks = [1, 2].map(() => own(newDesk("tests/fixtures/stories/harbour")));
  const [first, second] = desks as [Desk, Desk];
  let servers: Served[] = [];
  try {
    const [one, two] = [await serve(first), await serve(second)];
    servers = [one, two];
    const published = new Map<number, string>();
    const tally: Tally = { answers: 0, refused: 0, wrong: [], mixed: [] };
    let over = false;
    let gone = false;
    const isOver = () => over;
    const moment = { over: isOver, away: () => gone };
    const up = () => servers;
    const reading = Promise.all(Array.from({ length: readers }, () => reader(up, published, tally, moment)));
    const editing = Promise.all([
      editor(first, "a", published, isOver),
      editor(second, "b", published, isOver),
    ]);
    await wait(10_000);

    servers = [one];
    process.kill(two.inner(), "SIGKILL");
    yield exactly(
      "a server killed under load: exit code of the one that watches",
      (await two.ended) ?? -1,
      1,
    );
    const again = await serve(second);
    // What it has never answered it cannot answer from memory.
    for (const path of [...shown, ...files]) await (await fetch(again.site + path)).arrayBuffer();
    servers = [one, again];

    for (const how of ["fast", "immediate"] as const) {
      await wait(4000);
      gone = true;
      await database.stop(how);
      await wait(3000);
      const told = await Promise.all(servers.map(health));
      yield exactly(`the database gone (${how}): what each /health says`, told.join(), "stale,stale");
      await database.start();
      const well = async () => (await Promise.all(servers.map(health))).join() === "ok,ok";
      const back = await until(well, 20_000);
      gone = false;
      yield atMost(`the database back (${how}): until both are well`, back, 1000, " ms");
    }
    await until(() => tally.answers >= wanted, 600_000);
    over = true;
    await reading;
    const refused = (await editing).reduce((sum, each) => sum + each, 0);
    for (const each of [...tally.wrong, ...tally.mixed].slice(0, 20)) console.log(each);
    yield atLeast("answers looked at", tally.answers, wanted);
    yield exactly(
      `answers that are wrong, empty or none (${tally.refused} of old editions were refused while the database was gone)`,
      tally.wrong.length,
      0,
    );
    yield exactly("answers of two editions", tally.mixed.length, 0);
    yield* kept(servers, published, refused);
    rename(first, "last");
    await command(first, "prisma/seed.ts");
    const seen = async () =>
      (await Promise.all(servers.map(open))).every((number) => number > published.size);
    yield atMost("until both servers show what was published last", await until(seen, 20_000), 1000, " ms");
  } finally {
    for (const served of servers) await served.stop();
    for (const desk of desks) remove(desk);
    await database.remove();
  }
}

/** Whether every edition that an editor was told is out is there, with what it said. */
async function* kept(
  [served]: Served[],
  published: ReadonlyMap<number, string>,
  refused: number,
): AsyncIterable<Measured> {
  let lost = 0;
  for (const [edition, word] of published) {
    const csv = await (await fetch(`${served?.site}${files[0]}?v=${edition}`)).text();
    if ([...wordsIn(csv)].join() !== word) lost += 1;
  }
  yield exactly(
    `of ${published.size} editions that two editors published at once (${refused} times refused while the database was gone) those that are lost`,
    lost,
    0,
  );
  const last = Math.max(...published.keys());
  let missing = 0;
  for (let edition = 1; edition <= last; edition++)
    if (!(await fetch(`${served?.site}${files[0]}?v=${edition}`)).ok) missing += 1;
  yield exactly(`numbers up to ${last} that no edition has`, missing, 0);
}

interface Health {
  status: string;
  stories?: { edition: number }[];
}
const asked = async ({ site }: Served) => (await (await fetch(`${site}/health`)).json()) as Health;
const health = async (served: Served) => (await asked(served)).status;
const open = async (served: Served) => (await asked(served)).stories?.[0]?.edition ?? 0;

export const ordeal: Ordeal = {
  title: "several servers over PostgreSQL",
  async *run() {
    if (postgresqlPrograms()) yield* beset();
    else console.log("SKIPPED: no PostgreSQL on this machine (POSTGRESQL_BIN names its programs' folder)");
  },
};
