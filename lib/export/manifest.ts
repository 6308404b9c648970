/** What an export holds, as its folder says it itself: every file, what address it answers, its hash. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A file of an export. */
const entry = z.object({
  /** The address that it answers, as a server takes it; null for what is no answer. */
  address: z.string().nullable(),
  sha256: z.string(),
  bytes: z.number(),
  /** The editions that it is made of: gsomia@3. */
  of: z.array(z.string()),
  /** Whether it shows the moment that it was made for. */
  moves: z.boolean(),
});

/** A path within the folder. */
const path = z.string().refine((path) => !path.split(/[\\/]/).some((name) => /^\.{0,2}$/.test(name)));

const manifest = z.object({
  base: z.string(),
  /** The fingerprint of the program. */
  program: z.string(),
  /** The moment that it is made for. */
  at: z.string(),
  /** Whether its texts lie there compressed as well. */
  gzip: z.boolean(),
  /** Whether it came to its end. */
  whole: z.boolean(),
  stories: z.record(
    z.string(),
    z.object({ edition: z.number(), held: z.array(z.number()), laid: z.string() }),
  ),
  files: z.record(path, entry),
});

export type Entry = z.infer<typeof entry>;
export type Manifest = z.infer<typeof manifest>;

export const manifestName = "manifest.json";

/** Where files lie until all are made. */
export const stageName = ".export";

/** What an earlier export left in a folder; null for a new one. Throws a sentence for a folder of something else. */
export function readManifest(folder: string): Manifest | null {
  const path = join(folder, manifestName);
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new Error(`--out: ${folder} is a file`);
  if (!existsSync(path)) {
    // The first one may have been stopped before it had anything.
    if (existsSync(folder) && readdirSync(folder).some((name) => name !== stageName))
      throw new Error(
        `--out: ${folder} holds files that no export wrote, expected an empty folder or a new one`,
      );
    return null;
  }
  const read = manifest.safeParse(parsed(readFileSync(path, "utf8")));
  if (!read.success)
    throw new Error(`--out: ${path} is not what an export writes; expected a folder of its own`);
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A manifest as text, its files in one order. */
export function manifestText({ stories, files, ...rest }: Manifest): string {
  const ordered = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...rest, stories: ordered(stories), files: ordered(files) }, null, 1)}\n`;
}
