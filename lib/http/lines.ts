/** The lines that questions wait in: what was answered before goes by what is new, and pictures wait apart. */
import pLimit from "p-limit";

/** How many of a line are asked at once, and how many may wait. */
const lengths = {
  known: { abreast: 4, longest: 1000 },
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
    known: pLimit(lengths.known.abreast),
    page: pLimit(lengths.page.abreast),
    picture: pLimit(lengths.picture.abreast),
  };
  return <T>(name: LineName, work: () => Promise<T>, gone: AbortSignal): Promise<T> => {
    const limit = limits[name];
    if (limit.pendingCount >= lengths[name].longest) return Promise.reject(new Full("too much waits"));
    return limit(() => (gone.aborted ? Promise.reject(new Gone("nobody waits for it")) : work()));
  };
}
