/** Sets pictures in a thread of its own, since to write one's pixels takes as long as to draw them. */
import { parentPort } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";

parentPort?.on("message", ({ id, svg, options }) => {
  try {
    const bytes = new Resvg(svg, options).render().asPng();
    parentPort?.postMessage({ id, bytes });
  } catch (error) {
    parentPort?.postMessage({ id, error: String(error) });
  }
});
