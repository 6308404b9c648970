import { editionsOf } from "@/lib/database/stories";
import { correctionsDocument } from "@/lib/documents/corrections-pages";
import { storyAsked } from "@/lib/http/request";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** Every correction and update of a story. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[story]/corrections">,
): Promise<Response> {
  const { story } = await params;
  return servePage(request, async (ask) =>
    correctionsDocument(await storyAsked(story, { ...ask, pinned: null }), ask, editionsOf),
  );
}
