/** Sets pictures in a thread of its own, since to write one's pixels takes as long as to draw them. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";

// A picture takes tens of megabytes outside the engine's own memory, which it does not see and so would collect late.
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

function set({ id, svg, options }) {
  try {
    const bytes = new Resvg(svg, options).render().asPng();
    parentPort?.postMessage({ id, bytes });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
}

parentPort?.on("message", (asked) => {
  // What was collected is given back in the loop's turns after it.
  collect();
  setImmediate(() => setImmediate(set, asked));
});
