import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, expect, test, vi } from "vitest";
import { openDatabase } from "../lib/database/client";
import { publish } from "../lib/database/publish";
import { migrate } from "../prisma/migrate";
import { newDatabase } from "./database";
import { submitted } from "./stories";

const running: ChildProcess[] = [];
afterEach(() => {
  for (const each of running.splice(0)) each.kill("SIGKILL");
});

/** A process over a database, and the lines that it has printed. */
function start(url: string, script: string, ...options: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", `tests/${script}`, ...options], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.push(child);
  let said = "";
  child.stdout.on("data", (part) => {
    said += part;
  });
  return { child, lines: () => said.split("\n").slice(0, -1) };
}

test("two servers open an edition within a second of its minute, though who published it was killed", async () => {
  const url = newDatabase();
  await migrate(url);
  const database = openDatabase(url);
  await publish(database, [submitted("harbour")], () => new Date());
  await database.$disconnect();

  const readers = [start(url, "reader.ts", "harbour"), start(url, "reader.ts", "harbour")];
  const opened = (count: number) =>
    vi.waitFor(() => expect(readers.map(({ lines }) => lines().length)).toEqual([count, count]), {
      timeout: 60_000,
    });
  await opened(1);
  const publisher = start(url, "publisher.ts");
  await vi.waitFor(() => expect(publisher.lines()).toHaveLength(1), { timeout: 60_000 });
  publisher.child.kill("SIGKILL");
  await opened(2);

  const due = Date.parse(publisher.lines()[0] as string);
  for (const { lines } of readers) {
    const [first, second] = lines().map((line) => JSON.parse(line));
    expect(first).toMatchObject({ edition: 1, headline: expect.not.stringContaining("embargoed") });
    expect(second).toMatchObject({ edition: 2, headline: expect.stringContaining("embargoed") });
    expect(second.asked).toBeGreaterThanOrEqual(due);
    // However rarely a busy machine lets it ask, nobody is told the old one a second after.
    expect(second.before).toBeLessThan(due + 1000);
  }
});
