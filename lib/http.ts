/** How routes answer: bytes made once and compressed once, strong tags, 304, plain refusals. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import { Busy } from "./busy";
import { longestAddress, WrongParameter } from "./parameters";
import { passed } from "./pass-headers";

/** A body as it is sent, with its tag. */
interface Kept {
  body: Buffer;
  zipped: Buffer | null;
  tag: string;
}

const kept = new LRUCache<string, Kept>({
  maxSize: 64 * 1024 * 1024,
  sizeCalculation: ({ body, zipped }) => body.length + (zipped?.length ?? 0) + 200,
});

/** What is being made, so that those who ask at once share it. */
const making = new Map<string, Promise<Kept>>();

/** What is rendered for a key, made when it is not kept; text is compressed as well. */
export async function keep(
  key: string,
  make: () => string | Buffer | Promise<string | Buffer>,
): Promise<Kept> {
  const known = kept.get(key) ?? making.get(key);
  if (known) return known;
  const entry = prepare(make);
  making.set(key, entry);
  try {
    kept.set(key, await entry);
    return await entry;
  } finally {
    making.delete(key);
  }
}

async function prepare(make: () => string | Buffer | Promise<string | Buffer>): Promise<Kept> {
  const made = await make();
  const body = Buffer.from(made);
  return {
    body,
    zipped: typeof made === "string" ? gzipSync(body, { level: 9 }) : null,
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
  };
}

/** Answers with kept bytes: compressed where that is accepted, 304 where they are known. */
export function answer(
  request: Request,
  { body, zipped, tag }: Kept,
  headers: Record<string, string>,
  status = 200,
): Response {
  const zip = zipped !== null && acceptsGzip(request.headers.get("accept-encoding") ?? "");
  const etag = `"${tag}${zip ? "-gzip" : ""}"`;
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((each) => each.trim().replace(/^W\//, ""));
  const common = { "X-Content-Type-Options": "nosniff", Vary: "Accept-Encoding", ...headers, ETag: etag };
  if (known.includes(etag) || known.includes("*"))
    return new Response(null, { status: 304, headers: common });
  const sent = zip ? zipped : body;
  return new Response(request.method === "HEAD" ? null : new Uint8Array(sent), {
    status,
    headers: {
      ...common,
      [`${passed}Content-Length`]: String(sent.length),
      ...(zip && { [`${passed}Content-Encoding`]: "gzip" }),
    },
  });
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
    },
  });
}

/** Runs a route's work; an address that is too long or a wrong parameter becomes a 400 with its sentence. */
export async function guarded(
  request: Request,
  work: (query: URLSearchParams) => Promise<Response>,
): Promise<Response> {
  if (request.url.length > longestAddress) {
    return refuse(400, `address: expected at most ${longestAddress} characters`);
  }
  try {
    return await work(new URL(request.url).searchParams);
  } catch (error) {
    if (error instanceof WrongParameter) return refuse(400, error.message);
    if (error instanceof Busy) return refuse(503, error.message);
    throw error;
  }
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
