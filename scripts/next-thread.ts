/** The thread that makes what is not remembered: Next, listening at a socket that the door alone asks at. Bundled by `site.ts`. */
import { readFileSync, readlinkSync } from "node:fs";
import { createServer, Server } from "node:http";
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import next from "next";

/** Lets this thread, and those that it begins, go by what is told from memory where the processor is short. */
function yieldToOthers(): void {
  try {
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    setPriority(thread, 10);
  } catch {
    // Linux alone tells a thread what it is called.
  }
}

const { socket, hostname, port } = workerData as { socket: string; hostname?: string; port: number };
yieldToOthers();
// The configuration as the build read it, handed over as the server of Next's `output: "standalone"` does: a start
// compiles none, and asks for no compiler.
const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
// Next would take on every request that offers to go on in another protocol: it is given a server that none comes to.
const app = next({ dev: false, hostname, port, httpServer: new Server() });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => handle(request, response));
server.keepAliveTimeout = 0;
server.listen(socket, () => parentPort?.postMessage("listening"));
