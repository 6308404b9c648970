/** The site's routes, asked in this process without a server. */
import * as missing from "../app/[...missing]/route";
import * as chart from "../app/[story]/[chart]/route";
import * as corrections from "../app/[story]/corrections/route";
import * as feed from "../app/[story]/feed.xml/route";
import * as story from "../app/[story]/route";
import * as file from "../app/charts/[story]/[file]/route";
import * as everyCorrection from "../app/corrections/route";
import * as embed from "../app/embed/[story]/[chart]/route";
import * as loader from "../app/embed.js/route";
import * as everyFeed from "../app/feed.xml/route";
import * as guide from "../app/how-to-read/route";
import * as oembed from "../app/oembed/route";
import * as front from "../app/route";

type Params<T> = { params: Promise<T> };
type Route = (request: Request, params: Record<string, string>) => Promise<Response>;

const given = <T>(params: Record<string, string>): Params<T> => ({ params: Promise.resolve(params as T) });

/** Each route by what its path is like, the first that fits, as the router has it. */
const routes: [like: RegExp, route: Route][] = [
  [/^\/$/, (request) => front.GET(request)],
  [/^\/corrections$/, (request) => everyCorrection.GET(request)],
  [/^\/feed\.xml$/, (request) => everyFeed.GET(request)],
  [/^\/how-to-read$/, (request) => guide.GET(request)],
  [/^\/oembed$/, (request) => oembed.GET(request)],
  [/^\/embed\.js$/, (request) => loader.GET(request)],
  [/^\/embed\/(?<story>[^/]+)\/(?<chart>[^/]+)$/, (request, params) => embed.GET(request, given(params))],
  [/^\/charts\/(?<story>[^/]+)\/(?<file>[^/]+)$/, (request, params) => file.GET(request, given(params))],
  [/^\/(?<story>[^/]+)$/, (request, params) => story.GET(request, given(params))],
  [/^\/(?<story>[^/]+)\/corrections$/, (request, params) => corrections.GET(request, given(params))],
  [/^\/(?<story>[^/]+)\/feed\.xml$/, (request, params) => feed.GET(request, given(params))],
  [/^\/(?<story>[^/]+)\/(?<chart>[^/]+)$/, (request, params) => chart.GET(request, given(params))],
];

/** What the site answers to an address, from its slash on. */
export function answerTo(address: string): Promise<Response> {
  const url = new URL(address, "http://localhost");
  const request = new Request(url);
  for (const [like, route] of routes) {
    const found = like.exec(url.pathname);
    if (found) return route(request, { ...found.groups });
  }
  return missing.GET(request);
}
