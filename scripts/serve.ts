/** `npm start`: makes ready what is missing, database, first edition and build, then serves. */
import { setTimeout as wait } from "node:timers/promises";
import { vouch } from "../lib/backup/guard";
import { keepLedger } from "../lib/backup/ledger";
import { openDatabase } from "../lib/database/client";
import { settleLog } from "../lib/database/connection";
import { databaseFailure, isAway } from "../lib/database/failure";
import { providerAt } from "../lib/database/provider";
import { FigureFaults } from "../lib/figures/faults";
import { now } from "../lib/http/clock";
import { pending, scheduled } from "../lib/seed/plans";
import { counted, faultsReport, pendingReport } from "../lib/seed/report";
import { apply, reading } from "../lib/seed/run";
import { databaseUrl } from "../lib/settings/database-url";
import { environment } from "../lib/settings/environment";
import { migrate } from "../prisma/migrate";
import { bundleScripts } from "./browser-scripts";
import { layOutEmbeds } from "./heights";
import { build, startServer } from "./site";

/**
 * Brings the database up to date; seeds it when it holds no edition, otherwise says what is pending. Throws
 * a sentence, and has made nothing, where the database lacks what was published.
 */
export async function prepare(): Promise<void> {
  await vouch(now());
  await migrate();
  const from = reading({ figures: null, stories: [] }, now());
  const database = openDatabase();
  const editions = await database.edition.count();
  await database.$disconnect();
  if (editions === 0) {
    console.log((await apply(from, null, now, migrate)).words);
    return;
  }
  const unkept = await keepLedger();
  if (unkept) console.error(unkept);
  for (const each of await scheduled(now())) console.log(pendingReport(each));
  try {
    const changes = await pending(from);
    if (changes > 0) {
      console.log(
        `${counted(changes, "change")} pending in the figure files: npm run seed -- --plan shows, npm run seed publishes`,
      );
    }
  } catch (error) {
    if (!(error instanceof FigureFaults)) throw error;
    console.log(`the figure files have faults, so the open edition stays:\n${faultsReport(error.faults)}`);
  }
}

/** How long it takes until a database that did not answer is asked again, in milliseconds. */
const pause = 1000;

/**
 * Makes ready what is missing, or, where the database stands elsewhere and does not answer, answers meanwhile what can
 * be answered: `ready` comes once it does.
 */
async function begin(): Promise<{ ready: Promise<void> }> {
  const awaited = (error: unknown) => providerAt().remote && isAway(error);
  try {
    await prepare();
    return { ready: Promise.resolve() };
  } catch (error) {
    if (!awaited(error)) throw error;
    console.error(`${databaseFailure(error)}; what needs it is served as soon as it answers`);
  }
  const again = async (): Promise<void> => {
    await wait(pause);
    await prepare().catch((error) => (awaited(error) ? again() : Promise.reject(error)));
  };
  return { ready: again() };
}

/** How many moments of each story are asked for before readers come: code that has run is several times as fast. */
const warmings = 12;

/** Asks a server that has just started for what its first readers would wait for. What fails stops nothing. */
async function warm(origin: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const health = await fetch(`${origin}/health`).catch(() => null);
    const { stories = [] } = health?.ok ? ((await health.json()) as { stories?: { slug: string }[] }) : {};
    for (const { slug } of stories) {
      for (let minute = 0; minute < warmings; minute++) {
        const at = new Date(Date.UTC(2000, 0, 1, 0, minute)).toISOString();
        await (await fetch(`${origin}/${slug}?at=${at}`)).arrayBuffer();
      }
      const dashboard = await (await fetch(`${origin}/${slug}`)).text();
      const charts = new Set(dashboard.match(new RegExp(`(?<=href=")/${slug}/[a-z0-9-]+(?=")`, "g")));
      for (const path of charts) await (await fetch(origin + path)).arrayBuffer();
    }
    if (stories.length) return;
    await new Promise((wait) => setTimeout(wait, 500));
  }
}

async function serve(): Promise<void> {
  // npm ends its shell and leaves the shell's child: an orphan ends itself, one of the build as well.
  const parent = process.ppid;
  const { port, host } = environment();
  const { ready } = await begin();
  await bundleScripts();
  build();
  const server = startServer({ PORT: String(port), HOST: host ?? "" });
  ready
    .then(() => layOutEmbeds(now()))
    .then((said) => said && console.log(said))
    .catch(fail);
  if (port) warm(`http://${host ?? "127.0.0.1"}:${port}`).catch(() => {});
  let asked = false;
  const end = () => {
    asked = true;
    server.kill("SIGTERM");
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
  setInterval(() => process.ppid !== parent && end(), 1000).unref();
  server.on("exit", async (code, signal) => {
    if (!asked) console.error(`the server ended by itself: ${signal ?? `exit code ${code}`}`);
    // A copy of the file alone is whole.
    await settleLog(databaseUrl()).catch(() => {});
    // Who did not ask for an end is told of it, so that what watches over this starts it again.
    process.exit(code || (asked ? 0 : 1));
  });
}

/** Ends with what stops a start, in sentences. */
function fail(error: unknown): never {
  console.error(
    error instanceof FigureFaults
      ? `${faultsReport(error.faults)}\nnothing was written`
      : (databaseFailure(error) ?? (error as Error).message),
  );
  process.exit(1);
}

if (process.argv[1]?.endsWith("serve.ts")) serve().catch(fail);
