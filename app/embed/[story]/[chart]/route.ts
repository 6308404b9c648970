import { createElement, type ReactNode } from "react";
import { EmbedDocument, RetractedDocument } from "@/components/embed";
import { now } from "@/lib/clock";
import { reporter, ticker } from "@/lib/embed/generated/scripts";
import { embedPolicy } from "@/lib/embed/policy";
import { answer, cacheFor, guarded, keep } from "@/lib/http";
import { drawingParameters } from "@/lib/parameters";
import { markup } from "@/lib/render/html";
import { chartAsked, momentAsked } from "@/lib/request";
import { requestOrigin } from "@/lib/site";

export const dynamic = "force-dynamic";

/** The document inside the iframe. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/embed/[story]/[chart]">,
): Promise<Response> {
  return guarded(request, async (query) => {
    const { theme, language, pinned, at } = drawingParameters(query, "light");
    const { story: slug, chart: id } = await params;
    const found = await chartAsked(slug, id, pinned);
    if (found instanceof Response) return found;
    const site = requestOrigin(request.headers);
    const of = ["embed", slug, id, found.open.edition, found.open.publishedAt, pinned, theme, language, site];
    const kept = (more: unknown[], element: () => ReactNode) =>
      keep(JSON.stringify([...of, ...more]), () => `<!doctype html>${markup(element())}`);
    const headers = {
      "Content-Type": "text/html; charset=utf-8",
      "Referrer-Policy": "strict-origin-when-cross-origin",
    };
    if (!found.chart) {
      const props = { story: found.open, id, last: found.last, language, theme, site, scripts: [reporter] };
      return answer(
        request,
        await kept([], () => createElement(RetractedDocument, props)),
        {
          ...headers,
          "Content-Security-Policy": embedPolicy(theme, [reporter]),
          "Cache-Control": cacheFor.live,
        },
        410,
      );
    }
    const { story, open, chart } = found;
    const timeline = chart.type === "timeline";
    const moment = momentAsked(story, at, now());
    const scripts = timeline && moment.live ? [reporter, ticker] : [reporter];
    const props = { story, open, chart, language, theme, site, moment, pinned, scripts };
    const document = await kept([moment.at, moment.live], () => createElement(EmbedDocument, props));
    return answer(request, document, {
      ...headers,
      "Content-Security-Policy": embedPolicy(theme, scripts),
      "Cache-Control":
        timeline && moment.live ? cacheFor.seconds(moment.trueFor) : pinned ? cacheFor.pinned : cacheFor.live,
    });
  });
}
