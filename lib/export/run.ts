/** The static export: asks for every document as a reader would, and writes what is answered as files. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import { writeAddresses } from "../addresses/form";
import { type Holding, holdingsAt } from "../database/holdings";
import { stopClock } from "../http/clock";
import { type Changed, sha256, staging } from "./folder";
import { type Held, heldStories } from "./held";
import { ledger, storyOf } from "./ledger";
import { type Answers, makeFile, missing } from "./made";
import { type Entry, type Manifest, readManifest } from "./manifest";
import type { ExportOptions } from "./options";
import { writeRoots } from "./roots";
import { unchangedSince } from "./unchanged";

export interface Outcome extends Changed {
  files: number;
  bytes: number;
  /** Addresses that something links to and that are not there. */
  broken: string[];
}

/** What static hosts that read such a file send with the files. */
const headers = `/*
  X-Content-Type-Options: nosniff
/embed/*
  Access-Control-Allow-Origin: *
/charts/*
  Access-Control-Allow-Origin: *
/oembed/*
  Access-Control-Allow-Origin: *
/embed.js
  Access-Control-Allow-Origin: *
`;

/** How many documents are made at a time. */
const atOnce = 4;

/**
 * Exports the site at the open editions. `open` makes what answers, once addresses are written as folders;
 * `program` is a fingerprint of everything that documents are made by. Throws a sentence; the folder stays as it was.
 */
export async function exportSite(
  options: ExportOptions,
  real: Date,
  program: string,
  open: () => Promise<Answers>,
): Promise<Outcome> {
  const before = readManifest(options.out);
  const none = "there is no edition to export: npm run seed publishes one";
  const published = await holdingsAt();
  if (published.length === 0) throw new Error(none);
  const now = options.at === null ? hourOf(real, published) : new Date(options.at);
  const stories = await heldStories(now, published, options.everyEdition, before);
  if (stories.length === 0) throw new Error(none);

  const bySlug = new Map(stories.map((held) => [held.open.slug, held]));
  const holds = (story: string, edition: number) => bySlug.get(story)?.editions.includes(edition) ?? false;
  const { form, addresses } = ledger(new URL(options.base).pathname.replace(/\/$/, ""), holds);
  stopClock(now);
  process.env.SITE_URL = options.base;
  writeAddresses(form);
  const answers = await open();
  writeRoots(options.base, stories);
  // An address that was given is never taken back.
  for (const [file, { address }] of Object.entries(before?.files ?? {}))
    if (address !== null && !addresses.has(file))
      addresses.set(file, moved(address, before?.base ?? "", options.base));
  const may = new Set(addresses.keys());

  const manifest: Manifest = {
    base: options.base,
    program,
    at: now.toISOString(),
    gzip: options.gzip,
    whole: true,
    stories: Object.fromEntries(
      stories.map(({ open, editions, laid }) => [open.slug, { edition: open.edition, held: editions, laid }]),
    ),
    files: {},
  };
  const unchanged = unchangedSince(before, manifest, options.out);
  const stage = staging(options.out, options.gzip);
  const broken: string[] = [];
  const limit = pLimit(atOnce);

  const lay = (
    file: string,
    bytes: Buffer,
    { address, of, moves }: Pick<Entry, "address" | "of" | "moves"> = { address: null, of: [], moves: false },
  ) => {
    stage.put(file, bytes);
    // In the order in which an earlier one is read.
    manifest.files[file] = { address, sha256: sha256(bytes), bytes: bytes.length, of, moves };
  };
  const write = async (file: string, address: string) => {
    const known = unchanged(file);
    if (known) {
      manifest.files[file] = known;
      return;
    }
    const made = await makeFile(address, answers, bySlug, form.root ?? "");
    if (!made) {
      if (!may.has(file)) broken.push(address);
      return;
    }
    lay(file, made.bytes, { address, of: made.of, moves: moves(address, bySlug) });
  };

  try {
    // What documents lead to is written while they are made.
    for (const done = new Set<string>(); done.size < addresses.size; ) {
      const next = [...addresses].filter(([file]) => !done.has(file));
      for (const [file] of next) done.add(file);
      await Promise.all(next.map(([file, address]) => limit(write, file, address)));
    }
    for (const path of readdirSync("public", { recursive: true, encoding: "utf8" })) {
      const from = join("public", path);
      if (statSync(from).isFile()) lay(path.replaceAll("\\", "/"), readFileSync(from));
    }
    lay("404.html", await missing(answers));
    lay("_headers", Buffer.from(headers));
    const changed = stage.finish(manifest, before);
    const all = Object.values(manifest.files);
    return { ...changed, files: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0), broken };
  } finally {
    stage.drop();
  }
}

/** The beginning of the hour, or the last publication in it: what is made twice in an hour is the same. */
function hourOf(real: Date, published: readonly Holding[]): Date {
  const hour = new Date(real);
  hour.setUTCMinutes(0, 0, 0);
  const out = published.map(({ publishedAt }) => new Date(publishedAt)).filter((each) => each <= real);
  return new Date(Math.max(Number(hour), ...out.map(Number)));
}

/** Whether an address shows the moment that it is asked at. */
function moves(address: string, stories: ReadonlyMap<string, Held>): boolean {
  if (address === "/" || /\bat(=|%3D)live/.test(address)) return true;
  const story = stories.get(storyOf(address) ?? "");
  return story?.live === true && !/\bat(=|%3D)/.test(address);
}

/** An address that names the site within it, as that of another one. */
const moved = (address: string, from: string, to: string) =>
  address.replace(encodeURIComponent(from), encodeURIComponent(to));
