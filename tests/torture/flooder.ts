/**
 * A process that asks without pause on some connections for some seconds, and prints what came of it as JSON:
 *   flooder.ts <site> <connections> <seconds> <method> <path…>
 * In a path `%` stands for a minute that is another one each time.
 */
import { Agent, request } from "node:http";
import { setPriority } from "node:os";

export interface Flooded {
  /** How many answers there were, by status; 0 for none. */
  statuses: Record<string, number>;
  /** Answers a second with a status below 400. */
  rate: number;
  /** How long the 50th and the 99th of a hundred such answers took, in milliseconds. */
  p50: number;
  p99: number;
}

/** Whoever floods sits elsewhere: it takes no processor from the server and its readers. */
if (process.env.FLOODS) setPriority(19);

/** Made once: what making it takes is not the server's. */
const body = Buffer.alloc(9_000_000);

async function flood(site: string, connections: number, seconds: number, method: string, paths: string[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begun = performance.now();
  const statuses: Record<string, number> = {};
  const took: number[] = [];
  let count = process.pid * 1000;
  const ask = (path: string) =>
    new Promise<void>((done) => {
      const asked = performance.now();
      const end = (status: number) => {
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status > 0 && status < 400) took.push(performance.now() - asked);
        done();
      };
      const asking = request(site + path, { agent, method }, (answer) => {
        answer.resume();
        answer.on("end", () => end(answer.statusCode ?? 0));
        answer.on("error", () => end(0));
      });
      asking.on("error", () => end(0));
      if (method === "POST") asking.write(body);
      asking.end();
    });
  const one = async () => {
    while (performance.now() - begun < seconds * 1000) {
      count += 1;
      const minute = new Date(Date.UTC(1950, 0, 1) + (count % 30_000_000) * 60_000).toISOString();
      await ask((paths[count % paths.length] ?? "/").replaceAll("%", minute));
    }
  };
  await Promise.race([
    Promise.all(Array.from({ length: connections }, one)),
    // Whoever floods does not wait for answers either.
    new Promise((done) => setTimeout(done, seconds * 1000 + 200)),
  ]);
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Infinity;
  const rate = took.length / ((performance.now() - begun) / 1000);
  console.log(JSON.stringify({ statuses, rate, p50: at(0.5), p99: at(0.99) } satisfies Flooded));
  process.exit(0);
}

if (process.argv[1]?.endsWith("flooder.ts")) {
  const [site = "", connections, seconds, method = "GET", ...paths] = process.argv.slice(2);
  await flood(site, Number(connections), Number(seconds), method, paths);
}
