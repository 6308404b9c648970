/** What a server says, a line of JSON each: what happened, and, where that is asked for, every request. */
import pino from "pino";
import type { Observed } from "./observed";

/** A log of requests to the output, written some at a time; silent without the word. */
export function requestLog(on: boolean): (observed: Observed) => void {
  if (!on) return () => {};
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    pino.destination({ dest: 1, sync: false, minLength: 4096 }),
  );
  // What is waiting to be written is written soon, however little comes.
  setInterval(() => log.flush(), 1000).unref();
  process.on("exit", () => log.flush());
  return ({ status, took, ...observed }) => {
    const level = status >= 500 ? "error" : "info";
    log[level]({ ...observed, status, ms: Math.round(took * 10) / 10 }, "request");
  };
}
