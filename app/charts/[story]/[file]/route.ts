import { now } from "@/lib/clock";
import { answer, cacheFor, guarded, keep, refuse } from "@/lib/http";
import { drawingParameters, numberParameter, WrongParameter } from "@/lib/parameters";
import { fileWidths, formats } from "@/lib/render/formats";
import { chartAsked, momentAsked, refuseAsked } from "@/lib/request";
import { requestOrigin } from "@/lib/site";

export const dynamic = "force-dynamic";

/** A chart as a file: poll.svg, poll.png, poll.csv, poll.json. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/charts/[story]/[file]">,
): Promise<Response> {
  return guarded(request, async (query) => {
    const { story: slug, file } = await params;
    const [, id = "", extension = ""] = /^([a-z0-9-]+)\.([a-z.]+)$/.exec(file) ?? [];
    const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined;
    if (!format) return refuse(404, `no such file: a chart has ${Object.keys(formats).join(", ")}`);
    const { theme, language, pinned, at } = drawingParameters(query, "light");
    if (theme === "auto") throw new WrongParameter("theme: expected light or dark, a file follows nobody");
    const { least, most, usual } = format.widths ?? fileWidths;
    const width = numberParameter(query, "width", least, most) ?? usual;
    const scale = numberParameter(query, "scale", 1, 3) ?? 2;
    const found = await chartAsked(slug, id, pinned);
    if (found.kind !== "found") return refuseAsked(found);
    const { story, chart } = found;

    const moment = momentAsked(story, at, now());
    const site = requestOrigin(request.headers);
    const drawn = { theme, language, now: moment.at, site, width, scale };
    const counts = format.pictured ? drawn : { language, site };
    const key = JSON.stringify(["file", slug, file, story.edition, story.publishedAt, counts]);
    const kept = await keep(key, () => format.render(story, chart, drawn), format.type !== "image/png");
    return answer(kept, {
      "Content-Type": format.type,
      "Content-Disposition": `inline; filename="${slug}-${id}-v${story.edition}.${extension}"`,
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Cache-Control": moment.live
        ? cacheFor.seconds(moment.trueFor)
        : pinned
          ? cacheFor.forever
          : cacheFor.live,
    });
  });
}
