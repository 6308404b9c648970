/** Work that goes a few at a time, so that what is kept is answered meanwhile. */
import pLimit from "p-limit";
import { Busy } from "../documents/busy";

/** Work that nobody waits for any more. */
export class Left extends Error {}

/** Whether anybody still waits for some work. */
export type Wanted = () => boolean;

/** Does work when its turn comes. Throws `Busy` when too much waits, and `Left` when nobody does. */
export type Turns = <T>(work: () => Promise<T>, wanted: Wanted) => Promise<T>;

/** Turns one after another, of which at most `longest` wait; `refusal` is what the others are told. */
export function turns(longest: number, refusal: string): Turns {
  const limit = pLimit(1);
  return async (work, wanted) => {
    if (limit.pendingCount >= longest) throw new Busy(refusal);
    return limit(async () => {
      if (!wanted()) throw new Left("nobody waits for it");
      return work();
    });
  };
}
