/** What SQLite says when it cannot, and what that means to who runs the seed. */
const sentences: [RegExp, string][] = [
  [
    /SQLITE_BUSY|database is locked|SocketTimeout|Operation has timed out/,
    "the database is locked: another process has been writing to it for too long",
  ],
  [/SQLITE_FULL|disk is full|ENOSPC|EFBIG/, "the disk is full"],
  [/SQLITE_IOERR|disk I\/O error/, "the database's file cannot be read or written"],
  [/SQLITE_READONLY|readonly database|EACCES|EPERM|EROFS/, "the database's file may not be written"],
  [/SQLITE_CORRUPT|malformed|SQLITE_NOTADB|not a database/, "the database's file is damaged, or no database"],
  [/SQLITE_CANTOPEN|unable to open|ENOTDIR|EISDIR|EEXIST.*mkdir/i, "the database's file cannot be opened"],
  [
    /no such (table|column)|does not exist in the current database/,
    "the database is older than this program: npm start, or a seed, brings it up to date",
  ],
  [
    /Transaction API error|Unable to start a transaction|expired transaction/,
    "the database did not answer in time",
  ],
];

/** What the database's own errors are called, and that of making its folder. */
const own = /^(Prisma|DriverAdapter|Libsql|Sqlite)|^ConnectionFailed|SQLITE_/;

/** A sentence for a failure of the database; null for any other error. */
export function databaseFailure(error: unknown): string | null {
  const { name, message, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (!own.test(name ?? "") && !own.test(message ?? "") && syscall !== "mkdir") return null;
  const told: string[] = [];
  for (let each = error; each instanceof Error || (each && typeof each === "object"); ) {
    const { message, code, cause, meta } = each as Error & {
      code?: unknown;
      cause?: unknown;
      meta?: unknown;
    };
    told.push(`${code ?? ""} ${message ?? ""} ${meta ? JSON.stringify(meta) : ""}`);
    each = cause;
  }
  const text = told.join(" ");
  const known = sentences.find(([pattern]) => pattern.test(text));
  return known?.[1] ?? null;
}
