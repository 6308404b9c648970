import { leadChart } from "@/lib/charts/cited";
import { now } from "@/lib/clock";
import { getStory } from "@/lib/database/stories";
import { type Embed, previewed } from "@/lib/embed/codes";
import { roomIn } from "@/lib/embed/heights";
import { addressed, oembedAnswer } from "@/lib/embed/oembed";
import { answer, guarded, isWordPress, keep, refuse } from "@/lib/http";
import { drawingParameters, numberParameter, WrongParameter } from "@/lib/parameters";
import { plain } from "@/lib/prose";
import { chartAsked, heightsOf, momentAsked, refuseAsked } from "@/lib/request";
import { requestOrigin } from "@/lib/site";
import { flatXml } from "@/lib/xml";

export const dynamic = "force-dynamic";

/** The width of a frame for a receiver that says nothing of its own. */
const usualWidth = 680;

/** oEmbed 1.0: how to embed a chart, or a story's lead chart, whose address a producer pasted. */
export async function GET(request: Request): Promise<Response> {
  return guarded(request, async (query) => {
    const addresses = query.getAll("url");
    if (addresses.length !== 1 || !addresses[0])
      throw new WrongParameter("url: expected the address of a chart");
    const formats = query.getAll("format");
    const format = formats[0] ?? "json";
    if (formats.length > 1 || !/^(json|xml)$/.test(format))
      return refuse(501, "format: expected json or xml");
    const maxima = {
      width: numberParameter(query, "maxwidth", 1, 100_000),
      height: numberParameter(query, "maxheight", 1, 100_000),
    };
    const site = requestOrigin(request.headers);
    const named = addressed(addresses[0], site);
    if (!named) return refuse(404, "no such chart: expected an address like /<story>/<chart> of this site");
    const { at, pinned, asked, language } = drawingParameters(named.query, "light");
    const lead = named.chart ?? (await leadOf(named.story, pinned));
    const found = await chartAsked(named.story, lead, pinned);
    if (found.kind !== "found") return refuseAsked(found);
    const { story, chart } = found;

    const moment = momentAsked(story, at, now());
    const laid = await heightsOf(story, chart, moment.at);
    const heights = at === "live" && laid.live ? laid.live : laid.still;
    const wordpress = isWordPress(request);
    const of = ["oembed", story.slug, chart.id, story.edition, story.publishedAt];
    const key = JSON.stringify([...of, asked, heights, maxima, format, wordpress, site]);
    const kept = await keep(key, () => {
      const width = Math.min(maxima.width ?? usualWidth, previewed.column);
      const room = roomIn(heights, width, asked);
      const most = (height: number) => Math.min(height, maxima.height ?? height);
      const embed: Embed = {
        site,
        story: story.slug,
        chart: chart.id,
        ...asked,
        title: plain(chart.title, story.figures, language),
        heights: { narrow: most(room.narrow), column: most(room.column) },
        column: width,
      };
      const size = { width, height: embed.heights.column };
      const fields = oembedAnswer(embed, story, size, maxima, wordpress);
      return format === "xml" ? flatXml("oembed", fields) : `${JSON.stringify(fields)}\n`;
    });
    return answer(kept, {
      "Content-Type": format === "xml" ? "text/xml; charset=utf-8" : "application/json; charset=utf-8",
      "Cache-Control": "public, max-age=0, s-maxage=60, stale-if-error=86400",
      "Access-Control-Allow-Origin": "*",
      Vary: "Accept-Encoding, User-Agent",
    });
  });
}

/** The id of a story's lead chart; empty, which is no chart's id, without one. */
async function leadOf(slug: string, pinned: number | null): Promise<string> {
  const story = await getStory(slug, pinned ?? undefined);
  return (story && leadChart(story)?.id) ?? "";
}
