/** Faults of the database: it is deleted, replaced, cut off, damaged, locked; readers are answered all the same. */
import {
  closeSync,
  copyFileSync,
  cpSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { createClient } from "@libsql/client";
import { command, type Desk, newDesk, remove, type Served, serve, until } from "./desk";
import { atMost, exactly, type Measured, type Ordeal } from "./ordeal";

const kept = [
  "/gsomia",
  "/gsomia/poll",
  "/embed/gsomia/poll",
  "/charts/gsomia/poll.svg",
  "/gsomia/feed.xml",
  "/",
];
/** What is not remembered, and can be made of what is. */
const unkept = () => {
  const minute = String(Math.floor(Math.random() * 60)).padStart(2, "0");
  return [`/gsomia?at=2019-11-1${Math.ceil(Math.random() * 9)}T08:${minute}Z`, "/gsomia/poll?theme=dark"];
};

interface Fault {
  what: string;
  /** Does the damage; answers what ends it, where that is not another file in its place. */
  harm: (database: string) => void | Promise<() => Promise<void>>;
}

/** Puts the file that was good in the place of whatever stands there. */
function mend(database: string): void {
  copyFileSync(`${database}.good`, `${database}.next`);
  rmSync(database, { recursive: true, force: true });
  renameSync(`${database}.next`, database);
}

const faults: Fault[] = [
  { what: "deleted", harm: (database) => rmSync(database) },
  {
    what: "cut to a third",
    harm: (database) => truncateSync(database, Math.floor(statSync(database).size / 3)),
  },
  { what: "emptied", harm: (database) => truncateSync(database, 0) },
  {
    what: "written over with noise",
    harm: (database) => {
      const file = openSync(database, "r+");
      writeSync(file, Buffer.alloc(20_000, 0x5a), 0, 20_000, 0);
      closeSync(file);
    },
  },
  {
    what: "made a folder",
    harm: (database) => {
      rmSync(database);
      cpSync("tests/fixtures/articles", database, { recursive: true });
    },
  },
  {
    what: "locked by another process",
    harm: async (database) => {
      const holder = createClient({ url: `file:${database}` });
      const writing = await holder.transaction("write");
      return async () => {
        await writing.rollback();
        holder.close();
      };
    },
  },
];

interface Health {
  status: string;
  reason?: string;
  stories?: { edition: number }[];
}
const health = async ({ site }: Served) => (await (await fetch(`${site}/health`)).json()) as Health;

async function* struck(desk: Desk, served: Served, { what, harm }: Fault): AsyncIterable<Measured> {
  const before = new Map<string, string>();
  for (const path of kept) before.set(path, await (await fetch(served.site + path)).text());
  const locked = what.startsWith("locked");
  const end = await harm(desk.database);
  await wait(1000);
  let answers = 0;
  let empty = 0;
  let other = 0;
  let slowest = 0;
  for (let round = 0; round < 20; round++) {
    for (const path of [...kept, ...unkept()]) {
      const begun = performance.now();
      const answer = await fetch(served.site + path);
      const body = await answer.text();
      slowest = Math.max(slowest, performance.now() - begun);
      answers += 1;
      if (!body) empty += 1;
      if (answer.status !== 200 || (before.has(path) && before.get(path) !== body)) other += 1;
    }
  }
  yield exactly(`${what}: answers without a body, of ${answers}`, empty, 0);
  yield exactly(`${what}: answers that are not the last good edition`, other, 0);
  yield atMost(`${what}: slowest answer`, slowest, 1000, " ms");
  const told = await health(served);
  // A write lock lets readers read.
  yield exactly(`${what}: what /health says`, told.status, locked ? "ok" : "stale");
  await (end ? end() : mend(desk.database));
  yield atMost(
    `${what}: until /health is ok again`,
    await until(async () => (await health(served)).status === "ok", 20_000),
    1000,
    " ms",
  );
}

export const ordeal: Ordeal = {
  title: "faults of the database",
  async *run() {
    const desk = newDesk("prisma/figures/gsomia");
    const served = await serve(desk);
    try {
      // All that there is, in one file.
      const client = createClient({ url: `file:${desk.database}` });
      await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      client.close();
      copyFileSync(desk.database, `${desk.database}.good`);
      for (const fault of faults) yield* struck(desk, served, fault);
      yield* replaced(desk, served);
    } finally {
      await served.stop();
      remove(desk);
    }
  },
};

/** Another file in the database's place, of which a seed makes a further edition. */
async function* replaced(desk: Desk, served: Served): AsyncIterable<Measured> {
  const another = { ...desk, env: { ...desk.env, DATABASE_URL: `file:${desk.database}.another` } };
  copyFileSync(`${desk.database}.good`, `${desk.database}.another`);
  const story = `${desk.figures}/gsomia/story.yaml`;
  writeFileSync(
    story,
    readFileSync(story, "utf8").replace(/^headline: .*$/m, "headline: Another headline in another file"),
  );
  const { code, said } = await command(another, "prisma/seed.ts");
  yield exactly(`a further edition in another file (${said.trim().split("\n").at(-1)})`, code ?? -1, 0);
  const client = createClient({ url: `file:${desk.database}.another` });
  await client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  client.close();
  renameSync(`${desk.database}.another`, desk.database);
  const shown = async () =>
    (await (await fetch(`${served.site}/gsomia`)).text()).includes("Another headline in another file");
  yield atMost("another file: until its edition is shown", await until(shown, 20_000), 1000, " ms");
}
