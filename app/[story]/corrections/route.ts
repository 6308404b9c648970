import { listings } from "@/lib/database/history";
import { correctionsDocument } from "@/lib/documents/corrections-pages";
import { numberParameter } from "@/lib/http/parameters";
import { storyAsked } from "@/lib/http/request";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** Every correction and update of a story. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[story]/corrections">,
): Promise<Response> {
  const { story } = await params;
  return servePage(request, async (ask, query) => {
    const upTo = numberParameter(query, "upto", 1, 999_999);
    return correctionsDocument(await storyAsked(story, { ...ask, pinned: null }), ask, upTo, listings);
  });
}
