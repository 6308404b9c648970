import { answerMissing, answerPage, pageRoute } from "@/components/answer-page";
import { storyPage } from "@/components/pages";
import { now } from "@/lib/clock";
import { cacheOf } from "@/lib/http";
import { drawingParameters } from "@/lib/parameters";
import { momentAsked, storyAsked } from "@/lib/request";
import { requestOrigin } from "@/lib/site";

export const dynamic = "force-dynamic";

/** A story's dashboard. */
export async function GET(request: Request, { params }: RouteContext<"/[story]">): Promise<Response> {
  return pageRoute(request, async (query) => {
    const { theme, language, pinned, at, asked } = drawingParameters(query, "auto");
    const found = await storyAsked((await params).story, pinned);
    if (!found) return answerMissing();
    const { story, open } = found;
    const site = requestOrigin(request.headers);
    const moment = momentAsked(story, at, now());
    const props = { story, open, asked, theme, language, site, moment };
    return answerPage({
      key: ["story", story.slug, open.edition, open.publishedAt, site, asked, moment.at, moment.live],
      make: () => storyPage(props),
      cache: cacheOf(moment, pinned),
    });
  });
}
