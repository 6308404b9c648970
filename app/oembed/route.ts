import { oembedAsked } from "@/lib/http/oembed";
import { isWordPress, serve } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** oEmbed 1.0: how to embed a chart, or a story's lead chart, whose address a producer pasted. */
export async function GET(request: Request): Promise<Response> {
  return serve(request, (ask, query) => oembedAsked(ask, query, isWordPress(request)), "nothing");
}
