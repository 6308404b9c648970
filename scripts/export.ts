/** Writes the site as files that need no server: `npm run export -- --out DIR --base URL`. */
import { databaseFailure } from "../lib/database/failure";
import { type ExportOptions, exportOptions, usage } from "../lib/export/options";
import { exportSite, type Outcome } from "../lib/export/run";
import { now } from "../lib/http/clock";
import { environment } from "../lib/settings/environment";
import { bundleScripts } from "./browser-scripts";
import { fingerprint } from "./site";

async function run(options: ExportOptions): Promise<string> {
  environment();
  // React writes in its short way.
  Object.assign(process.env, { NODE_ENV: "production" });
  await bundleScripts();
  // What routes are made of is loaded once addresses are written as the export has them.
  const open = async () => (await import("./answers")).answerTo;
  return said(await exportSite(options, now(), fingerprint(), open), options.out);
}

const counted = (count: number) => count.toLocaleString("en");

/** What an export did, in sentences. */
function said({ files, bytes, written, same, removed, broken }: Outcome, out: string): string {
  const size = (bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 });
  return [
    `${counted(files)} files, ${size} MB, in ${out}: ${counted(written)} written, ${counted(same)} as they were, ${counted(removed)} removed`,
    ...broken.slice(0, 20).map((address) => `nothing answers ${address}, which something leads to`),
  ].join("\n");
}

try {
  const options = exportOptions(process.argv.slice(2));
  console.log(options ? await run(options) : usage);
  process.exit(0);
} catch (error) {
  console.error(`${databaseFailure(error) ?? (error as Error).message}\nnothing was exported`);
  process.exit(1);
}
