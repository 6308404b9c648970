/** PostgreSQL: a database that several servers and editors share. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/postgresql/client";
import type { PrismaClient as Client } from "./generated/sqlite/client";
import type { Provider, Use } from "./provider";

/**
 * How many connections a process has at most, and how long it waits for one and for what it asked, in milliseconds: a
 * reader has what was read before to fall back on, a writer has not.
 */
const patience: Record<Use, pg.PoolConfig> = {
  read: { max: 8, connectionTimeoutMillis: 2000, query_timeout: 5000, statement_timeout: 5000 },
  write: { max: 4, connectionTimeoutMillis: 10_000, lock_timeout: 10_000 },
};

/** What whoever migrates waits for, as a number of this program's own. */
const migrationLock = 7_091_123;

/** A connection's settings; Prisma's `schema` is the one that names without one are looked for in. */
function settings(url: string): { schema: string; config: pg.ClientConfig } {
  const address = new URL(url);
  const schema = address.searchParams.get("schema") ?? "public";
  if (!/^[a-z_][a-z0-9_]*$/.test(schema))
    throw new Error(`DATABASE_URL: schema: expected small letters, digits and _, found ${schema}`);
  address.searchParams.delete("schema");
  const options = address.searchParams.get("options") ?? "";
  address.searchParams.set("options", `${options} -c search_path=${schema}`.trim());
  return {
    schema,
    config: { connectionString: address.href, application_name: "deadline-desk", keepAlive: true },
  };
}

/** The driver adapter. What breaks a connection that is at rest is seen by whoever asks next. */
export function postgresqlAdapter(url: string, use: Use = "write"): PrismaPg {
  const { schema, config } = settings(url);
  return new PrismaPg(
    { ...config, ...patience[use] },
    { schema, onPoolError: () => {}, onConnectionError: () => {} },
  );
}

async function connected<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...settings(url).config, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

export const postgresql: Provider = {
  // The models are the same, and so is all that Prisma makes of them.
  open: (url, use) => new PrismaClient({ adapter: postgresqlAdapter(url, use) }) as unknown as Client,

  identity: (url) => url,

  isThere: (url) =>
    connected(url, async (client) => {
      const { rows } = await client.query(`SELECT to_regclass('"Edition"') IS NOT NULL AS "there"`);
      return rows[0]?.there === true;
    }),

  remote: true,

  insert: (table, columns) => {
    const names = columns.map((name) => `"${name}"`);
    return `INSERT INTO "${table}" (${names}) SELECT ${names} FROM json_populate_recordset(null::"${table}", $1::json)`;
  },

  migrating: (url, work) =>
    connected(url, async (client) => {
      const { schema } = settings(url);
      await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${migrationLock})`);
      if (schema !== "public")
        await client.query(`CREATE SCHEMA IF NOT EXISTS ${client.escapeIdentifier(schema)}`);
      try {
        const done = await work({
          script: (sql) => client.query(sql),
          rows: async (sql) => (await client.query(sql)).rows,
        });
        await client.query("COMMIT");
        return done;
      } catch (error) {
        await client.query("ROLLBACK").catch(() => {});
        throw error;
      }
    }),

  migrations: {
    folder: "prisma/postgresql/migrations",
    schema: "prisma/postgresql/schema.prisma",
    journal: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`,
  },

  failures: {
    // The codes of the server's own errors, and what the driver says of a connection.
    own: /^(?=.*\d)[0-9A-Z]{5}$|^(Connection|connection) (terminated|timeout)|timeout exceeded when trying to connect|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE|Query read timeout|SASL|server (does not support|closed)/,
    sentences: [
      [
        /password authentication failed|SASL|28P01|28000|P1000|P1010|no pg_hba/,
        "the database refuses the user or the password of DATABASE_URL",
      ],
      [/3D000|P1003|database ".*" does not exist/, "the database that DATABASE_URL names is not there"],
      [/ENOTFOUND|EAI_AGAIN/, "the database's host is not known", "passing"],
      [/ECONNREFUSED|P1001/, "the database cannot be reached: is it running?", "passing"],
      [
        /57P01|57P02|P1017|57P03|terminat|the database system is|ECONNRESET|EPIPE|closed the connection/,
        "the database is starting or ending",
        "passing",
      ],
      [
        /53300|P2037|too many clients|remaining connection slots/,
        "the database has no connection left",
        "passing",
      ],
      [/53100|No space left/, "the disk is full"],
      [/25006|read-only transaction/, "the database takes no writes: it is a copy, or was told so"],
      [/55P03|lock timeout/, "the database is locked: another process has been writing to it for too long"],
      [
        /57014|P1008|Query read timeout|timeout exceeded|timeout expired|ETIMEDOUT|EHOSTUNREACH|statement timeout/,
        "the database did not answer in time",
        "passing",
      ],
      [/42501|permission denied/, "the database's user may not do this"],
    ],
  },
};
