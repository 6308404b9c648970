import { type ComponentProps, createElement } from "react";
import { reporter, ticker } from "@/lib/embed/generated/scripts";
import { markup } from "@/lib/render/html";
import { EmbedDocument, RetractedDocument } from "./embed";

type Embedded = Omit<ComponentProps<typeof EmbedDocument>, "scripts">;
type Retracted = Omit<ComponentProps<typeof RetractedDocument>, "scripts">;

/** The scripts of a chart's embed: what tells its height, and for one that ticks its clock. */
export function embedScripts({ chart, moment }: Pick<Embedded, "chart" | "moment">): string[] {
  return chart.type === "timeline" && moment.live ? [reporter, ticker] : [reporter];
}

/** The document inside a chart's iframe, as HTML. */
export function embedDocument(props: Embedded): string {
  return `<!doctype html>${markup(createElement(EmbedDocument, { ...props, scripts: embedScripts(props) }))}`;
}

/** The scripts of what stands where a chart was. */
export const retractedScripts = [reporter];

/** The document in the frames of a chart that has been retracted, as HTML. */
export function retractedDocument(props: Retracted): string {
  return `<!doctype html>${markup(createElement(RetractedDocument, { ...props, scripts: retractedScripts }))}`;
}
