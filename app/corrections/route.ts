import { everyListing } from "@/lib/database/history";
import { everyCorrectionDocument } from "@/lib/documents/corrections-pages";
import { openStories } from "@/lib/http/front";
import { instantParameter } from "@/lib/http/parameters";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** Every correction and update of every story. */
export async function GET(request: Request): Promise<Response> {
  return servePage(request, async (ask, query) =>
    everyCorrectionDocument(await openStories(ask.now), ask, instantParameter(query, "upto"), everyListing),
  );
}
