/**
 * The process that answers: a server of our own, which refuses at the door what no address takes, tells again what was
 * answered a moment ago and asks Next, in a thread behind it, for the rest. When it is told to end, or whoever started
 * it is gone, it answers what has come and ends. Bundled by `site.ts`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Server as Listener } from "node:net";
import { atTheDoor, type Refused } from "../lib/http/door";
import { isThisMachine } from "../lib/http/this-machine";
import { requestLog } from "../lib/observe/log";
import { metrics } from "../lib/observe/metrics";
import { type Observed, requestId } from "../lib/observe/observed";
import { routeOf } from "../lib/observe/routes";
import { environment } from "../lib/settings/environment";
import { refusing, type Sent, throughNext, throughThread } from "./answering";

/**
 * After a word to end: for how many turns of the loop connections are taken on, and how long a turn, an idle connection
 * and all of them may take, in milliseconds.
 */
const grace = { turns: 10, turn: 30, idle: 1000, answering: 10_000 };
/** How long a connection may be idle: longer than the servers in front keep theirs, so that these end it. */
const idle = 65_000;

const { port, host, site, metrics: countsAt, logged } = environment();
const hostname = host ?? undefined;
const dev = process.argv.includes("--dev");
/** Whether answers are told again for a moment: not in a preview, whose reader waits for each change. */
const remembers = !process.env.DESK_FRESH;
let ending = false;

/** What the desk is called, whatever a request names: ever other names are ever the same answers. */
const called = site && new URL(site).host;

/** Whether the desk answers for a host: for all where it is told what it is called, otherwise for this machine. */
const isOurs = (host: string) => called !== null || host === hostname?.toLowerCase() || isThisMachine(host);

/** What the log has said already: a thousand requests are one line. */
const said = new Set<string>();
function sayOnce(line: string): void {
  if (!said.has(line)) console.log(line);
  said.add(line);
}

const log = requestLog(logged);
const counts = countsAt && metrics(() => standing());

/** Takes note of what comes of a request; answers what is to be told of its answer. */
function observe({ headers, method = "", url = "" }: IncomingMessage, response: ServerResponse): Sent {
  const begun = performance.now();
  const [id, route] = [requestId(headers["x-request-id"]), routeOf(url)];
  let sent = { bytes: 0, editions: "" };
  response.on("close", () => {
    const observed: Observed = {
      ...{ id, method, route, ...sent },
      status: response.statusCode,
      took: performance.now() - begun,
      left: !response.writableFinished,
    };
    log(observed);
    counts?.count(observed);
  });
  return (bytes, editions) => {
    sent = { bytes, editions };
  };
}

function refuse(response: ServerResponse, { status, sentence, headers }: Refused): void {
  const { socket } = response;
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    Connection: "close",
    ...headers,
  });
  response.end(`${sentence}\n`);
  // What still comes of a body is thrown away with its connection.
  setTimeout(() => socket?.destroy(), 200).unref();
}

const place = { hostname, port };
const {
  answer,
  standing,
  close: closeInner,
} = dev ? await throughNext(place) : await throughThread(place, remembers);

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  const { headers } = request;
  const sent = logged || counts ? observe(request, response) : undefined;
  // Whether there is a process, and not whether it can answer: for who would start it anew.
  if (request.url === "/health/live") {
    response.setHeader("Cache-Control", "no-store");
    response.end("live\n");
    return;
  }
  const found = atTheDoor(
    {
      method: request.method ?? "",
      target: request.url ?? "",
      hosts: request.headersDistinct.host ?? [],
      length: Number(headers["content-length"] ?? 0),
      chunked: headers["transfer-encoding"] !== undefined,
    },
    isOurs,
  );
  if ("status" in found) {
    if (found.status === 421) sayOnce(`refused what was sent to another name: ${found.sentence}`);
    // What still comes of a body is not read.
    request.socket.pause();
    const heavy = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
    setTimeout(() => refuse(response, found), heavy ? refusing : 0);
    return;
  }
  if (called === null && (headers["x-forwarded-host"] ?? headers.forwarded))
    sayOnce(
      "a proxy passes requests on: set SITE_URL to the origin that readers know, or links name this machine",
    );
  request.url = found.path;
  headers.host = called ?? headers.host ?? `localhost:${port}`;
  // With it the framework leads on to an address of its own.
  delete headers.rsc;
  if (ending) response.setHeader("Connection", "close");
  if (ending && found.path === "/health")
    return refuse(response, { status: 503, sentence: "this server is ending" });
  return answer(request, response, sent);
});
server.keepAliveTimeout = idle;
server.headersTimeout = 15_000;
server.requestTimeout = 30_000;

/** Stops listening. The close of HTTP's own server would reset connections whose request has come and is not yet read. */
function close(): void {
  Listener.prototype.close.call(server, () => closeInner().finally(() => process.exit(0)));
  setInterval(() => server.closeIdleConnections(), grace.idle).unref();
  setTimeout(() => server.closeAllConnections(), grace.answering).unref();
}

/** Takes on what comes for some turns of the loop more, each of which accepts what waits, however long it takes. */
function end(turns = grace.turns): void {
  if (ending && turns === grace.turns) return;
  ending = true;
  if (turns > 0) setTimeout(end, grace.turn, turns - 1);
  else close();
}

server.on("error", (error: NodeJS.ErrnoException) => {
  const told = error.code === "EADDRINUSE" ? `PORT: ${port} is taken by another server` : error.message;
  console.error(told);
  process.exit(1);
});
server.listen(port, hostname, () => {
  const address = server.address();
  const at = typeof address === "object" && address ? address.port : port;
  console.log(`serving on http://${hostname ?? "localhost"}:${at}/`);
  if (called === null)
    console.log("SITE_URL is not set: answering as localhost and under this machine's own addresses alone");
});
if (countsAt && counts) {
  const told = createServer(async (request, response) => {
    if (request.url !== "/metrics") return refuse(response, { status: 404, sentence: "expected /metrics" });
    const { type, text } = await counts.told();
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(text);
  });
  told.on("error", ({ message }) => {
    console.error(`METRICS: ${message}`);
    process.exit(1);
  });
  told.listen(countsAt.port, countsAt.host, () =>
    console.log(`counts on http://${countsAt.host}:${countsAt.port}/metrics`),
  );
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => end());
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end(), 500).unref();
