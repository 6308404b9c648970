/** Work that goes a few at a time, so that what is kept is answered meanwhile. */
import { setTimeout as wait } from "node:timers/promises";
import pLimit from "p-limit";
import { Busy } from "../documents/busy";

/** Work that nobody waits for any more. */
export class Left extends Error {}

/** Whether anybody still waits for some work. */
export type Wanted = () => boolean;

/** Does work when its turn comes. Throws `Busy` when too much waits, and `Left` when nobody does. */
export type Turns = <T>(work: () => Promise<T>, wanted: Wanted) => Promise<T>;

/** How much longer than it took to do one thing the next one waits, and the most, in milliseconds. */
const pause = { times: 4, most: 50 };

/** Turns one after another, of which at most `longest` wait; `refusal` is what the others are told. */
export function turns(longest: number, refusal: string): Turns {
  const limit = pLimit(1);
  return async (work, wanted) => {
    if (limit.pendingCount >= longest) throw new Busy(refusal);
    return limit(async () => {
      if (!wanted()) throw new Left("nobody waits for it");
      const begun = performance.now();
      const rest = () => wait(Math.min(pause.times * (performance.now() - begun), pause.most));
      try {
        return await work();
      } finally {
        if (limit.pendingCount > 0) await rest();
      }
    });
  };
}
