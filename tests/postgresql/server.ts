/** A PostgreSQL server of the tests' own, from the programs that the machine has, on loopback. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../../scripts/free-port";

/** Where distributions put the programs, a folder a version. */
const homes = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

/** The folder of the newest PostgreSQL's programs, or the one that POSTGRESQL_BIN names; null where there is none. */
export function postgresqlPrograms(): string | null {
  const named = process.env.POSTGRESQL_BIN;
  const found = homes
    .filter((home) => existsSync(home))
    .flatMap((home) => readdirSync(home).map((version) => join(home, version, "bin")))
    .filter((folder) => existsSync(join(folder, "initdb")))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  return named || (found.at(-1) ?? null);
}

/** Who runs the server: it refuses root. */
function user(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  try {
    const id = (what: string) => Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return { uid: 65_534, gid: 65_534 };
  }
}

export interface PostgresqlServer {
  /** The address of its database. */
  url: string;
  port: number;
  /** Ends it at once, or lets what goes on come to its end. */
  stop(how?: "immediate" | "fast"): Promise<void>;
  /** Starts it again over the same data, on the same port. */
  start(): Promise<void>;
  /** Ends it and takes its data away. */
  remove(): Promise<void>;
}

/** Makes a server with an empty database, and starts it. */
export async function startPostgresql(): Promise<PostgresqlServer> {
  return madeBy("initdb", ["-U", "desk", "-A", "trust", "-N", "--locale=C.UTF-8", "-E", "UTF8"]);
}

/** A copy of a server that follows it, answers readers and takes no writes until it is promoted. */
export interface Standby extends PostgresqlServer {
  promote(): Promise<void>;
}

/** Makes a server's standby, and starts it. */
export async function standbyOf({ port }: PostgresqlServer): Promise<Standby> {
  const from = ["-h", "127.0.0.1", "-p", String(port), "-U", "desk"];
  const standby = await madeBy("pg_basebackup", [...from, "-R", "-X", "stream", "-c", "fast"]);
  const promote = async () => {
    const client = new pg.Client({ connectionString: standby.url });
    await client.connect();
    await client.query("SELECT pg_promote()").finally(() => client.end());
  };
  return { ...standby, promote };
}

/** A server over the data that a program makes. */
async function madeBy(program: string, args: string[]): Promise<PostgresqlServer> {
  const programs = postgresqlPrograms();
  if (!programs) throw new Error("no PostgreSQL was found: POSTGRESQL_BIN names the folder of its programs");
  const folder = mkdtempSync(join(tmpdir(), "deadline-desk-postgresql-"));
  const who = user();
  if (who) chownSync(folder, who.uid, who.gid);
  const data = join(folder, "data");
  execFileSync(join(programs, program), ["-D", data, ...args], { ...who, stdio: "ignore", cwd: folder });
  const port = await freePort();
  const url = `postgresql://desk@127.0.0.1:${port}/postgres`;
  let server: ChildProcess;

  const start = async () => {
    const settings = ["listen_addresses=127.0.0.1", "fsync=off", "max_connections=200"];
    server = spawn(
      join(programs, "postgres"),
      ["-D", data, "-p", String(port), "-k", folder, ...settings.flatMap((each) => ["-c", each])],
      { ...who, stdio: "ignore", cwd: folder },
    );
    await answering(url);
  };
  const stop = async (how: "immediate" | "fast" = "fast") => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((done) => server.once("exit", done));
    server.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
    await ended;
  };
  await start();
  return {
    url,
    port,
    stop,
    start,
    remove: async () => {
      await stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    const answers = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (answers) return;
    await wait(100);
  }
  throw new Error("PostgreSQL did not start");
}
