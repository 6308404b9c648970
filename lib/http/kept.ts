/** Bytes made once and compressed once, shared while they are being made, kept by what they are made of. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import type { Document } from "../documents/document";
import { type Turns, turns } from "./turns";

/** A body as it is sent, with its tag. */
export interface Kept {
  body: Buffer<ArrayBuffer>;
  zipped: Buffer<ArrayBuffer> | null;
  tag: string;
}

const kept = new LRUCache<string, Kept>({
  maxSize: 48 * 1024 * 1024,
  sizeCalculation: ({ body, zipped }) => body.length + (zipped?.length ?? 0) + 200,
});

/** How many bytes are kept of documents. */
export const keptBytes = (): number => kept.calculatedSize;

/** While the code itself changes nothing that it made is kept. */
const developing = process.env.NODE_ENV === "development";

/** Each class of work has turns of its own: pages and files, and pictures of pixels, which take longest. */
const classes: Record<Exclude<NonNullable<Document["work"]>, "light">, Turns> = {
  page: turns(64, "there is much to draw just now: try again soon"),
  picture: turns(12, "too many pictures are being made: try again soon"),
};

interface Making {
  entry: Promise<Kept>;
  /** Those who wait for it; null for one who does not tell when it leaves. */
  waiting: (AbortSignal | null)[];
}

/** What is being made, so that those who ask at once share it. */
const making = new Map<string, Making>();

/**
 * What is rendered for a key, made when it is not kept; text is compressed as well. What is not light work is made in
 * its turn, refused when too much waits, and dropped when all who asked have left.
 */
export async function keep(
  key: string,
  make: Document["make"],
  work: Document["work"] = "page",
  signal: AbortSignal | null = null,
): Promise<Kept> {
  const known = developing ? undefined : kept.get(key);
  if (known) return known;
  const under = developing ? undefined : making.get(key);
  if (under) {
    under.waiting.push(signal);
    return under.entry;
  }
  const waiting = [signal];
  const wanted = () => waiting.some((each) => !each?.aborted);
  const entry = work === "light" ? prepare(make) : classes[work](() => prepare(make), wanted);
  making.set(key, { entry, waiting });
  try {
    kept.set(key, await entry);
    return await entry;
  } finally {
    making.delete(key);
  }
}

/** Where the last per cent of compression is no longer worth twice the time, in bytes. */
const large = 100_000;

async function prepare(make: Document["make"]): Promise<Kept> {
  const made = await make();
  const body = Buffer.from(made);
  const level = body.length > large ? 6 : 9;
  return {
    body,
    // In this thread, which goes by what is told from memory: the pool's threads do not.
    zipped: typeof made === "string" ? gzipSync(body, { level }) : null,
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
  };
}
