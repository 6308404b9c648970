/** Exports the stories under test and serves the folder as any host of files would, for the tests in a browser. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { exportOptions } from "../../lib/export/options";
import { exportSite } from "../../lib/export/run";
import { now } from "../../lib/http/clock";
import { bundleScripts } from "../../scripts/browser-scripts";
import { layOutEmbeds } from "../../scripts/heights";
import { prepare } from "../../scripts/serve";
import { fingerprint } from "../../scripts/site";

const port = Number(process.env.PORT);
const out = process.env.TEST_EXPORT ?? "";
const options = exportOptions(["--out", out, "--base", `http://127.0.0.1:${port}`, "--gzip"]);
if (!options) throw new Error("there is nothing to export");

await bundleScripts();
await prepare();
await layOutEmbeds(now());
Object.assign(process.env, { NODE_ENV: "production" });
await exportSite(options, now(), fingerprint(), async () => (await import("../../scripts/answers")).answerTo);

const missing = readFileSync(join(out, "404.html"));
const files = sirv(out, {
  gzip: true,
  onNoMatch: (_, response) => response.writeHead(404, { "Content-Type": "text/html" }).end(missing),
});
createServer((request, response) => files(request, response)).listen(port, "127.0.0.1");
