import { watch } from "chokidar";

/** How long a folder has to be quiet before its files are read, in milliseconds. */
const quiet = 60;

/**
 * Runs `once` now and whenever a file under a folder has been saved; saves during a run
 * make one more. Goes on until the process is interrupted.
 */
export async function watchFolder(folder: string, once: () => Promise<unknown>): Promise<void> {
  let running = false;
  let again = false;
  const run = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await once();
    console.error(`watching ${folder}`);
    running = false;
    if (again) {
      again = false;
      await run();
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { ignoreInitial: true }).on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(run, quiet);
  });
  // A folder that is moved away may come back.
  const alive = setInterval(() => {}, 60_000);
  const closed = new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        clearTimeout(timer);
        clearInterval(alive);
        watcher.close().then(done);
      });
    }
  });
  await run();
  await closed;
}
