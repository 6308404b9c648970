import { createElement } from "react";
import { EmbedDocument } from "@/components/embed";
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
    const { story, chart } = found;

    const timeline = chart.type === "timeline";
    const moment = momentAsked(story, at, now());
    const scripts = timeline && moment.live ? [reporter, ticker] : [reporter];
    const site = requestOrigin(request.headers);
    const key = [
      "embed",
      slug,
      id,
      story.edition,
      story.publishedAt,
      pinned,
      theme,
      language,
      moment.at,
      moment.live,
      site,
    ];
    const document = await keep(JSON.stringify(key), () => {
      const props = { story, chart, language, theme, site, moment, pinned, scripts };
      return `<!doctype html>${markup(createElement(EmbedDocument, props))}`;
    });
    return answer(request, document, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": embedPolicy(theme, scripts),
      "Referrer-Policy": "strict-origin-when-cross-origin",
      "Cache-Control":
        timeline && moment.live ? cacheFor.seconds(moment.trueFor) : pinned ? cacheFor.pinned : cacheFor.live,
    });
  });
}
