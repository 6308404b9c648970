/** A desk of one test's own: the invented story's files, a database that is not there yet, the commands over them. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { now } from "../lib/http/clock";
import { apply, reading } from "../lib/seed/run";
import { migrate } from "../prisma/migrate";
import { scratch } from "./database";
import { archive, fixtures } from "./stories";

/** Which desk a process works on. */
const variables = ["DATABASE_URL", "FIGURES_DIR", "ARTICLES_DIR"] as const;

export type Desk = ReturnType<typeof newDesk>;

/** Publishes, in this process, what the files of the desk that its variables name say; to be out at once, or later. */
export async function publishHere(notBefore: string | null = null, beginAgain = false) {
  const from = reading({ figures: null, stories: [], notBefore }, now());
  return apply(from, null, now, migrate, beginAgain);
}

export function newDesk(name = "desk.db") {
  const folder = scratch();
  const figures = join(folder, "stories");
  cpSync(join(fixtures, "stories", "harbour"), join(figures, "harbour"), { recursive: true });
  const database = join(folder, name);
  const environment = {
    ...process.env,
    NO_COLOR: "1",
    DATABASE_URL: `file:${database}`,
    FIGURES_DIR: figures,
    ARTICLES_DIR: archive,
    CHROMIUM_PATH: "none",
  };
  const command = (script: string, args: string[]) => ["--import", "tsx", script, ...args];
  const run = (script: string, ...args: string[]) => {
    const ran = spawnSync(process.execPath, command(script, args), { encoding: "utf8", env: environment });
    return { status: ran.status, out: ran.stdout, err: ran.stderr };
  };
  return {
    folder,
    figures,
    database,
    environment,
    ledger: `${database}.editions.json`,
    url: `file:${database}`,
    seed: (...args: string[]) => run("prisma/seed.ts", ...args),
    run,
    /** Makes this desk the one that this process's variables name. */
    here: () => {
      for (const name of variables) process.env[name] = environment[name];
    },
    /** A command beside what else goes on. */
    start: (script: string, ...args: string[]) => started(command(script, args), environment),
    /** Takes the database away, with its log, and lays other bytes in its place; nothing without any. */
    lay: (bytes?: string | Buffer) => {
      for (const end of ["", "-wal", "-shm"]) rmSync(database + end, { force: true });
      if (bytes !== undefined) writeFileSync(database, bytes);
    },
    /** Names the first pier anew, which makes another edition. */
    rename: (label: string) => {
      const path = join(figures, "harbour", "2031-03-01-audit.yaml");
      const text = readFileSync(path, "utf8");
      writeFileSync(path, text.replace(/label: Pier [a-z0-9 ]+/, `label: Pier ${label}`));
    },
  };
}

/** A process, what it has said, and its end. */
export interface Started {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}

function started(command: string[], environment: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, command, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part) => {
      said += part;
    });
  return { child, said: () => said, ended: new Promise((done) => child.on("close", done)) };
}
