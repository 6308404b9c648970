import { history } from "@/lib/database/history";
import { chartDocument } from "@/lib/documents/pages";
import { chartAsked, heightsAsked } from "@/lib/http/request";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** A chart's own page, or what stands where it was. */
export async function GET(request: Request, { params }: RouteContext<"/[story]/[chart]">): Promise<Response> {
  const { story, chart } = await params;
  return servePage(request, async (ask) => {
    const found = await chartAsked(story, chart, ask);
    return chartDocument(found, ask, { laid: await heightsAsked(found, ask), history });
  });
}
