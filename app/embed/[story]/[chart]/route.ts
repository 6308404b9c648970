import { embedDocument } from "@/lib/documents/embed";
import { chartAsked } from "@/lib/http/request";
import { serve } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** The document inside the iframe. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/embed/[story]/[chart]">,
): Promise<Response> {
  const { story, chart } = await params;
  return serve(request, async (ask) => embedDocument(await chartAsked(story, chart, ask), ask));
}
