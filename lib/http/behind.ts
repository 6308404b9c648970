/** What stands behind the door: a server of this process's own, on a socket that nobody else asks at. */
import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Told } from "./lately";

/** The headers of an answer that concern the connection that it came over. */
const hops = ["connection", "keep-alive", "transfer-encoding", "date"];

/** Asks at a socket. Throws when it does not answer, and when the signal says that nobody waits. */
export function behind(socketPath: string) {
  const agent = new Agent({ keepAlive: true });
  return (method: string, path: string, headers: Record<string, string>, signal?: AbortSignal) =>
    new Promise<Told>((done, fail) => {
      const asked = request({ socketPath, agent, method, path, headers, signal }, (answer) => {
        buffer(answer).then((body) => {
          for (const hop of hops) delete answer.headers[hop];
          done({ status: answer.statusCode ?? 500, headers: answer.headers, body });
        }, fail);
      });
      asked.on("error", fail);
      asked.end();
    });
}
