/** Every document of stories that the checks accept, asked of the routes as readers ask. */
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { XmlDocument } from "libxml2-wasm";
import type { Ready } from "../../lib/seed/check";
import { onDesk, type Tally } from "./any-desk";
import type { AnyStory } from "./any-story";

const app = join(import.meta.dirname, "../../app");
const site = "http://desk.example";

interface Asked {
  route: string;
  params: Record<string, string>;
  query: string;
  /** Whether something has to stand there. */
  there: boolean;
}

/** Every address of a story at its last edition. */
function addressesOf(ready: Ready, editions: number, pictures: number): Asked[] {
  const { slug, charts, deadline } = ready.draft;
  const second = (minutes: number) => new Date(Date.parse(deadline.instant) + minutes * 60_000).toISOString();
  const moments = [second(-1), second(1)].filter((at) => /^(19|20)\d\d-/.test(at));
  const at = ["live", "1900-01-01T00:00Z", "2099-12-31T23:59%2B14:00", ...moments].map((at) => `at=${at}`);
  const v = Array.from({ length: editions }, (_, k) => `v=${k + 1}`);
  const pages = ["", "theme=dark", ...at, ...v];
  const ask = (route: string, params: Record<string, string>, queries: string[], there = true): Asked[] =>
    queries.map((query) => ({ route, params, query, there: there && !/v(=|%3D)/.test(query) }));
  const oembed = (path: string, more = "") => `url=${encodeURIComponent(`${site}/${path}`)}${more}`;
  const of = (chart: string, index: number): Asked[] => {
    const file = (extension: string, queries: string[]) =>
      ask("charts/[story]/[file]", { story: slug, file: `${chart}.${extension}` }, queries);
    return [
      ...ask("[story]/[chart]", { story: slug, chart }, pages),
      ...ask("embed/[story]/[chart]", { story: slug, chart }, [...pages, "theme=auto"]),
      ...file("svg", ["width=280", "width=1600&theme=dark", ...at.slice(0, 2), ...v]),
      ...file("csv", ["", ...v]),
      ...file("json", ["", ...v]),
      ...(index < pictures
        ? [...file("png", ["width=280&scale=1"]), ...file("card.png", ["width=16", ""])]
        : []),
      ...ask("oembed", {}, [
        oembed(`${slug}/${chart}`),
        oembed(`embed/${slug}/${chart}?v=1`, "&format=xml&maxwidth=1&maxheight=1"),
      ]),
    ];
  };
  return [
    ...ask("[story]", { story: slug }, pages),
    ...ask("[story]/corrections", { story: slug }, ["", "upto=1", "v=1"]),
    ...ask("[story]/feed.xml", { story: slug }, [""]),
    ...ask("oembed", {}, [oembed(slug)]),
    ...charts.flatMap(({ id }, index) => of(id, index)),
  ];
}

/** What the whole site has beside a story. */
const everywhere: Asked[] = ["", "corrections", "feed.xml", "health"].flatMap((route) =>
  ["", "at=1900-01-01T00:00Z", "theme=dark"].map((query) => ({ route, params: {}, query, there: true })),
);

/** What is wrong with an answer, in words; null for one that is as it should be. */
async function wrong(response: Response, { there }: Asked): Promise<string | null> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const { status } = response;
  if (status >= 500) return `status ${status}: ${bytes.toString("utf8").slice(0, 300)}`;
  if (there && status !== 200) return `status ${status}: ${bytes.toString("utf8").slice(0, 300)}`;
  if (status !== 200) return null;
  const type = response.headers.get("content-type") ?? "";
  if (type === "image/png") return bytes.subarray(1, 4).toString() === "PNG" ? null : "no PNG";
  const text = bytes.toString("utf8");
  if (/\bxml\b/.test(type)) XmlDocument.fromString(text).dispose();
  if (type.includes("json")) JSON.parse(text);
  if (/html|svg/.test(type)) {
    const shown = text.replace(/<script[^>]*>(?!alert)[\s\S]*?<\/script>/g, "");
    const found = /<script>alert|\b(NaN|Infinity|undefined)\b/.exec(shown);
    if (found) return `holds ${shown.slice(Math.max(0, found.index - 80), found.index + 40)}`;
  }
  return null;
}

/** Asks one address; what is wrong with its answer, null for nothing. */
async function ask(asked: Asked): Promise<string | null> {
  const { route, params, query } = asked;
  const { GET } = await import(/* @vite-ignore */ join(app, route, "route.ts"));
  const parts = route.split("/").map((part) => params[part.replace(/\W/g, "")] ?? part);
  const path = `/${parts.join("/")}${query ? `?${query}` : ""}`;
  const request = new Request(site + path, { headers: { host: "desk.example" } });
  try {
    const found = await wrong(await GET(request, { params: Promise.resolve(params) }), asked);
    return found && `${path}: ${found}`;
  } catch (error) {
    return `${path}: ${(error as Error).stack ?? error}`;
  }
}

/** How many charts of each story have pictures of pixels made, and of how many documents one is asked for. */
interface Sample {
  pictures?: number;
  share?: number;
}

/** Publishes what the checks accept of some stories on a desk of their own, and asks for its documents; what is wrong with any, in words. */
export function answerAll(
  stories: AnyStory[],
  now: string,
  tally: Tally,
  { pictures = 0, share = 1 }: Sample = {},
): Promise<string[]> {
  return onDesk(stories, now, tally, async (open) => {
    if (open.length === 0) return [];
    // As long as it is taken for granted which editions are open.
    await wait(260);
    const broken: string[] = [];
    const all = open.flatMap(({ ready, editions }) => addressesOf(ready, editions, pictures));
    for (const [index, each] of [...all, ...everywhere].entries()) {
      if ((index + tally.tried) % share) continue;
      const found = await ask(each);
      if (found !== null) broken.push(found);
      tally.documents += 1;
    }
    return broken;
  });
}
