/** A server for the editor alone: what the site answers over the preview's database, marked, with news of changes. */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { marked } from "./mark";
import type { PreviewState } from "./state";

/** The address that tells of changes; no story can be called so. */
export const newsPath = "/-preview/news";

/** What a browser on this machine calls this machine. Other names may be an attacker's that lead here. */
const own = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

interface Shown {
  state: () => PreviewState;
  script: string;
  /** The port of the site that is shown. */
  site: number;
}

/** A preview's server, not listening yet, and what tells its open pages to load again. */
export function previewServer(shown: Shown): { server: Server; tell: () => void } {
  const listeners = new Set<ServerResponse>();
  const server = createServer((asked, answer) => {
    if (!own.test(asked.headers.host ?? "")) {
      answer
        .writeHead(403, { "Content-Type": "text/plain; charset=utf-8" })
        .end("a preview is for this machine alone\n");
      return;
    }
    if (asked.url === newsPath) {
      answer
        .writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" })
        .write(":\n\n");
      listeners.add(answer);
      answer.on("close", () => listeners.delete(answer));
      return;
    }
    passOn(asked, answer, shown).catch((error: Error) => {
      if (!answer.headersSent) answer.writeHead(502, { "Content-Type": "text/plain; charset=utf-8" });
      answer.end(`the site did not answer: ${error.message}\n`);
    });
  });
  return {
    server,
    tell: () => {
      for (const each of listeners) each.write("data: changed\n\n");
    },
  };
}

/** What would let a browser or another site keep or read what is not published. */
const withheld = [
  "cross-origin-resource-policy",
  "etag",
  "access-control-allow-origin",
  "content-length",
  "content-encoding",
  "transfer-encoding",
];

async function passOn(asked: IncomingMessage, answer: ServerResponse, shown: Shown): Promise<void> {
  const { "accept-encoding": _, "if-none-match": __, ...headers } = asked.headers;
  const found = await new Promise<IncomingMessage>((done, fail) => {
    const { method, url: path } = asked;
    const onward = request({ host: "127.0.0.1", port: shown.site, method, path, headers }, done);
    onward.on("error", fail);
    asked.pipe(onward);
  });
  const type = found.headers["content-type"] ?? "";
  const policy = (found.headers["content-security-policy"] as string | undefined) ?? null;
  const whole = await buffer(found);
  const { body, policy: admitted } = whole.length
    ? await marked({ type, body: whole, policy }, shown.state(), shown.script)
    : { body: whole, policy };
  const told = Object.entries(found.headers).filter(([name]) => !withheld.includes(name));
  answer.writeHead(found.statusCode ?? 502, {
    ...Object.fromEntries(told),
    ...(admitted && { "content-security-policy": admitted }),
    "cache-control": "no-store",
    "x-preview": "not published",
    "x-robots-tag": "noindex",
    "content-length": body.length,
  });
  answer.end(body);
}
