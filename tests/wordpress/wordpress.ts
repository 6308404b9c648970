/**
 * A real WordPress for the browser tests: Debian's package `wordpress` in a temporary folder, with a MariaDB and
 * PHP's own server of its own. Nothing under /usr or /etc is written, and no service of the machine is touched.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../scripts/free-port";

const packaged = "/usr/share/wordpress";

/** Who writes: an administrator may paste any HTML; an author's is filtered when it is saved. */
export type Role = "administrator" | "author";

/** A database that is already there, reached by its Unix socket. */
export interface Database {
  socket: string;
  name: string;
  user: string;
  password: string;
}

export interface Saved {
  /** The content as it stands in the database. */
  content: string;
  /** The HTML that WordPress got by oEmbed when the post was first shown, and keeps. */
  embeds: string[];
}

export interface WordPress {
  /** Its origin and a slash. */
  address: string;
  version: string;
  /** The names that `theme` takes: what the distribution's packages put there. */
  themes: string[];
  /** Saves a post as that user's editor does, filters and all; its address. */
  publish(post: { title: string; content: string; as: Role }): Promise<string>;
  /** What became of a post, by its address. */
  saved(post: string): Promise<Saved>;
  theme(name: string): Promise<void>;
  /** Puts PHP code in place as a must-use plugin; the answer takes it away again. */
  plugin(php: string): () => void;
  close(): Promise<void>;
}

/** A program's path; servers' programs are often outside of a user's PATH. */
function program(...names: string[]): string | null {
  const folders = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/usr/local/sbin"].filter(Boolean);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}

interface Programs {
  php: string;
  server: string;
  initialise: string;
}

function programs(): Programs | null {
  const php = program("php");
  const server = program("mariadbd", "mysqld");
  const initialise = program("mariadb-install-db", "mysql_install_db");
  return php && server && initialise ? { php, server, initialise } : null;
}

/** Whether this machine has WordPress' files, PHP and MariaDB. */
export function wordpressInstalled(): boolean {
  return existsSync(join(packaged, "wp-load.php")) && programs() !== null;
}

/** Runs a program to its end with a text as its input; what it wrote. */
async function run(path: string, args: string[], input = ""): Promise<string> {
  const child = spawn(path, args, { stdio: "pipe" });
  const told = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    told.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    told.err += text;
  });
  child.stdin.end(input);
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`${path}: ${told.err || told.out || `ended with ${status}`}`);
  return told.out;
}

/** Processes that are ended, with all that they started, when the folder is removed: at the latest with this process. */
function family(folder: string) {
  const log = join(folder, "log");
  const children: ChildProcess[] = [];
  const alive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
  const kill = () => {
    // Each leads a group of its own, for PHP's server does not end its workers. Nothing of theirs is kept.
    for (const child of children) if (child.pid && alive(child)) process.kill(-child.pid, "SIGKILL");
  };
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const abandon = () => {
    kill();
    remove();
  };
  process.once("exit", abandon);
  return {
    /** Starts a server and waits until it answers. */
    async start(
      path: string,
      args: string[],
      env: NodeJS.ProcessEnv,
      answers: () => Promise<boolean> | boolean,
    ) {
      const output = openSync(log, "a");
      const child = spawn(path, args, { detached: true, stdio: ["ignore", output, output], env });
      closeSync(output);
      children.push(child);
      await once(child, "spawn");
      const end = Date.now() + 30_000;
      while (!(await answers())) {
        if (!alive(child) || Date.now() > end)
          throw new Error(`${path}: ${readFileSync(log, "utf8").slice(-2000)}`);
        await wait(50);
      }
    },
    async close() {
      const ends = children.filter(alive).map((child) => once(child, "exit"));
      kill();
      await Promise.all(ends);
      remove();
      process.off("exit", abandon);
    },
  };
}

type Family = ReturnType<typeof family>;

/** A value as PHP writes it. */
function literal(value: string | boolean): string {
  return typeof value === "boolean" ? String(value) : `'${value.replace(/[\\']/g, "\\$&")}'`;
}

/** In place of Debian's, which looks under /etc: this database, this address, and nothing that leaves the machine. */
function configuration({ socket, name, user, password }: Database, address: string): string {
  const constants = {
    DB_HOST: `localhost:${socket}`,
    DB_NAME: name,
    DB_USER: user,
    DB_PASSWORD: password,
    WP_HOME: address.slice(0, -1),
    WP_SITEURL: address.slice(0, -1),
    AUTOMATIC_UPDATER_DISABLED: true,
    DISABLE_WP_CRON: true,
    WP_HTTP_BLOCK_EXTERNAL: true,
    WP_ACCESSIBLE_HOSTS: "127.0.0.1,localhost",
  };
  const lines = Object.entries(constants).map(([key, value]) => `define('${key}', ${literal(value)});`);
  return `<?php\n${lines.join("\n")}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;
}

/** WordPress asks neither its own machine nor odd ports for oEmbed; the desk under test is just there. */
const loopback = `<?php
function is_loopback(string $host): bool { return in_array($host, ['127.0.0.1', 'localhost'], true); }
add_filter('http_request_host_is_external', fn($external, $host) => $external || is_loopback($host), 10, 2);
add_filter('http_allowed_safe_ports', fn($ports, $host, $url) =>
  is_loopback($host) ? [...$ports, parse_url($url, PHP_URL_PORT)] : $ports, 10, 3);
`;

/** Makes a database in the folder and serves it there by a socket alone. */
async function startDatabase({ server, initialise }: Programs, folder: string, { start }: Family) {
  const data = join(folder, "data");
  // Without the machine's settings. Its user root has no password: the folder is closed to other users.
  const common = ["--no-defaults", `--datadir=${data}`, ...(process.getuid?.() === 0 ? ["--user=root"] : [])];
  await run(initialise, [...common, "--auth-root-authentication-method=normal", "--skip-test-db"]);
  const socket = join(folder, "socket");
  const sparing = ["--skip-log-bin", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=32M"];
  const args = [...common, `--socket=${socket}`, `--pid-file=${data}/pid`, "--skip-networking", ...sparing];
  await start(server, args, process.env, () => existsSync(socket));
  return { socket, name: "wordpress", user: "root", password: "" };
}

/** Copies WordPress into the folder, has it install itself on the database, and serves it. */
async function startSite({ php }: Programs, folder: string, { start }: Family, database: Database) {
  const site = join(folder, "site");
  // Debian's .htaccess leads to /etc.
  cpSync(packaged, site, { recursive: true, filter: (path) => !path.endsWith("/.htaccess") });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  writeFileSync(join(site, "wp-config.php"), configuration(database, address));
  const plugins = join(site, "wp-content/mu-plugins");
  mkdirSync(plugins);
  writeFileSync(join(plugins, "loopback.php"), loopback);

  // No mail about the new site; mistakes are told apart from answers and pages.
  const settings = ["sendmail_path=/bin/true", "display_errors=0", "log_errors=1"].flatMap((line) => [
    "-d",
    line,
  ]);
  const script = join(import.meta.dirname, "wordpress.php");
  const ask = async <Answer>(task: Record<string, unknown>): Promise<Answer> =>
    JSON.parse(await run(php, [...settings, script], JSON.stringify({ site, ...task })));

  const { version, themes } = await ask<Pick<WordPress, "version" | "themes">>({ do: "install", database });
  // Several at once: while one worker waits for the desk's oEmbed, others serve scripts and styles.
  const env = { ...process.env, PHP_CLI_SERVER_WORKERS: "4" };
  const serving = [...settings, "-S", `127.0.0.1:${port}`, "-t", site];
  await start(php, serving, env, () =>
    fetch(address)
      .then(({ ok }) => ok)
      .catch(() => false),
  );

  let count = 0;
  return {
    address,
    version,
    themes,
    publish: (post: { title: string; content: string; as: Role }) => ask<string>({ do: "publish", ...post }),
    saved: (post: string) => ask<Saved>({ do: "saved", post: Number(new URL(post).searchParams.get("p")) }),
    theme: (name: string) => ask<void>({ do: "theme", name }),
    plugin(code: string) {
      count += 1;
      const path = join(plugins, `test-${count}.php`);
      writeFileSync(path, code.startsWith("<?php") ? code : `<?php\n${code}\n`);
      return () => rmSync(path, { force: true });
    },
  };
}

/** Starts a WordPress with an administrator and an author, on a database of its own or on the one named. */
export async function startWordPress(options: { database?: Database } = {}): Promise<WordPress> {
  const found = programs();
  if (!found || !wordpressInstalled()) throw new Error("WordPress, PHP or MariaDB is not installed");
  const folder = mkdtempSync(join(tmpdir(), "wordpress-"));
  const processes = family(folder);
  try {
    const database = options.database ?? (await startDatabase(found, folder, processes));
    return { ...(await startSite(found, folder, processes, database)), close: processes.close };
  } catch (error) {
    await processes.close();
    throw error;
  }
}
