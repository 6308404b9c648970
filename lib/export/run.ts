/** The static export: asks for every document as a reader would, and writes what is answered as files. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pLimit from "p-limit";
import { writeAddresses } from "../addresses/form";
import { type Holding, holdingsAt } from "../database/holdings";
import { stopClock } from "../http/clock";
import { alone } from "./alone";
import { type Changed, sha256, staging } from "./folder";
import { type Held, heldStories } from "./held";
import { ledger, storyOf } from "./ledger";
import { type Entry, type Manifest, readManifest } from "./manifest";
import type { ExportOptions } from "./options";
import { writeRoots } from "./roots";

/** Answers an address of the site, from its slash on, as the server would. */
export type Answers = (address: string) => Promise<Response>;

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
  const published = await holdingsAt();
  const now = options.at === null ? hourOf(real, published) : new Date(options.at);
  const stories = await heldStories(now, published, options.everyEdition, before);
  if (stories.length === 0) throw new Error("there is no edition to export: npm run seed publishes one");

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
    const { bytes, of } = made;
    stage.put(file, bytes);
    manifest.files[file] = {
      address,
      sha256: sha256(bytes),
      bytes: bytes.length,
      of,
      moves: moves(address, bySlug),
    };
  };
  const lay = (file: string, bytes: Buffer) => {
    stage.put(file, bytes);
    manifest.files[file] = {
      address: null,
      sha256: sha256(bytes),
      bytes: bytes.length,
      of: [],
      moves: false,
    };
  };

  try {
    // What documents lead to is written while they are made.
    for (const done = new Set<string>(); done.size < addresses.size; ) {
      const next = [...addresses].filter(([file]) => !done.has(file));
      for (const [file] of next) done.add(file);
      await Promise.all(next.map(([file, address]) => limit(write, file, address)));
    }
    for (const { parentPath, name } of readdirSync("public", { recursive: true, withFileTypes: true }).filter(
      (each) => each.isFile(),
    )) {
      const path = join(parentPath, name);
      lay(path.slice("public/".length).replaceAll("\\", "/"), readFileSync(path));
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

/** Tells of a file whether it has to be as it is, and its entry then. */
function unchangedSince(before: Manifest | null, after: Manifest, folder: string) {
  const same =
    before?.whole &&
    before.base === after.base &&
    before.program === after.program &&
    before.gzip === after.gzip;
  const sameMoment = before?.at === after.at;
  const stories = new Set(
    Object.entries(after.stories)
      .filter(([slug, story]) => JSON.stringify(before?.stories[slug]) === JSON.stringify(story))
      .map(([slug, { edition }]) => `${slug}@${edition}`),
  );
  return (file: string): Entry | null => {
    const entry = same ? before.files[file] : undefined;
    if (!entry?.address || (entry.moves && !sameMoment) || !storyOf(entry.address) || entry.of.length === 0)
      return null;
    const pinned = /^\/charts\/.*[?&]v=/.test(entry.address);
    const stays = pinned || entry.of.every((edition) => stories.has(edition));
    return stays && isThere(join(folder, file), entry) ? entry : null;
  };
}

function isThere(path: string, { bytes, sha256: hash }: Entry): boolean {
  try {
    const there = readFileSync(path);
    return there.length === bytes && sha256(there) === hash;
  } catch {
    return false;
  }
}

/** What answers an address, as a file; null where there is nothing, or nothing any more. Throws what kept it from being made. */
async function makeFile(
  address: string,
  answers: Answers,
  stories: ReadonlyMap<string, Held>,
  root: string,
): Promise<{ bytes: Buffer; of: string[] } | null> {
  const answer = await followed(address, answers, root);
  const { status, headers } = answer;
  const html = headers.get("content-type")?.startsWith("text/html") ?? false;
  if (status >= 500) throw new Error(`${address}: ${(await answer.text()).trim()}`);
  // What was retracted leaves its notice in frames and pages, and nothing in place of a file.
  if (status !== 200 && !(status === 410 && html)) return null;
  const bytes = Buffer.from(await answer.arrayBuffer());
  const of = headers.get("desk-edition")?.split(",") ?? [];
  if (!html) return { bytes, of };
  const asked = address.includes("?") || /\/corrections$/.test(address);
  const held = asked ? null : (stories.get(storyOf(address) ?? "")?.editions ?? null);
  return {
    bytes: Buffer.from(alone(bytes.toString(), headers.get("content-security-policy") ?? "", held)),
    of,
  };
}

/** The answer at an address, or at the one that it has moved to: a file cannot lead on. */
async function followed(address: string, answers: Answers, root: string): Promise<Response> {
  const answer = await answers(address);
  const to = answer.status === 308 ? answer.headers.get("location") : null;
  return to ? answers(to.slice(root.length).replace(/\/(?=\?|$)/, "")) : answer;
}

/** The page of what is not there. */
async function missing(answers: Answers): Promise<Buffer> {
  const answer = await answers("/not/a/page/of/ours");
  return Buffer.from(alone(await answer.text(), answer.headers.get("content-security-policy") ?? "", null));
}
