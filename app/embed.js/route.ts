import { loaderDocument } from "@/lib/documents/loader";
import { serve } from "@/lib/http/serve";

/** The loader that puts iframes into a page. */
export async function GET(request: Request): Promise<Response> {
  return serve(request, () => loaderDocument, "nothing");
}
