/** Killed processes: what the exit says, who holds the port, how the next start goes. */
import { command, newDesk, remove, serve, status, until } from "./desk";
import { atMost, exactly, type Ordeal } from "./ordeal";

export const ordeal: Ordeal = {
  title: "processes",
  async *run() {
    const desk = newDesk("prisma/figures/gsomia");
    try {
      const first = await serve(desk);
      process.kill(first.inner(), "SIGKILL");
      yield exactly(
        "kill -9 of the process that answers: exit code of the other",
        (await first.ended) ?? -1,
        1,
      );
      const silent = async () => (await status(`${first.site}/health`)) === null;
      yield atMost(
        "kill -9 of the process that answers: until the port is free",
        await until(silent, 30_000),
        2000,
        " ms",
      );

      const second = await serve(desk);
      const inner = second.inner();
      second.outer.kill("SIGKILL");
      const gone = async () => (await status(`${second.site}/health`)) === null && !alive(inner);
      yield atMost(
        "kill -9 of the process that watches: until the other has ended",
        await until(gone, 30_000),
        3000,
        " ms",
      );

      const third = await serve(desk);
      yield exactly("the next start: a page", (await status(`${third.site}/gsomia`)) ?? 0, 200);
      const asked = Array.from({ length: 200 }, () => status(`${third.site}/gsomia?at=2019-11-18T08:00Z`));
      await until(async () => (await status(`${third.site}/embed/gsomia/poll`)) === 200, 5000);
      third.outer.kill("SIGTERM");
      const answers = await Promise.all(asked);
      yield exactly(
        "SIGTERM under load: answers that were cut off, of 200",
        answers.filter((each) => each === null).length,
        0,
      );
      yield exactly("SIGTERM: exit code", (await third.ended) ?? -1, 0);
      const { code } = await command(desk, "prisma/seed.ts");
      yield exactly("a seed of the same files after all of it", code ?? -1, 0);
    } finally {
      remove(desk);
    }
  },
};

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
