/** Every document of a story that the checks accept, asked of the routes as readers ask. */
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { XmlDocument } from "libxml2-wasm";
import { parse } from "yaml";
import { openDatabase } from "../../lib/database/client";
import { plan, publish } from "../../lib/database/publish";
import { FigureFaults } from "../../lib/figures/faults";
import type { FigureFile } from "../../lib/figures/files";
import { mended } from "../../lib/figures/mend";
import { checkFiles, type Ready } from "../../lib/seed/check";
import type { Front } from "../../lib/story/front";
import { migrate } from "../../prisma/migrate";
import { edited } from "./any-edit";
import { type AnyFiles, type AnyStory, filesOf } from "./any-story";

const app = join(import.meta.dirname, "../../app");
const site = "http://desk.example";

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

let template: Promise<string> | null = null;

/** The file of a new database. */
async function newDatabase(): Promise<string> {
  template ??= (async () => {
    const file = join(mkdtempSync(join(tmpdir(), "deadline-desk-")), "empty.db");
    await migrate(`file:${file}`);
    const database = openDatabase(`file:${file}`);
    await database.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    await database.$disconnect();
    return file;
  })();
  const empty = await template;
  const file = join(mkdtempSync(join(tmpdir(), "deadline-desk-")), "desk.db");
  cpSync(empty, file);
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

interface Asked {
  route: string;
  params: Record<string, string>;
  query: string;
  /** Whether something has to stand there. */
  there: boolean;
}

/** Every address of a story at its last edition. */
function addressesOf(ready: Ready, editions: number, pictures: number): Asked[] {
  const { slug, charts, deadline } = ready.draft;
  const second = (minutes: number) => new Date(Date.parse(deadline.instant) + minutes * 60_000).toISOString();
  const moments = [second(-1), second(1)].filter((at) => /^(19|20)\d\d-/.test(at));
  const at = ["live", "1900-01-01T00:00Z", "2099-12-31T23:59%2B14:00", ...moments].map((at) => `at=${at}`);
  const v = Array.from({ length: editions }, (_, k) => `v=${k + 1}`);
  const pages = ["", "theme=dark", ...at, ...v];
  const ask = (route: string, params: Record<string, string>, queries: string[], there = true): Asked[] =>
    queries.map((query) => ({ route, params, query, there: there && !/v(=|%3D)/.test(query) }));
  const oembed = (path: string, more = "") => `url=${encodeURIComponent(`${site}/${path}`)}${more}`;
  const of = (chart: string, index: number): Asked[] => {
    const file = (extension: string, queries: string[]) =>
      ask("charts/[story]/[file]", { story: slug, file: `${chart}.${extension}` }, queries);
    return [
      ...ask("[story]/[chart]", { story: slug, chart }, pages),
      ...ask("embed/[story]/[chart]", { story: slug, chart }, [...pages, "theme=auto"]),
      ...file("svg", ["width=280", "width=1600&theme=dark", ...at.slice(0, 2), ...v]),
      ...file("csv", ["", ...v]),
      ...file("json", ["", ...v]),
      ...(index < pictures
        ? [...file("png", ["width=280&scale=1"]), ...file("card.png", ["width=16", ""])]
        : []),
      ...ask("oembed", {}, [
        oembed(`${slug}/${chart}`),
        oembed(`embed/${slug}/${chart}?v=1`, "&format=xml&maxwidth=1&maxheight=1"),
      ]),
    ];
  };
  return [
    ...ask("[story]", { story: slug }, pages),
    ...ask("[story]/corrections", { story: slug }, ["", "upto=1", "v=1"]),
    ...ask("[story]/feed.xml", { story: slug }, [""]),
    ...ask("oembed", {}, [oembed(slug)]),
    ...charts.flatMap(({ id }, index) => of(id, index)),
  ];
}

/** What the whole site has beside a story. */
const everywhere: Asked[] = ["", "corrections", "feed.xml", "health"].flatMap((route) =>
  ["", "at=1900-01-01T00:00Z", "theme=dark"].map((query) => ({ route, params: {}, query, there: true })),
);

/** What is wrong with an answer, in words; null for one that is as it should be. */
async function wrong(response: Response, { there }: Asked): Promise<string | null> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status } = response;
  if (status >= 500) return `status ${status}: ${bytes.toString("utf8").slice(0, 300)}`;
  if (there && status !== 200) return `status ${status}: ${bytes.toString("utf8").slice(0, 300)}`;
  if (status !== 200) return null;
  const type = response.headers.get("content-type") ?? "";
  if (type === "image/png") return bytes.subarray(1, 4).toString() === "PNG" ? null : "no PNG";
  const text = bytes.toString("utf8");
  if (/\bxml\b/.test(type)) XmlDocument.fromString(text).dispose();
  if (type.includes("json")) JSON.parse(text);
  if (/html|svg/.test(type)) {
    const shown = text.replace(/<script[^>]*>(?!alert)[\s\S]*?<\/script>/g, "");
    const found = /<script>alert|\b(NaN|Infinity|undefined)\b/.exec(shown);
    if (found) return `holds ${shown.slice(Math.max(0, found.index - 80), found.index + 40)}`;
  }
  return null;
}

/** Asks one address; what is wrong with its answer, null for nothing. */
async function ask(asked: Asked): Promise<string | null> {
  const { route, params, query } = asked;
  const { GET } = await import(/* @vite-ignore */ join(app, route, "route.ts"));
  const parts = route.split("/").map((part) => params[part.replace(/\W/g, "")] ?? part);
  const path = `/${parts.join("/")}${query ? `?${query}` : ""}`;
  const request = new Request(site + path, { headers: { host: "desk.example" } });
  try {
    const found = await wrong(await GET(request, { params: Promise.resolve(params) }), asked);
    return found && `${path}: ${found}`;
  } catch (error) {
    return `${path}: ${(error as Error).stack ?? error}`;
  }
}

let names = 0;

/**
 * Publishes those of some stories that the checks accept, each with its editions, on a desk of their own, and asks for
 * every document that they have, or for one of every `share`; what is wrong with any, in words. `now` is the present
 * moment, and as many charts of each story have `pictures` of pixels made.
 */
export async function answerAll(
  stories: AnyStory[],
  now: string,
  tally: Tally,
  { pictures = 0, share = 1 }: { pictures?: number; share?: number } = {},
): Promise<string[]> {
  const file = await newDatabase();
  process.env.DATABASE_URL = `file:${file}`;
  const database = openDatabase(`file:${file}`);
  let front: Front | null = null;
  const open: { ready: Ready; editions: number }[] = [];
  const minute = Date.parse(now) - 3_600_000;
  try {
    for (const story of stories) {
      tally.tried += 1;
      // What was read of a story is kept by its name.
      const slug = story.slug(names++);
      let files = structuredClone(story.first);
      if (!(await published(database, slug, files, { now, at: new Date(minute) }, tally))) continue;
      tally.accepted += 1;
      let editions = 1;
      for (const edit of story.edits) {
        const next = edited(files, edit);
        if (!next) continue;
        tally.edits += 1;
        const at = new Date(minute + editions * 60_000);
        if (!(await published(database, slug, next, { now, at }, { ...tally, refusals: new Map() })))
          continue;
        files = next;
        editions += 1;
        tally.editions += 1;
      }
      front ??= { lead: slug, stories: [] };
      open.push({ ready: checkFiles(slug, filesOf(files), "/nowhere", now), editions });
    }
    // The first leads, the others are shown with a chart.
    const shown = open
      .slice(1)
      .map(({ ready }) => ({ story: ready.draft.slug, show: "chart" as const, chart: null }));
    if (front) await publish(database, [], () => new Date(minute), null, null, { ...front, stories: shown });
  } finally {
    await database.$disconnect();
  }
  if (open.length === 0) return [];
  // As long as it is taken for granted which editions are open.
  await wait(260);
  const every = open.flatMap(({ ready, editions }) => addressesOf(ready, editions, pictures));
  const broken: string[] = [];
  for (const [index, each] of [...every, ...everywhere].entries()) {
    if ((index + names) % share) continue;
    const found = await ask(each);
    if (found !== null) broken.push(found);
    tally.documents += 1;
  }
  return broken;
}
