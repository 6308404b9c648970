/** One way from a request to its answer: parameters, document, kept bytes. */
import { requestOrigin } from "../addresses/site";
import { Away } from "../database/away";
import { databaseAway } from "../database/memory";
import { Busy } from "../documents/busy";
import { type Ask, type Document, editionsIn } from "../documents/document";
import { refusal } from "../documents/refusal";
import { sentenceDocument } from "../documents/sentence-page";
import { type Answer, answer, fromMemory, respond } from "./answer";
import { now } from "./clock";
import { keep } from "./kept";
import { drawingParameters, longestAddress, WrongParameter } from "./parameters";
import { Left } from "./turns";

/** Finds the document that an address asks for. Throws `WrongParameter`. */
type Work = (ask: Ask, query: URLSearchParams) => Document | Promise<Document>;

/** Whether an address takes the parameters of drawings; what takes none lets others' pass. */
type Takes = "drawing" | "nothing";

/** A sentence in place of what was asked for. */
type Refuse = (status: 400 | 500 | 503, sentence: string) => Document;

/** Answers a request for a file, an embed or data; refusals are one sentence of plain text. */
export function serve(request: Request, work: Work, takes: Takes = "drawing"): Promise<Response> {
  return served(request, (query) => work(askOf(request, query, takes, "light"), query), refusal);
}

/** Answers a request for a page; refusals and failures stand in the site's face. */
export function servePage(request: Request, work: Work, takes: Takes = "drawing"): Promise<Response> {
  return served(request, (query) => work(askOf(request, query, takes, "auto"), query), sentenceDocument);
}

/** What a request asks of every document. Throws `WrongParameter`. */
function askOf(
  { url, headers }: Request,
  query: URLSearchParams,
  takes: Takes,
  usualTheme: "light" | "auto",
): Ask {
  const own = takes === "drawing" ? query : new URLSearchParams();
  const { search } = new URL(url);
  return { ...drawingParameters(own, usualTheme), search, site: requestOrigin(headers), now: now() };
}

/** The answer to a request, which says itself where it is told from memory. */
async function served(
  request: Request,
  work: (query: URLSearchParams) => Document | Promise<Document>,
  refuse: Refuse,
): Promise<Response> {
  const made = await worked(request, work, refuse);
  const reason = databaseAway();
  return respond(request, reason === null ? made : fromMemory(made, reason));
}

/** A document's answer; an address that is too long, a wrong parameter, too much waiting and what fails become refusals. */
async function worked(
  { url, signal }: Pick<Request, "url" | "signal">,
  work: (query: URLSearchParams) => Document | Promise<Document>,
  refuse: Refuse,
): Promise<Answer> {
  if (url.length > longestAddress) {
    return answered(refuse(400, `address: expected at most ${longestAddress} characters`));
  }
  try {
    return await answered(await work(new URL(url).searchParams), signal);
  } catch (error) {
    if (error instanceof WrongParameter) return answered(refuse(400, error.message));
    if (error instanceof Busy) return answered(refuse(503, error.message));
    // Who has left reads no answer.
    if (error instanceof Left) return answered(refuse(503, error.message));
    if (error instanceof Away)
      return answered(refuse(503, "the figures cannot be read just now: try again soon"));
    console.error(error);
    return answered(refuse(500, "it could not be made, and the figures are safe: try again in a moment"));
  }
}

/** A document's bytes, made when they are not kept, under its headers. */
async function answered(document: Document, signal?: AbortSignal): Promise<Answer> {
  const { key, make, type, cache, status = 200, policy, shared, headers, work } = document;
  const kept = await keep(JSON.stringify(key), make, work, signal);
  const editions = editionsIn(key).join();
  return answer(
    kept,
    {
      "Content-Type": type,
      "Cache-Control": cache,
      ...(policy && { "Content-Security-Policy": policy }),
      ...(shared && { "Access-Control-Allow-Origin": "*" }),
      ...(editions && { "Desk-Edition": editions }),
      ...(status === 503 && { "Retry-After": "2" }),
      ...headers,
    },
    status,
  );
}

/** Whether a request comes from a WordPress that embeds what was pasted. */
export function isWordPress(request: Request): boolean {
  return request.headers.get("user-agent")?.startsWith("WordPress/") ?? false;
}
