/** What a story's addresses answer, asked of the routes in this process. */
import { setTimeout as wait } from "node:timers/promises";
import { GET as page } from "../../app/[story]/[chart]/route";
import { GET as dashboard } from "../../app/[story]/route";
import { GET as file } from "../../app/charts/[story]/[file]/route";
import { GET as embed } from "../../app/embed/[story]/[chart]/route";
import { formats } from "../../lib/documents/formats";

/** An answer by what was asked for, such as `embed` or `csv`. */
export interface Answered {
  chart: string | null;
  what: string;
  status: number;
  bytes: number;
}

async function answered(chart: string | null, what: string, response: Promise<Response>): Promise<Answered> {
  const { status, ...rest } = await response.then(async (each) => ({
    status: each.status,
    bytes: (await each.arrayBuffer()).byteLength,
  }));
  return { chart, what, status, ...rest };
}

/** A story's dashboard. */
export function askDashboard(story: string): Promise<Answered> {
  const request = new Request(`http://desk.example/${story}`);
  return answered(null, "dashboard", dashboard(request, { params: Promise.resolve({ story }) }));
}

/** A chart's page, its embed and its files, all that there are or those of some endings. */
export async function askChart(
  story: string,
  chart: string,
  endings = Object.keys(formats),
): Promise<Answered[]> {
  const at = (path: string) => new Request(`http://desk.example/${path}`);
  const params = Promise.resolve({ story, chart });
  const found = [
    await answered(chart, "page", page(at(`${story}/${chart}`), { params })),
    await answered(chart, "embed", embed(at(`embed/${story}/${chart}`), { params })),
  ];
  for (const ending of endings) {
    const name = `${chart}.${ending}`;
    const named = Promise.resolve({ story, file: name });
    found.push(await answered(chart, ending, file(at(`charts/${story}/${name}`), { params: named })));
  }
  return found;
}

/** Has this process read another database from here on. */
export async function readFrom(database: string): Promise<void> {
  process.env.DATABASE_URL = `file:${database}`;
  // As long as it is taken for granted which editions there are.
  await wait(300);
}

/** How many times as many bytes the answers of one story have as those of another: by what was asked for, the most. */
export function growth(small: readonly Answered[], large: readonly Answered[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const [index, { what, bytes }] of large.entries())
    most.set(what, Math.max(most.get(what) ?? 0, bytes / (small[index]?.bytes ?? 1)));
  return most;
}
