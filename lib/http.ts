/** How routes answer: bytes made once and compressed once, strong tags, 304, plain refusals. */
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import pLimit from "p-limit";
import { Busy } from "./busy";
import { longestAddress, WrongParameter } from "./parameters";
import { passed } from "./pass-headers";

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
const developing = process.env.NODE_ENV === "development";

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
  const entry = prepare(queued ? () => taken(make) : make);
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
/** Documents are made one at a time. */
const inTurn = pLimit(1);

/** What is made when its turn comes; while others wait, kept documents are answered for twice as long as it took. */
async function taken(make: Make): Promise<string | Buffer> {
  if (inTurn.pendingCount >= longestQueue) throw new Busy("there is much to draw just now: try again soon");
  return inTurn(async () => {
    const begun = performance.now();
    const made = await make();
    if (inTurn.pendingCount > 0) await wait(2 * (performance.now() - begun));
    return made;
  });
}

async function prepare(make: Make): Promise<Kept> {
  const made = await make();
  const body = Buffer.from(made);
  return {
    body,
    zipped: typeof made === "string" ? gzipSync(body, { level: 9 }) : null,
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
  };
}

/** One form of an answer's bytes, with what is sent before them. */
interface Form {
  bytes: Buffer<ArrayBuffer>;
  tag: string;
  headers: Headers;
}

/** What a request is answered with, whoever asks: the bytes as they are and compressed, the status. */
export interface Answer {
  plain: Form;
  zipped: Form | null;
  status: number;
}

export function answer({ body, zipped, tag }: Kept, headers: Record<string, string>, status = 200): Answer {
  const form = (bytes: Buffer<ArrayBuffer>, tag: string, more: Record<string, string>): Form => ({
    bytes,
    tag,
    headers: new Headers({
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept-Encoding",
      ...headers,
      ETag: tag,
      [`${passed}Content-Length`]: String(bytes.length),
      ...more,
    }),
  });
  return {
    plain: form(body, `"${tag}"`, {}),
    zipped: zipped && form(zipped, `"${tag}-gzip"`, { [`${passed}Content-Encoding`]: "gzip" }),
    status,
  };
}

/** An answer as it is sent to one request: compressed where that is accepted, 304 where it is known, without its bytes to HEAD. */
export function respond(request: Request, { plain, zipped, status }: Answer): Response {
  const zip = zipped !== null && acceptsGzip(request.headers.get("accept-encoding") ?? "");
  const { bytes, tag, headers } = zip ? zipped : plain;
  const told = request.headers.get("if-none-match");
  if (told !== null && isKnown(tag, told))
    return new Response(null, { status: 304, headers: unsent(headers) });
  return new Response(request.method === "HEAD" ? null : bytes, { status, headers });
}

/** The headers of an answer without bytes. */
function unsent(headers: Headers): Headers {
  const own = new Headers(headers);
  own.delete(`${passed}Content-Length`);
  own.delete(`${passed}Content-Encoding`);
  return own;
}

function isKnown(etag: string, told: string): boolean {
  const known = told.split(",").map((each) => each.trim().replace(/^W\//, ""));
  return known.includes(etag) || known.includes("*");
}

/** Whether an Accept-Encoding names gzip and does not rule it out. */
function acceptsGzip(accepted: string): boolean {
  return accepted.split(",").some((each) => {
    const [name, ...parameters] = each.split(";").map((part) => part.trim().toLowerCase());
    return name === "gzip" && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

/** A refusal with one sentence, in plain text; it repeats nothing of the request. */
export function refuse(status: 400 | 404 | 405 | 410 | 501 | 503, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Access-Control-Allow-Origin": "*",
      ...(status === 503 && { "Retry-After": "2" }),
    },
  });
}

/** How long an address's answer stays what it was, in milliseconds; as long as it is taken for granted which edition is open. */
const granted = 250;
const recent = new LRUCache<string, Answer>({ max: 5000, ttl: granted });

/**
 * Runs a route's work, for an address that was answered a moment ago not again. An
 * address that is too long or a wrong parameter becomes a 400 with its sentence, in the
 * words of `refusal`.
 */
export async function guarded(
  request: Request,
  work: (query: URLSearchParams) => Promise<Answer | Response>,
  refusal: (status: 400 | 503, sentence: string) => Promise<Answer | Response> | Response = refuse,
): Promise<Response> {
  const { url, headers } = request;
  const key = `${url} ${headers.get("host")} ${isWordPress(request)}`;
  const known = developing ? undefined : recent.get(key);
  if (known) return respond(request, known);
  const found = await answered(request, work, refusal);
  if (found instanceof Response) return found;
  if (found.status === 200) recent.set(key, found);
  return respond(request, found);
}

async function answered(
  request: Request,
  work: Parameters<typeof guarded>[1],
  refusal: NonNullable<Parameters<typeof guarded>[2]>,
): Promise<Answer | Response> {
  if (request.url.length > longestAddress) {
    return refusal(400, `address: expected at most ${longestAddress} characters`);
  }
  try {
    return await work(new URL(request.url).searchParams);
  } catch (error) {
    if (error instanceof WrongParameter) return refusal(400, error.message);
    if (error instanceof Busy) return refusal(503, error.message);
    throw error;
  }
}

/** Whether a request comes from a WordPress that embeds what was pasted. */
export function isWordPress(request: Request): boolean {
  return request.headers.get("user-agent")?.startsWith("WordPress/") ?? false;
}

/**
 * How long an answer may be kept by others: `live` answers are theirs for a minute and
 * may stand in for a failing server for a day; an edition's files never change.
 */
export const cacheFor = {
  live: "public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=86400",
  pinned: "public, max-age=60, s-maxage=60, stale-if-error=86400",
  forever: "public, max-age=31536000, immutable",
  /** Words that are true for some seconds only. */
  seconds: (count: number) => `public, max-age=0, s-maxage=${count}`,
};

/** How long a page may be kept that shows a moment: one that is live for as long as its words are true. */
export function cacheOf(
  { live, trueFor }: { live: boolean; trueFor: number },
  pinned: number | null,
): string {
  if (live) return cacheFor.seconds(trueFor);
  return pinned === null ? cacheFor.live : cacheFor.pinned;
}
