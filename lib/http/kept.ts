/** Bytes made once and compressed once, shared while they are being made, kept by what they are made of. */
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import pLimit from "p-limit";
import { Busy } from "../documents/busy";

/** A body as it is sent, with its tag. */
export interface Kept {
  body: Buffer<ArrayBuffer>;
  zipped: Buffer<ArrayBuffer> | null;
  tag: string;
}

const kept = new LRUCache<string, Kept>({
  maxSize: 64 * 1024 * 1024,
  sizeCalculation: ({ body, zipped }) => body.length + (zipped?.length ?? 0) + 200,
});

/** While the code itself changes nothing that it made is kept. */
export const developing = process.env.NODE_ENV === "development";

/** What is being made, so that those who ask at once share it. */
const making = new Map<string, Promise<Kept>>();

type Make = () => string | Buffer | Promise<string | Buffer>;

/**
 * What is rendered for a key, made when it is not kept; text is compressed as well. With
 * `queued` it is made in its turn, and refused when too much waits.
 */
export async function keep(key: string, make: Make, queued = true): Promise<Kept> {
  const known = developing ? undefined : (kept.get(key) ?? making.get(key));
  if (known) return known;
  const entry = queued ? inTurn(make) : prepare(make);
  making.set(key, entry);
  try {
    kept.set(key, await entry);
    return await entry;
  } finally {
    making.delete(key);
  }
}

/** How many documents may wait for the one that is being made. */
const longestQueue = 64;
/** How much longer than it took to write one the next one waits, so that kept ones are answered meanwhile, and the most, in milliseconds. */
const pause = { times: 4, most: 50 };
/** Documents are made one at a time. */
const turns = pLimit(1);

/** What is made when its turn comes. Throws `Busy` when too much waits. */
function inTurn(make: Make): Promise<Kept> {
  if (turns.pendingCount >= longestQueue) {
    return Promise.reject(new Busy("there is much to draw just now: try again soon"));
  }
  return new Promise((resolve, reject) => {
    turns(async () => {
      let took = 0;
      const timed = async () => {
        const begun = performance.now();
        const made = await make();
        took = performance.now() - begun;
        return made;
      };
      await prepare(timed).then(resolve, reject);
      if (turns.pendingCount > 0) await wait(Math.min(pause.times * took, pause.most));
    });
  });
}

const compress = promisify(gzip);

/** Where the last per cent of compression is no longer worth twice the time, in bytes. */
const large = 100_000;

async function prepare(make: Make): Promise<Kept> {
  const made = await make();
  const body = Buffer.from(made);
  const level = body.length > large ? 6 : 9;
  return {
    body,
    zipped: typeof made === "string" ? await compress(body, { level }) : null,
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
  };
}
