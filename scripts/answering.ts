/** Who answers what the door lets in: Next itself while the code is being changed, otherwise Next in a thread, asked as seldom as can be. */
import { mkdtempSync, rmSync } from "node:fs";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import next from "next";
import { acceptsGzip, isKnown } from "../lib/http/answer";
import { behind } from "../lib/http/behind";
import { memoryOfAnswers, type Told } from "../lib/http/lately";
import { Full, Gone, type LineName, lines } from "../lib/http/lines";
import { pacing } from "../lib/http/pacing";
import type { Standing } from "../lib/observe/metrics";

/** Is told how many bytes of a body were sent, and the editions that it was made of. */
export type Sent = (bytes: number, editions: string) => void;

/** Answers requests until it is closed. */
export interface Answering {
  answer: (request: IncomingMessage, response: ServerResponse, sent?: Sent) => void;
  /** What the desk says of itself beside its requests, with what is kept at the door; null where it does not answer. */
  standing: () => Promise<Standing | null>;
  close: () => Promise<unknown>;
}

interface Place {
  hostname?: string;
  port: number;
}

/** Next in this thread, whose own tools take part in it. */
export async function throughNext(place: Place): Promise<Answering> {
  const app = next({ dev: true, ...place, httpServer: new Server() });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    answer: (request, response) => handle(request, response),
    standing: async () => null,
    close: () => app.close(),
  };
}

/** The most that the thread's own objects may take, in megabytes. */
const most = 384;
/** How long a refusal takes, in milliseconds: who asks again at once gains nothing. */
export const refusing = 300;

/** Next in a thread of its own, so that nothing that it makes holds up what is remembered; `remembers` is false where nothing may be told twice. */
export async function throughThread(place: Place, remembers: boolean): Promise<Answering> {
  const folder = mkdtempSync(join(tmpdir(), "deadline-desk-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const socket =
    process.platform === "win32" ? `\\\\.\\pipe\\deadline-desk-${process.pid}` : join(folder, "next");
  const thread = new Worker(join(process.cwd(), ".next/desk-next.mjs"), {
    workerData: { socket, ...place },
    resourceLimits: { maxOldGenerationSizeMb: most },
  });
  thread.on("error", (error) => {
    console.error(error);
    process.exit(1);
  });
  thread.on("exit", (code) => process.exit(code));
  await new Promise((listening) => thread.once("message", listening));
  const ask = behind(socket);
  const enter = lines();
  const remembered = memoryOfAnswers();
  const pace = pacing();

  async function told(request: IncomingMessage, gone: () => AbortSignal): Promise<Told> {
    const { method = "GET", url = "/", headers } = request;
    const passed = passedOn(url, headers);
    if (method === "OPTIONS" || /^\/health(\?|$)/.test(url)) return ask(method, url, passed);
    const anew = (warm: boolean, nobody: AbortSignal) =>
      enter(warm ? "warm" : lineOf(url), () => ask("GET", url, passed, nobody), nobody);
    return remembers ? remembered.tell(JSON.stringify([url, passed]), anew, gone) : anew(false, gone());
  }

  return {
    answer: (request, response, sent) => {
      told(request, () => leaving(response))
        .catch(async (error): Promise<Told> => {
          if (!response.destroyed && error instanceof Full) await wait(refusing);
          else if (!response.destroyed && !(error instanceof Gone)) console.error(error);
          return busy;
        })
        .then((answer) => {
          const go = () => send(request, response, answer, sent);
          if (isOfEmbeds(request.url ?? "")) go();
          else pace(go);
        });
    },
    standing: async () => {
      const told = await ask("GET", "/health/state", { host: "localhost" }).catch(() => null);
      if (told?.status !== 200) return null;
      const { kept, ...standing } = JSON.parse(told.body.toString()) as Standing;
      return { ...standing, kept: { ...kept, answers: remembered.bytes() } };
    },
    close: async () => {
      thread.removeAllListeners("exit");
      await thread.terminate();
    },
  };
}

/** Why work is dropped; made once, since making an error takes longer than telling an answer again. */
const left = new Gone("nobody waits for it");

/** Tells when whoever waits for an answer has left. */
function leaving(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  response.on("close", () => leaving.abort(left));
  return leaving.signal;
}

/** Whether an address is of what stands in others' pages, which goes before the desk's own where there is too much of both. */
const isOfEmbeds = (url: string) => /^\/(embed|charts|oembed|health|fonts)\b/.test(url);

/** The line that an address waits in while it is not asked for all the time. */
const lineOf = (url: string): LineName =>
  /\.png(\?|$)/.test(url) ? "picture" : isOfEmbeds(url) ? "frame" : "page";

/** Of a request's headers those that an answer depends on. */
function passedOn(
  url: string,
  { host = "", ...headers }: IncomingMessage["headers"],
): Record<string, string> {
  const agent = headers["user-agent"] ?? "";
  return {
    host,
    "accept-encoding": acceptsGzip(headers["accept-encoding"]?.toString() ?? "") ? "gzip" : "identity",
    // Only of what embeds an address that was pasted does it matter who it is.
    ...(url.startsWith("/oembed") && agent.startsWith("WordPress/") && { "user-agent": "WordPress/0" }),
  };
}

/** What is said where too much waits. */
const busy: Told = {
  status: 503,
  headers: {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "access-control-allow-origin": "*",
    "retry-after": "2",
  },
  body: Buffer.from("there is much to draw just now: try again soon\n"),
};

/** An answer as it is sent to one request: 304 where it is known, without its bytes to HEAD. */
function send(
  { method, headers: asked }: IncomingMessage,
  response: ServerResponse,
  answer: Told,
  sent?: Sent,
): void {
  const { status, headers, body } = answer;
  const { etag } = headers;
  const editions = String(headers["desk-edition"] ?? "");
  if (status === 200 && etag && asked["if-none-match"] && isKnown(etag, asked["if-none-match"])) {
    const { "content-length": _, "content-encoding": __, ...unsent } = headers;
    response.writeHead(304, unsent).end();
    sent?.(0, editions);
    return;
  }
  response.writeHead(status, { ...headers, ...(status !== 204 && { "content-length": body.length }) });
  response.end(method === "HEAD" ? undefined : body);
  sent?.(method === "HEAD" ? 0 : body.length, editions);
}
