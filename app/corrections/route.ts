import { editionsOf } from "@/lib/database/stories";
import { everyCorrectionDocument } from "@/lib/documents/corrections-pages";
import { openStories } from "@/lib/http/front";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** Every correction and update of every story. */
export async function GET(request: Request): Promise<Response> {
  return servePage(request, async (ask) =>
    everyCorrectionDocument(await openStories(ask.now), ask, editionsOf),
  );
}
