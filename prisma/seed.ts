/** Publishes the figure files: `npm run seed`, `npm run seed -- --help`. */

import { databaseFailure } from "../lib/database/failure";
import { StalePlan } from "../lib/database/publish";
import { FigureFaults } from "../lib/figures/faults";
import { now } from "../lib/http/clock";
import { takenBack } from "../lib/seed/cancel";
import { fix } from "../lib/seed/fix";
import { type SeedOptions, seedOptions, usage } from "../lib/seed/options";
import { type Outcome, refused } from "../lib/seed/outcome";
import { repeated } from "../lib/seed/repeat";
import { revert } from "../lib/seed/revert";
import { apply, check, reading, showPlan } from "../lib/seed/run";
import { watchFolder } from "../lib/seed/watch";
import { shownUrl } from "../lib/settings/database-url";
import { layOutEmbeds } from "../scripts/heights";
import { migrate } from "./migrate";

/** One run, whatever comes of it; only what nobody foresaw is thrown. */
async function run(options: SeedOptions): Promise<Outcome> {
  try {
    if (options.cancel) return await takenBack(options.cancel, now);
    const from = reading(options, now());
    if (options.mode === "check") return await check(from);
    if (options.mode === "fix") return fix(from, options.dry);
    if (options.reverting) return await revert(from, options.reverting);
    if (options.mode === "plan") return await showPlan(from, repeated(options, process.env));
    const outcome = await apply(from, options.plans, now, migrate, options.beginAgain);
    const laidOut = await layOutEmbeds(now());
    return laidOut ? { ...outcome, words: `${outcome.words}\n${laidOut}` } : outcome;
  } catch (error) {
    if (error instanceof FigureFaults) return refused(error.faults);
    const message = databaseFailure(error) ?? (error as Error).message;
    const wrote = error instanceof StalePlan ? "nothing was published" : "nothing was written";
    return { code: 1, words: `${message}\n${wrote}`, data: { stories: [], faults: [], error: message } };
  }
}

/** Prints an outcome: what was refused to the error stream, data to the output whatever it says. */
function print({ code, words, data }: Outcome, json: boolean): void {
  if (json) console.log(JSON.stringify(data, null, 2));
  else if (code === 1) console.error(words);
  else console.log(words);
}

/** Who reads the output may stop reading; what was done is done all the same. */
function outlive(stream: NodeJS.WriteStream): void {
  stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code !== "EPIPE") process.exitCode = 1;
  });
}

async function main(): Promise<void> {
  outlive(process.stdout);
  outlive(process.stderr);
  const options = seedOptions(process.argv.slice(2));
  if (options.mode === "help") {
    console.log(usage);
    return;
  }
  const once = async () => {
    const outcome = await run(options);
    print(outcome, options.json);
    return outcome.code;
  };
  if (!options.watch) {
    process.exitCode = await once();
    return;
  }
  const { figures } = reading(options, now());
  console.error(
    options.mode === "apply"
      ? `publishes each save of ${figures} to ${shownUrl()}, until it is interrupted`
      : `publishes nothing: each save of ${figures} is ${options.mode === "check" ? "checked" : "planned"} (--watch --publish publishes)`,
  );
  await watchFolder(figures, once);
}

main().catch((error) => {
  const { message } = error as Error;
  print(
    { code: 1, words: message, data: { stories: [], faults: [], error: message } },
    process.argv.includes("--json"),
  );
  process.exitCode = 1;
});
