import { storyDocument } from "@/lib/documents/pages";
import { storyAsked } from "@/lib/http/request";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** A story's dashboard. */
export async function GET(request: Request, { params }: RouteContext<"/[story]">): Promise<Response> {
  const { story } = await params;
  return servePage(request, async (ask) => storyDocument(await storyAsked(story, ask), ask));
}
