import { guideDocument } from "@/lib/documents/guide";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** What the marks of the charts mean. */
export async function GET(request: Request): Promise<Response> {
  return servePage(request, guideDocument);
}
