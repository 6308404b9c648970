import { fileDocument, fileNamed, noSuchFile } from "@/lib/documents/files";
import { fileParameters } from "@/lib/http/parameters";
import { chartAsked } from "@/lib/http/request";
import { serve } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** A chart as a file: poll.svg, poll.png, poll.csv, poll.json. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/charts/[story]/[file]">,
): Promise<Response> {
  const { story, file } = await params;
  return serve(request, async (ask, query) => {
    const named = fileNamed(file);
    if (!named) return noSuchFile();
    const size = fileParameters(query, ask.theme, named.format);
    return fileDocument(await chartAsked(story, named.chart, ask), ask, { ...named, ...size });
  });
}
