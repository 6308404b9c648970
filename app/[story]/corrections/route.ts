import { answerMissing, answerPage, pageRoute } from "@/components/answer-page";
import { correctionsPage } from "@/components/pages";
import { editionsOf } from "@/lib/database/stories";
import { drawingParameters } from "@/lib/parameters";
import { storyAsked } from "@/lib/request";
import { requestOrigin } from "@/lib/site";

export const dynamic = "force-dynamic";

/** Every correction and update of a story. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[story]/corrections">,
): Promise<Response> {
  return pageRoute(request, async (query) => {
    const { theme, language } = drawingParameters(query, "auto");
    const found = await storyAsked((await params).story, null);
    if (!found) return answerMissing();
    const { story } = found;
    const site = requestOrigin(request.headers);
    return answerPage({
      key: ["corrections", story.slug, story.edition, story.publishedAt, site, theme],
      make: async () =>
        correctionsPage({ story, editions: await editionsOf(story.slug), theme, language, site }),
    });
  });
}
