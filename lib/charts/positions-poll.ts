import * as Plot from "@observablehq/plot";
import type { PollFigures } from "../figures/polls";
import type { Draft } from "../story/story";
import { type Frame, type Panel, textSize } from "./chart";
import { datum } from "./datum";
import { pattern } from "./ink";
import { type Label, labels } from "./labels";
import { textWidth } from "./wrap";

/** What those who were asked want, from end to end, under a head of its own: its bar is a share of 100, not a place among the answers above. */
export function pollPanel(poll: PollFigures, story: Draft, frame: Frame): Panel {
  const { size, width, theme } = frame;
  const letters = textSize(size);
  const asked = datum(poll.respondents, story, frame);
  const rest = poll.rest && datum(poll.rest, story, frame);
  const sides = poll.answers.map(({ share }, index) => ({
    ...datum(share, story, frame),
    fill: index ? theme.blue : theme.vermilion,
    on: index ? theme.onBlue : theme.onVermilion,
  }));
  const segments = [...sides];
  if (rest) segments.splice(1, 0, { ...rest, fill: "url(#polled)", on: theme.ink });
  const marginTop = letters + 24;
  return {
    height: marginTop + 42,
    margin: 0,
    marginTop,
    marginBottom: 16,
    x: { domain: [0, 100], axis: null },
    marks: [
      pattern("polled", theme.grey, theme.paper),
      Plot.barX(segments, Plot.stackX({ x: "value", fill: "fill" })),
      labels(
        [
          {
            text: `${asked.label}, n = ${asked.number}`,
            dy: -6,
            line: "bottom",
            weight: 600,
            fill: theme.muted,
            href: asked.href,
          },
          ...sides.map(({ words, label, value, on, href }, index): Label => {
            const named = index ? `${label} ${words}` : `${words} ${label}`;
            const fits = textWidth(named, letters, 700) + 20 < (value / 100) * width;
            return {
              text: fits ? named : words,
              x: index ? 100 : 0,
              dx: index ? -8 : 8,
              dy: 13,
              anchor: index ? "end" : "start",
              weight: 700,
              ...(textWidth(words, letters, 700) + 16 < (value / 100) * width
                ? { fill: on }
                : { fill: theme.ink, halo: true }),
              href,
            };
          }),
        ],
        frame,
      ),
    ],
  };
}
