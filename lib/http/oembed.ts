import { leadChart } from "../charts/cited";
import { getStory } from "../database/stories";
import type { Ask, Document } from "../documents/document";
import { addressed, oembedDocument } from "../documents/oembed";
import { refusal } from "../documents/refusal";
import { drawingParameters, numberParameter, WrongParameter } from "./parameters";
import { chartAsked, heightsAsked } from "./request";

/** What an oEmbed request asks for. Throws `WrongParameter`. */
export async function oembedAsked(ask: Ask, query: URLSearchParams, wordpress: boolean): Promise<Document> {
  const [address, ...more] = query.getAll("url");
  if (!address || more.length) throw new WrongParameter("url: expected the address of a chart");
  const [format = "json", ...others] = query.getAll("format");
  if (others.length || (format !== "json" && format !== "xml"))
    return refusal(501, "format: expected json or xml");
  const maxima = {
    width: numberParameter(query, "maxwidth", 1, 100_000),
    height: numberParameter(query, "maxheight", 1, 100_000),
  };
  const named = addressed(address, ask.site);
  if (!named) return refusal(404, "no such chart: expected an address like /<story>/<chart> of this site");
  const pasted = { ...ask, ...drawingParameters(named.query, "light") };
  const chart = named.chart ?? (await leadOf(named.story, pasted));
  const found = await chartAsked(named.story, chart, pasted);
  return oembedDocument(found, pasted, { maxima, format, wordpress }, await heightsAsked(found, pasted));
}

/** The id of a story's lead chart; empty, which is no chart's id, without one. */
async function leadOf(slug: string, { pinned, now }: Pick<Ask, "pinned" | "now">): Promise<string> {
  const story = await getStory(slug, now, pinned ?? undefined);
  return (story && leadChart(story)?.id) ?? "";
}
