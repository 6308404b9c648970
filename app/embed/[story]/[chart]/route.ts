import {
  embedDocument,
  embedScripts,
  retractedDocument,
  retractedScripts,
} from "@/components/embed-document";
import { now } from "@/lib/clock";
import { embedPolicy } from "@/lib/embed/policy";
import { answer, cacheFor, guarded, keep } from "@/lib/http";
import { drawingParameters } from "@/lib/parameters";
import { chartAsked, momentAsked, refuseAsked } from "@/lib/request";
import { requestOrigin } from "@/lib/site";

export const dynamic = "force-dynamic";

/** The document inside the iframe. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/embed/[story]/[chart]">,
): Promise<Response> {
  return guarded(request, async (query) => {
    const { theme, language, pinned, at, asked } = drawingParameters(query, "light");
    const { story: slug, chart: id } = await params;
    const found = await chartAsked(slug, id, pinned);
    if (found.kind === "absent") return refuseAsked(found);
    const site = requestOrigin(request.headers);
    const of = ["embed", slug, id, found.open.edition, found.open.publishedAt, asked, site];
    const headers = {
      "Content-Type": "text/html; charset=utf-8",
      "Referrer-Policy": "strict-origin-when-cross-origin",
    };
    if (found.kind === "retracted") {
      const props = { story: found.open, id, last: found.last, language, theme, site };
      return answer(
        await keep(JSON.stringify(of), () => retractedDocument(props)),
        {
          ...headers,
          "Content-Security-Policy": embedPolicy(theme, retractedScripts),
          "Cache-Control": cacheFor.live,
        },
        410,
      );
    }
    const { story, open, chart } = found;
    const moment = momentAsked(story, at, now());
    const props = { story, open, chart, language, theme, site, moment, asked };
    const document = await keep(JSON.stringify([...of, moment.at, moment.live]), () => embedDocument(props));
    return answer(document, {
      ...headers,
      "Content-Security-Policy": embedPolicy(theme, embedScripts(props)),
      "Cache-Control":
        chart.type === "timeline" && moment.live
          ? cacheFor.seconds(moment.trueFor)
          : pinned
            ? cacheFor.pinned
            : cacheFor.live,
    });
  });
}
