/** Brings figures in: `npm run import -- table.csv --story <slug> --source <name>`. */
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { figureFiles, storySlugs } from "../lib/figures/files";
import { writeFiles } from "../lib/figures/write";
import { importOptions, usage } from "../lib/import/options";
import { proposalReport, propose } from "../lib/import/run";
import { environment } from "../lib/settings/environment";

/** The largest table that is read, in bytes. */
const largest = 10_000_000;

function tableBytes(path: string): Buffer {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Error(`no such file: ${path}`);
  if (found.size > largest)
    throw new Error(`${path}: expected at most ${largest} bytes, found ${found.size}`);
  return readFileSync(path);
}

try {
  const options = importOptions(process.argv.slice(2));
  if (!options) console.log(usage);
  else {
    const { figures, articles } = environment({
      ...process.env,
      DATABASE_URL: "",
      ...(options.figures && { FIGURES_DIR: options.figures }),
    });
    storySlugs(resolve(figures), [options.story]);
    const files = figureFiles(figures, options.story);
    const proposal = await propose(tableBytes(options.table), options, files, articles);
    console.log(proposalReport(proposal));
    if (proposal.appended && options.write) {
      writeFiles(files, [{ path: proposal.path, text: proposal.appended.text }]);
      console.log(
        `\nwritten: ${proposal.path}; the story waits until each "draft: true" is taken out, once its "# look:" lines are looked at`,
      );
    } else if (proposal.appended) console.log("\nnothing was written; --write adds it");
  }
} catch (error) {
  console.error(`${(error as Error).message}\nnothing was written`);
  process.exitCode = 1;
}
