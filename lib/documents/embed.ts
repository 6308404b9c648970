import { type ComponentProps, createElement } from "react";
import { EmbedDocument, RetractedDocument } from "../../components/embed";
import { correctedSince } from "../../components/since";
import { chartPrintedFrom, issuesOf, typeOf } from "../charts/cited";
import { momentAsked } from "../story/moment";
import { noticesOf } from "../words/corrections";
import { type Ask, type ChartAsked, cacheFor, cacheOf, type Document, editionKey } from "./document";
import { reporter, ticker } from "./generated/scripts";
import { markup } from "./html";
import { embedPolicy } from "./policy";
import { chartRefusal } from "./refusal";
import { embedCss } from "./style";

type Embedded = Omit<ComponentProps<typeof EmbedDocument>, "scripts" | "style">;

/** The scripts of a chart's embed: what tells its height, and for one that ticks its clock. */
function scriptsOf({ chart, moment }: Pick<Embedded, "chart" | "moment">): string[] {
  return typeOf(chart).clock && moment.live ? [reporter, ticker] : [reporter];
}

/** The style of a chart's embed, for what stands in it. */
function styleOf({
  theme,
  chart,
  story,
  open,
  moment,
}: Omit<Embedded, "language" | "site" | "asked">): string {
  const { clock: clocked } = typeOf(chart);
  const printed = chartPrintedFrom(chart, story);
  const asides =
    issuesOf(chart, story).length > 0 ||
    noticesOf(chart.id, story.corrections).length > 0 ||
    correctedSince(story, open, chart).length > 0 ||
    (printed !== null && moment.at < printed);
  return embedCss(theme, { clocked, asides });
}

/** A chart inside an iframe, as HTML. */
export function embedHtml(props: Embedded): string {
  const whole = { ...props, style: styleOf(props), scripts: scriptsOf(props) };
  return `<!doctype html>${markup(createElement(EmbedDocument, whole))}`;
}

/** The document inside a chart's iframe, or what stands there once it was retracted. */
export function embedDocument(found: ChartAsked, ask: Ask): Document {
  if (found.kind === "absent") return chartRefusal(found);
  const { theme, language, pinned, at, asked, site, now } = ask;
  const common = {
    type: "text/html; charset=utf-8",
    headers: { "Referrer-Policy": "strict-origin-when-cross-origin" },
  };
  if (found.kind === "retracted") {
    const { open: story, id, last } = found;
    const [style, scripts] = [embedCss(theme, { asides: true }), [reporter]];
    const props = { story, id, last, language, theme, site, style, scripts };
    return {
      ...common,
      key: ["embed retracted", id, editionKey(story), theme, site],
      make: () => `<!doctype html>${markup(createElement(RetractedDocument, props))}`,
      policy: embedPolicy(style, scripts),
      cache: cacheFor.live,
      status: 410,
    };
  }
  const { story, open, chart } = found;
  const moment = momentAsked(story, at, now);
  const props = { story, open, chart, language, theme, site, moment, asked };
  return {
    ...common,
    key: ["embed", chart.id, editionKey(open), asked, site, moment.at, moment.live],
    make: () => embedHtml(props),
    policy: embedPolicy(styleOf(props), scriptsOf(props)),
    // What does not tick says the same at every moment that it may be kept for.
    cache: cacheOf({ ...moment, live: moment.live && typeOf(chart).clock === true }, pinned),
  };
}
