/** A desk of its own for some stories: those that the checks accept, published with their editions. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { openDatabase } from "../../lib/database/client";
import { plan, publish } from "../../lib/database/publish";
import { FigureFaults } from "../../lib/figures/faults";
import type { FigureFile } from "../../lib/figures/files";
import { mended } from "../../lib/figures/mend";
import { checkFiles, type Ready } from "../../lib/seed/check";
import { migrate } from "../../prisma/migrate";
import { edited } from "./any-edit";
import { type AnyFiles, type AnyStory, filesOf } from "./any-story";

/** What came of some stories. */
export interface Tally {
  tried: number;
  accepted: number;
  /** Editions after the first, and those that were published. */
  edits: number;
  editions: number;
  documents: number;
  /** Why stories were refused, and how often. */
  refusals: Map<string, number>;
}

export const noTally = (): Tally => ({
  tried: 0,
  accepted: 0,
  edits: 0,
  editions: 0,
  documents: 0,
  refusals: new Map(),
});

/** A story as its last edition has it, and how many it has. */
export interface Open {
  ready: Ready;
  editions: number;
}

const newFolder = () => mkdtempSync(join(tmpdir(), "deadline-desk-"));
let empty: Promise<string> | null = null;

/** A database without a story, as a file to be copied. */
async function emptyDatabase(): Promise<string> {
  const file = join(newFolder(), "empty.db");
  process.on("exit", () => rmSync(join(file, ".."), { recursive: true, force: true }));
  await migrate(`file:${file}`);
  const database = openDatabase(`file:${file}`);
  await database.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
  await database.$disconnect();
  return file;
}

/** What the checks say of a story's files; null where they refuse them, which `tally` counts by why. */
function checked(slug: string, files: AnyFiles, now: string, tally: Tally): Ready | null {
  const texts = filesOf(files);
  try {
    return checkFiles(slug, texts, "/nowhere", now);
  } catch (error) {
    if (!(error instanceof FigureFaults)) throw error;
    if (fixed(files, error)) return checked(slug, files, now, tally);
    for (const { code, message } of error.faults) {
      const why = code ?? message.replace(/[:,].*$/s, "").slice(0, 60);
      tally.refusals.set(why, (tally.refusals.get(why) ?? 0) + 1);
    }
    return null;
  }
}

/** Writes derived values into the files as the seed would; whether there was anything to write. */
function fixed(files: AnyFiles, { faults }: FigureFaults): boolean {
  const [{ text }] = filesOf(files).filter(({ path }) => path === "story.yaml") as [FigureFile];
  const own = faults.filter(({ path, code }) => path === "story.yaml" && code === "derived-value");
  const { text: next, edits } = mended(text, own);
  if (edits.length > 0) files.story = parse(next);
  return edits.length > 0;
}

type Database = ReturnType<typeof openDatabase>;

/** Publishes an edition, with the reasons that its plan asks for; whether it came out. */
async function published(
  database: Database,
  slug: string,
  files: AnyFiles,
  { now, at }: { now: string; at: Date },
  tally: Tally,
): Promise<boolean> {
  const changes = files.story.changes as object[];
  for (let round = 0; round < 4; round++) {
    const ready = checked(slug, files, now, tally);
    if (!ready) return false;
    const { faults } = await plan(database, ready, at);
    if (faults.length === 0) {
      const { stories } = await publish(database, [ready], () => at);
      return stories[0]?.edition !== stories[0]?.from;
    }
    const asked = faults.flatMap(({ add }) => (add ? (parse(add) as Record<string, unknown>[]) : []));
    if (asked.length === 0) return false;
    for (const entry of asked)
      changes.push({
        ...entry,
        reason: entry.reason ?? ["correction", "update", "clarification"][changes.length % 3],
        why: "We misread the <table>.",
      });
  }
  return false;
}

let names = 0;

/**
 * Publishes those of some stories that the checks accept, each with its editions, on a desk that `use` may ask, and
 * that is gone after it; `now` is the present moment.
 */
export async function onDesk<T>(
  stories: AnyStory[],
  now: string,
  tally: Tally,
  use: (open: Open[]) => Promise<T>,
): Promise<T> {
  empty ??= emptyDatabase();
  const folder = newFolder();
  const file = join(folder, "desk.db");
  cpSync(await empty, file);
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = `file:${file}`;
  try {
    const open = await publishAll(`file:${file}`, stories, now, tally);
    return await use(open);
  } finally {
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function publishAll(url: string, stories: AnyStory[], now: string, tally: Tally): Promise<Open[]> {
  const database = openDatabase(url);
  const begun = Date.parse(now) - 3_600_000;
  const open: Open[] = [];
  try {
    for (const story of stories) {
      tally.tried += 1;
      // What was read of a story is kept by its name.
      const slug = story.slug(names++);
      let files = structuredClone(story.first);
      if (!(await published(database, slug, files, { now, at: new Date(begun) }, tally))) continue;
      tally.accepted += 1;
      let editions = 1;
      for (const edit of story.edits) {
        const next = edited(files, edit);
        if (!next) continue;
        tally.edits += 1;
        const at = new Date(begun + editions * 60_000);
        if (!(await published(database, slug, next, { now, at }, noTally()))) continue;
        files = next;
        editions += 1;
        tally.editions += 1;
      }
      open.push({ ready: checkFiles(slug, filesOf(files), "/nowhere", now), editions });
    }
    const [lead, ...others] = open.map(({ ready }) => ready.draft.slug);
    const front = {
      lead: lead ?? null,
      stories: others.map((story) => ({ story, show: "chart" as const, chart: null })),
    };
    if (lead) await publish(database, [], () => new Date(begun), null, null, front);
    return open;
  } finally {
    await database.$disconnect();
  }
}
