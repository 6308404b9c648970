import { now } from "@/lib/clock";
import { measured } from "@/lib/embed/codes";
import { embedHeight } from "@/lib/embed/height";
import { addressed, oembedAnswer } from "@/lib/embed/oembed";
import { answer, guarded, keep, refuse } from "@/lib/http";
import { drawingParameters, numberParameter, WrongParameter } from "@/lib/parameters";
import { plain } from "@/lib/prose";
import { chartAsked, momentAsked, refuseRetracted } from "@/lib/request";
import { requestOrigin } from "@/lib/site";
import { flatXml } from "@/lib/xml";

export const dynamic = "force-dynamic";

/** oEmbed 1.0: how to embed a chart whose address a producer pasted. */
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
    const asked = addressed(addresses[0], site);
    if (!asked) return refuse(404, "no such chart: expected an address like /<story>/<chart> of this site");
    const { theme, language, pinned, at } = drawingParameters(asked.query, "light");
    const found = await chartAsked(asked.story, asked.chart, pinned);
    if (found instanceof Response) return found;
    if (!found.chart) return refuseRetracted(found);
    const { story, chart } = found;

    const wordpress = /^WordPress\//.test(request.headers.get("user-agent") ?? "");
    const key = [
      "oembed",
      story.slug,
      chart.id,
      story.edition,
      story.publishedAt,
      theme,
      language,
      pinned,
      at,
      maxima,
      format,
      wordpress,
      site,
    ];
    const kept = await keep(JSON.stringify(key), () => {
      const moment = momentAsked(story, at, now()).at;
      const heightAt = (width: number) => embedHeight(story, chart, width, language, moment);
      const width = Math.min(maxima.width ?? 680, measured.wide);
      const size = { width, height: Math.min(heightAt(width), maxima.height ?? Number.POSITIVE_INFINITY) };
      const heights = { narrow: heightAt(measured.narrow), wide: size.height };
      const title = plain(chart.title, story.figures, language);
      const embed = { site, story: story.slug, chart: chart.id, title, heights, theme, language, pinned, at };
      const fields = oembedAnswer(embed, found, size, maxima, wordpress);
      return format === "xml" ? flatXml("oembed", fields) : `${JSON.stringify(fields)}\n`;
    });
    return answer(request, kept, {
      "Content-Type": format === "xml" ? "text/xml; charset=utf-8" : "application/json; charset=utf-8",
      "Cache-Control": "public, max-age=0, s-maxage=60, stale-if-error=86400",
      "Access-Control-Allow-Origin": "*",
      Vary: "Accept-Encoding, User-Agent",
    });
  });
}
