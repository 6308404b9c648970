import { everyProvider, type Sentence } from "./provider";

/** What Prisma says when it cannot, and what that means to who runs the desk. */
const sentences: Sentence[] = [
  ...everyProvider.flatMap(({ failures }) => failures.sentences),
  [
    /no such (table|column)|does not exist in the current database|42P01|42703/,
    "the database is older than this program: npm start, or a seed, brings it up to date",
  ],
  [
    /Transaction API error|Unable to start a transaction|expired transaction/,
    "the database did not answer in time",
  ],
];

/** What the database's own errors are called, and that of making its folder. */
const own = [
  /^(Prisma|DriverAdapter)|^ConnectionFailed/,
  ...everyProvider.map(({ failures }) => failures.own),
];

/** A sentence for a failure of the database; null for any other error. */
export function databaseFailure(error: unknown): string | null {
  return known(error)?.[1] ?? null;
}

/** Whether the database does not answer, for a reason that may pass by itself. */
export function isAway(error: unknown): boolean {
  return known(error)?.[2] === "passing";
}

function known(error: unknown): Sentence | null {
  const { name, message, code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  const told = [name, message, code].map((each) => each ?? "");
  if (syscall !== "mkdir" && !own.some((pattern) => told.some((each) => pattern.test(each)))) return null;
  const said: string[] = [];
  for (let each = error; each && typeof each === "object"; each = (each as Error).cause) {
    const { message, ...more } = each as Error;
    said.push(message ?? "", JSON.stringify({ ...more, cause: undefined }));
  }
  const text = said.join(" ");
  return sentences.find(([pattern]) => pattern.test(text)) ?? null;
}
