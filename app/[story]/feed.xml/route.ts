import { getStory } from "@/lib/database/stories";
import { feed } from "@/lib/feed";
import { answer, cacheFor, guarded, keep, refuse } from "@/lib/http";
import { requestOrigin } from "@/lib/site";

export const dynamic = "force-dynamic";

/** A story's corrections and updates as Atom. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[story]/feed.xml">,
): Promise<Response> {
  return guarded(request, async () => {
    const { story: slug } = await params;
    const story = await getStory(slug);
    if (!story) return refuse(404, "no such story");
    const site = requestOrigin(request.headers);
    const key = JSON.stringify(["feed", slug, story.edition, story.publishedAt, site]);
    const kept = await keep(key, () => feed(story, site, "en"));
    return answer(kept, {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": cacheFor.live,
      "Access-Control-Allow-Origin": "*",
    });
  });
}
