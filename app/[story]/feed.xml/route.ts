import { newestCorrections } from "@/lib/database/history";
import { feedDocument } from "@/lib/documents/feed";
import { storyAsked } from "@/lib/http/request";
import { serve } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** A story's corrections and updates as Atom. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/[story]/feed.xml">,
): Promise<Response> {
  const { story } = await params;
  return serve(
    request,
    async (ask) => feedDocument((await storyAsked(story, ask))?.open ?? null, ask, newestCorrections),
    "nothing",
  );
}
