import type { ChartAsked, Document } from "./document";
import { cacheFor } from "./document";

/** A refusal in one sentence of plain text, which repeats nothing of what was asked. */
export function refusal(status: 400 | 404 | 405 | 410 | 500 | 501 | 503, sentence: string): Document {
  return {
    key: ["refusal", status, sentence],
    make: () => `${sentence}\n`,
    type: "text/plain; charset=utf-8",
    cache: cacheFor.none,
    status,
    shared: true,
    work: "light",
  };
}

const absent = { story: "no such story", chart: "no such chart in this story" };

/** The refusal of a chart that is not there, or no more. */
export function chartRefusal(asked: Exclude<ChartAsked, { kind: "found" }>): Document {
  return asked.kind === "absent"
    ? refusal(404, absent[asked.what])
    : refusal(410, `this chart has been retracted; v=${asked.last} is the last edition that has it`);
}
