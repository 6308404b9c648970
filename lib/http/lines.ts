/**
 * The lines that questions wait in. What is asked for all the time goes by the rest: it is kept, and nobody waits for
 * it yet. What was answered once may have to be made as if it never was, so it waits with what is new: frames, which
 * are light and stand in others' pages, pages and pictures apart.
 */
import pLimit from "p-limit";

/** How many of a line are asked at once, and how many may wait. */
const lengths = {
  warm: { abreast: 4, longest: 1000 },
  frame: { abreast: 4, longest: 500 },
  page: { abreast: 2, longest: 64 },
  picture: { abreast: 2, longest: 12 },
};

export type LineName = keyof typeof lengths;

/** There is too much waiting in a line. */
export class Full extends Error {}

/** Nobody waits any more for what waited in a line. */
export class Gone extends Error {}

/** Lines of their own: each does its work a few at a time. Throws `Full` at once, and `Gone` for what nobody waits for when its turn comes. */
export function lines() {
  const limits = {
    warm: pLimit(lengths.warm.abreast),
    frame: pLimit(lengths.frame.abreast),
    page: pLimit(lengths.page.abreast),
    picture: pLimit(lengths.picture.abreast),
  };
  return <T>(name: LineName, work: () => Promise<T>, gone: AbortSignal): Promise<T> => {
    const limit = limits[name];
    if (limit.pendingCount >= lengths[name].longest) return Promise.reject(new Full("too much waits"));
    return limit(() => (gone.aborted ? Promise.reject(new Gone("nobody waits for it")) : work()));
  };
}
