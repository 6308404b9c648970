/** The thread that sets pictures, begun with the first and again after one that ended it. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ResvgRenderOptions } from "@resvg/resvg-js";

interface Waiting {
  done: (bytes: Buffer) => void;
  fail: (error: Error) => void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | null = null;
let count = 0;

/** The most that the thread's own objects may take, in megabytes; a picture's pixels are bounded by its size. */
const most = 256;

function begun(): Worker {
  if (worker) return worker;
  const made = new Worker(join(process.cwd(), "lib/documents/png-worker.mjs"), {
    resourceLimits: { maxOldGenerationSizeMb: most },
  });
  // A script that has nothing else to do ends.
  made.unref();
  made.on("message", ({ id, bytes, error }: { id: number; bytes?: Uint8Array; error?: string }) => {
    const { done, fail } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (waiting.size === 0) made.unref();
    if (bytes) done?.(Buffer.from(bytes));
    else fail?.(new Error(error));
  });
  const lost = (error: Error) => {
    if (worker === made) worker = null;
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  made.on("error", lost);
  made.on("exit", () => lost(new Error("the thread that sets pictures has ended")));
  worker = made;
  return made;
}

/** An SVG as the bytes of a PNG. Throws when it is none, or when the thread ends. */
export function setPicture(svg: string, options: ResvgRenderOptions): Promise<Buffer> {
  const id = count++;
  return new Promise((done, fail) => {
    waiting.set(id, { done, fail });
    const thread = begun();
    thread.ref();
    thread.postMessage({ id, svg, options });
  });
}
