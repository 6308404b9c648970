import * as Plot from "@observablehq/plot";
import type { PollFigures } from "../figures/polls";
import type { Draft } from "../story/story";
import { drawingWord, fromTo } from "../words/drawing";
import { type Frame, type Panel, textSize } from "./chart";
import { type Datum, datum } from "./datum";
import { intervalX } from "./interval";
import { type Label, labels } from "./labels";
import { wrap } from "./wrap";

/** How far one answer is ahead of another, with its interval, against a tie; a point is as wide as in a bar of all asked. */
export function leadPanel(lead: NonNullable<PollFigures["lead"]>, story: Draft, frame: Frame): Panel {
  const { size, width, theme, language } = frame;
  const text = textSize(size);
  const [points, low, high] = [lead.points, lead.low, lead.high].map((ref) => datum(ref, story, frame)) as [
    Datum,
    Datum,
    Datum,
  ];
  const step = width < 600 ? 20 : 10;
  const least = Math.min(0, Math.floor(low.value / step) * step);
  const most = Math.max(0, Math.ceil(high.value / step) * step);
  const ticks = Array.from({ length: (most - least) / step + 1 }, (_, index) => least + index * step);
  const heading = wrap(`${points.label}: ${points.words}`, width, text, 600);
  const clear = drawingWord(
    low.value > 0 || high.value < 0 ? "clear of a tie" : "not clear of a tie",
    language,
  );
  const marginTop = 14 + (heading.length + 1) * Math.round(text * 1.25);
  return {
    height: marginTop + 28 + 24,
    margin: 0,
    marginTop,
    marginBottom: 24,
    x: { domain: [least, least + 100], axis: null },
    y: { type: "band", domain: ["lead"], axis: null },
    marks: [
      Plot.frame({ anchor: "top", stroke: theme.hairline, strokeLinecap: "butt", dy: 4 - marginTop }),
      Plot.ruleX(ticks, { stroke: theme.muted, insetTop: 23 }),
      Plot.ruleX([0], { stroke: theme.ink, strokeWidth: 1.5 }),
      intervalX([points], { x1: () => low.value, x2: () => high.value, y: () => "lead", stroke: theme.ink }),
      Plot.dot([points], { x: "value", y: () => "lead", r: 5, fill: theme.ink }),
      labels(
        [
          { text: heading.join("\n"), dy: 12 - marginTop, line: "top", weight: 600, href: points.href },
          {
            text: `${fromTo(low.number, high.number, language)}, ${clear}`,
            dy: -4,
            line: "bottom",
            fill: theme.muted,
            href: low.href,
          },
          ...ticks.map(
            (tick): Label => ({
              text: tick === 0 ? drawingWord("tie", language) : String(tick),
              x: tick,
              edge: "bottom",
              line: "top",
              anchor: tick === 0 || tick === least ? "start" : tick === least + 100 ? "end" : "middle",
              dy: 3,
              fill: theme.muted,
            }),
          ),
        ],
        frame,
      ),
    ],
  };
}
