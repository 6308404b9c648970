/** What was read of the database, kept while that stays as it is, and told again while it does not answer. */
import { setTimeout as wait } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { Away } from "./away";
import { databaseFailure } from "./failure";
import type { PrismaClient } from "./generated/sqlite/client";
import { connection, giveUp } from "./opened";
import { providerAt } from "./provider";

/** How long it is taken for granted that the database is as it was, in milliseconds; never in a preview, which shows each change at once. */
const granted = process.env.DESK_FRESH ? 0 : 250;
/** How often what was never read is asked for while the database is locked or slow, and the pause between, in milliseconds. */
const patience = { tries: 30, pause: 100 };
/** How long a database may take to say how it stands, and to answer what was read before, in milliseconds, until it is taken to be away. */
const answering = { stand: 400, known: 1000 };
const slow = "the database did not answer in time";
/** Reasons that go by themselves within moments. */
const passing = /locked|in time/;

/** How the database stood when it was last looked at: what its content is called, and why it does not answer, null when it does. */
interface Standing {
  stamp: string;
  away: string | null;
}

let standing: Standing = { stamp: "", away: null };
let looked = Number.NEGATIVE_INFINITY;
let looking: Promise<Standing> | null = null;
let asked: Promise<string> | null = null;

/** How the database stands, looked at once within the time granted. */
async function look(): Promise<Standing> {
  if (performance.now() - looked < granted) return standing;
  looking ??= lookNow().finally(() => {
    looking = null;
  });
  return looking;
}

async function lookNow(): Promise<Standing> {
  try {
    // One that does not answer is not asked ever again.
    asked ??= stamp().finally(() => {
      asked = null;
    });
    standing = { stamp: await within(answering.stand, asked), away: null };
  } catch (error) {
    away(error);
  }
  looked = performance.now();
  return standing;
}

/** What the database's content is called: anew with each turn that was taken to write, and with each connection. */
async function stamp(): Promise<string> {
  const { client, number } = connection();
  const { taken = 0, mark = "" } = (await client.turn.findFirst()) ?? {};
  return `${number} ${taken} ${mark ?? ""}`;
}

/** What comes over a network within so many milliseconds. Throws `Away` for what does not. */
async function within<T>(time: number, coming: Promise<T>): Promise<T> {
  if (!providerAt().remote) return coming;
  const over = new AbortController();
  const late = wait(time, null, { signal: over.signal }).then(() => {
    throw new Away(slow);
  });
  late.catch(() => {});
  return Promise.race([coming, late]).finally(() => over.abort());
}

/** Takes note that the database does not answer. Throws what is no fault of the database. */
function away(error: unknown): void {
  const reason = error instanceof Away ? error.message : databaseFailure(error);
  if (reason === null) throw error;
  // A lock goes by itself, and its connection with it comes back; anything else may be the file's.
  if (!passing.test(reason)) giveUp();
  standing = { ...standing, away: reason };
}

/** Why the database did not answer when it was last asked, in a sentence without a full stop; null when it did. */
export function databaseAway(): string | null {
  return standing.away;
}

interface Known {
  stamp: string;
  value: unknown;
}

const memory = new LRUCache<string, Known>({
  maxSize: 128 * 1024 * 1024,
  // About what an object takes of a process, by its text.
  sizeCalculation: ({ value }) => 500 + 3 * (JSON.stringify(value) ?? "").length,
});
const reading = new Map<string, Promise<Known>>();

/** About how many bytes are kept of what was read. */
export const rememberedBytes = (): number => memory.calculatedSize;

/**
 * What `read` makes of the database, read once as long as nothing is published, or once for ever where it `stays`, and
 * by one for all who ask meanwhile; what was read before while the database does not answer. Throws `Away` where
 * nothing was.
 */
export async function remembered<T>(
  name: string,
  read: (client: PrismaClient) => Promise<T>,
  { stays = false } = {},
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const known = memory.get(name);
    if (known && stays) return known.value as T;
    const { stamp, away: reason } = await look();
    if (known && (reason !== null || known.stamp === stamp)) return known.value as T;
    if (reason === null) {
      try {
        const coming = readOnce(name, stamp, read);
        return (await (known ? within(answering.known, coming) : coming)).value as T;
      } catch (error) {
        away(error);
        if (known) return known.value as T;
      }
    }
    const told = standing.away;
    if (told === null) continue;
    if (!passing.test(told) || tries >= patience.tries) throw new Away(told);
    await wait(patience.pause);
  }
}

function readOnce<T>(
  name: string,
  stamp: string,
  read: (client: PrismaClient) => Promise<T>,
): Promise<Known> {
  const key = `${name} ${stamp}`;
  const under = reading.get(key);
  if (under) return under;
  const found = (async () => {
    try {
      const known = { stamp, value: await read(connection().client) };
      memory.set(name, known);
      return known;
    } finally {
      reading.delete(key);
    }
  })();
  reading.set(key, found);
  return found;
}
