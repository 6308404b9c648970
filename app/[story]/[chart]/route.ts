import { answerMissing, answerPage, pageRoute } from "@/components/answer-page";
import { chartPage, retractedPage } from "@/components/pages";
import { typeOf } from "@/lib/charts/cited";
import { now } from "@/lib/clock";
import { revisions } from "@/lib/database/stories";
import { cacheFor, cacheOf } from "@/lib/http";
import { drawingParameters } from "@/lib/parameters";
import { chartAsked, heightsOf, momentAsked } from "@/lib/request";
import { requestOrigin } from "@/lib/site";

export const dynamic = "force-dynamic";

/** A chart's own page, or what stands where it was. */
export async function GET(request: Request, { params }: RouteContext<"/[story]/[chart]">): Promise<Response> {
  return pageRoute(request, async (query) => {
    const { theme, language, pinned, at, asked } = drawingParameters(query, "auto");
    const { story: slug, chart: id } = await params;
    const found = await chartAsked(slug, id, pinned);
    if (found.kind === "absent") return answerMissing();
    const site = requestOrigin(request.headers);
    const { open } = found;
    if (found.kind === "retracted") {
      const { last } = found;
      return answerPage({
        key: ["retracted", slug, id, open.edition, open.publishedAt, theme],
        make: () => retractedPage({ theme, language, story: open, chart: id, last }),
        cache: cacheFor.live,
        status: 410,
      });
    }
    const { story, chart } = found;
    const moment = momentAsked(story, at, now());
    const laid = await heightsOf(story, chart, moment.at);
    return answerPage({
      key: ["chart", slug, id, open.edition, open.publishedAt, site, asked, moment.at, moment.live, laid],
      make: async () => {
        const ids = typeOf(chart)
          .figures(chart.settings, story)
          .map((figure) => figure.id);
        const history = await revisions(slug, ids);
        return chartPage({
          story,
          open,
          chart,
          asked,
          theme,
          language,
          site,
          moment,
          laid,
          revisions: history,
        });
      },
      cache: cacheOf(moment, pinned),
    });
  });
}
