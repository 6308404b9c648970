import { newestCorrections } from "@/lib/database/history";
import { everyFeedDocument } from "@/lib/documents/feed";
import { openStories } from "@/lib/http/front";
import { serve } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** The corrections and updates of every story as Atom. */
export async function GET(request: Request): Promise<Response> {
  return serve(
    request,
    async (ask) => everyFeedDocument(await openStories(ask.now), ask, newestCorrections),
    "nothing",
  );
}
