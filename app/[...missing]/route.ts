import { missingDocument } from "@/lib/documents/sentence-page";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** Says that there is no page, whatever else is asked. */
export async function GET(request: Request): Promise<Response> {
  return servePage(request, () => missingDocument(), "nothing");
}
