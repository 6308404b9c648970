/** Floods: whatever is asked for without pause, what is kept is answered about as before. */
import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { type Desk, memoryOf, newDesk, remove, type Served, serve, until, workOf } from "./desk";
import type { Flooded } from "./flooder";
import { atMost, type Measured, type Ordeal } from "./ordeal";

interface Flood {
  what: string;
  connections: number;
  method?: string;
  paths: string[];
}

const floods: Flood[] = [
  {
    what: "pictures of ever other moments",
    connections: 100,
    paths: ["/charts/gsomia/countdown.png?width=1600&scale=3&at=%"],
  },
  { what: "dashboards of ever other moments", connections: 32, paths: ["/gsomia?at=%"] },
  {
    what: "embeds of ever other moments",
    connections: 100,
    paths: ["/embed/gsomia/countdown?at=%", "/embed/gsomia/month?at=%"],
  },
  { what: "plain pages", connections: 100, paths: ["/gsomia", "/gsomia/poll", "/"] },
  {
    what: "addresses that nothing is at",
    connections: 100,
    paths: ["/nothing?at=%", "/gsomia/nothing?at=%", "/gsomia?at=nonsense"],
  },
  { what: "bodies of 9 MB", connections: 100, method: "POST", paths: ["/gsomia"] },
];

const kept = "/embed/gsomia/poll";
const readers = 8;
/** How long each flood lasts, in seconds. */
const lasting = Number(process.env.SECONDS_OF_FLOOD ?? 8);

/** A process of its own that asks; ends with what came of it. */
export function asking(
  { site }: Served,
  { connections, method = "GET", paths }: Omit<Flood, "what">,
  seconds: number,
) {
  const args = ["--import", "tsx", "tests/torture/flooder.ts", site, connections, seconds, method, ...paths];
  const env = { ...process.env, ...(connections > readers && { FLOODS: "1" }) };
  const child = spawn(process.execPath, args.map(String), { env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (part) => {
    said += part;
  });
  return new Promise<Flooded>((done) => child.on("close", () => done(JSON.parse(said))));
}

/** What some readers get of one address in some seconds. */
export const rateOf = (served: Served, path: string, seconds: number) =>
  asking(served, { connections: readers, paths: [path] }, seconds);

const reading = (served: Served, seconds: number) => rateOf(served, kept, seconds);

/** How long a process still works after a flood, in milliseconds: until it uses less than a tenth of a processor. */
async function idleAfter(pid: number): Promise<number> {
  let used = workOf(pid);
  return until(
    async () => {
      await wait(200);
      const now = workOf(pid);
      const idle = now - used <= 0.02;
      used = now;
      return idle;
    },
    60_000,
    0,
  );
}

async function* flooded(desk: Desk): AsyncIterable<Measured> {
  const served = await serve(desk);
  try {
    const pid = served.inner();
    await idleAfter(pid);
    await reading(served, 2);
    for (const { what, ...flood } of floods) {
      const before = await reading(served, 3);
      const under = asking(served, flood, lasting);
      // The readers begin once the flood stands.
      await wait(1500);
      const beside = await reading(served, lasting - 3);
      const { statuses } = await under;
      const idle = await idleAfter(pid);
      // Two readings beside no flood differ by a quarter on a machine that does other things as well.
      const after = await reading(served, 3);
      const quiet = { rate: (before.rate + after.rate) / 2, p99: (before.p99 + after.p99) / 2 };
      yield atMost(
        `${what} (${flood.connections}): quiet rate of kept embeds, against theirs`,
        quiet.rate / beside.rate,
        2,
        "×",
      );
      yield atMost(
        `${what}: slowest hundredth of kept embeds, of the quiet one`,
        beside.p99 / quiet.p99,
        5,
        "×",
      );
      yield atMost(`${what}: back to idle`, idle, 2000, " ms");
      yield atMost(
        `${what}: answers with a fault of the server's (${JSON.stringify(statuses)})`,
        statuses[500] ?? 0,
        0,
        "",
      );
      yield atMost(`${what}: memory at its most`, memoryOf(pid).most, 700, " MB");
    }
  } finally {
    await served.stop();
  }
}

export const ordeal: Ordeal = {
  title: "floods",
  async *run() {
    const desk = newDesk("prisma/figures/gsomia");
    try {
      yield* flooded(desk);
    } finally {
      remove(desk);
    }
  },
};
