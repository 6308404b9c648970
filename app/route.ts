import { storyDocument } from "@/lib/documents/pages";
import { openStories } from "@/lib/http/front";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** The newest story's dashboard, the other stories below it. */
export async function GET(request: Request): Promise<Response> {
  return servePage(request, async (ask) => {
    const [story, ...others] = await openStories(ask.now);
    const asked = { ...ask, pinned: null, asked: { ...ask.asked, pinned: null } };
    return storyDocument(story ? { story, open: story } : null, asked, others);
  });
}
