/** What was answered lately: told again while it is fresh, and for a moment longer while it is asked for anew. */
import type { IncomingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";

/** An answer as it came, whole. */
export interface Told {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * How long an answer is told again without a question, and how long while it is asked for anew, in milliseconds: a new
 * edition is seen within a second. How long after its last question it is warm: asked for all the time.
 */
const times = { fresh: 250, while: 700, warm: 2000 };
/** How long an answer is told where asking anew fails, in milliseconds: as long as others are told that they may. */
const longest = 86_400_000;
/** How many bytes are kept. */
const most = 48 * 1024 * 1024;

/** Asks for an answer; `warm` where it was asked for a moment ago. Stops when the signal says that nobody waits any more. */
type Ask = (warm: boolean, signal: AbortSignal) => Promise<Told>;

interface Asking {
  answer: Promise<Told>;
  /** How many wait for it. */
  waiting: number;
  stop: AbortController;
}

/** The last good answer in the place of one that failed, under a header that says so (RFC 9211). */
function again(good: Told, { status, headers }: Told): Told {
  const why = headers["cache-status"] ?? `deadline-desk; hit; detail="asked anew it failed with ${status}"`;
  return { ...good, headers: { ...good.headers, "cache-status": why } };
}

/** A memory of answers by what they depend on; `now` is a clock in milliseconds. */
export function memoryOfAnswers(now: () => number = () => performance.now()) {
  const told = new LRUCache<string, { answer: Told; asked: number }>({
    maxSize: most,
    sizeCalculation: ({ answer }) => answer.body.length + 1000,
  });
  const asking = new Map<string, Asking>();

  function anew(key: string, ask: Ask, warm: boolean): Asking {
    const under = asking.get(key);
    if (under) return under;
    const stop = new AbortController();
    const asked = now();
    const answer = ask(warm, stop.signal)
      .then((answer) => {
        const good = told.get(key);
        if (answer.status >= 500 && good && asked - good.asked < longest) return again(good.answer, answer);
        const kept = answer.status < 500 && !/no-store/.test(answer.headers["cache-control"] ?? "no-store");
        if (kept) told.set(key, { answer, asked });
        else told.delete(key);
        return answer;
      })
      .finally(() => asking.delete(key));
    const made = { answer, waiting: 0, stop };
    asking.set(key, made);
    return made;
  }

  /** The answer that a key stands for, remembered or asked for, by one for all who wait; `gone` tells, for who has to wait, when who asks has left. */
  async function tell(key: string, ask: Ask, gone: () => AbortSignal): Promise<Told> {
    const known = told.get(key);
    const age = known ? now() - known.asked : Number.POSITIVE_INFINITY;
    if (known && age < times.fresh) return known.answer;
    const asked = anew(key, ask, age < times.warm);
    asked.waiting += 1;
    if (known && age < times.while) {
      asked.answer.catch(() => {});
      return known.answer;
    }
    const leave = () => {
      asked.waiting -= 1;
      if (asked.waiting === 0) asked.stop.abort();
    };
    const signal = gone();
    signal.addEventListener("abort", leave, { once: true });
    try {
      return await asked.answer;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  return { tell, bytes: () => told.calculatedSize };
}
