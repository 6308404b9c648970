import { answerMissing, answerPage, pageRoute } from "@/components/answer-page";
import { storyPage } from "@/components/pages";
import { now } from "@/lib/clock";
import { getStory, listStories } from "@/lib/database/stories";
import { cacheOf } from "@/lib/http";
import { drawingParameters } from "@/lib/parameters";
import { momentAsked } from "@/lib/request";
import { requestOrigin } from "@/lib/site";

export const dynamic = "force-dynamic";

/** The newest story's dashboard, the other stories below it. */
export async function GET(request: Request): Promise<Response> {
  return pageRoute(request, async (query) => {
    const { theme, language, at, asked: all } = drawingParameters(query, "auto");
    const listed = await listStories();
    const stories = (await Promise.all(listed.map(({ slug }) => getStory(slug)))).filter(
      (each) => each !== null,
    );
    const [story, ...others] = stories;
    if (!story) return answerMissing();
    const asked = { ...all, pinned: null };
    const site = requestOrigin(request.headers);
    const moment = momentAsked(story, at, now());
    const props = { story, open: story, others, asked, theme, language, site, moment };
    return answerPage({
      key: [
        "front",
        site,
        asked,
        moment.at,
        moment.live,
        ...stories.map((each) => [each.slug, each.edition, each.publishedAt]),
      ],
      make: () => storyPage(props),
      cache: cacheOf(moment, null),
    });
  });
}
