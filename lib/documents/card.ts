import { cardSize } from "../addresses/addresses";
import { siteName } from "../addresses/site";
import { sourcesOf, typeOf } from "../charts/cited";
import { draw } from "../charts/draw";
import type { Theme } from "../charts/theme";
import { textWidth, wrap } from "../charts/wrap";
import { clockFace, countdown } from "../story/countdown";
import { deadlineLabel, withinSentence } from "../story/moment";
import type { Chart, Story } from "../story/story";
import { minute } from "../words/format";
import { plain, say } from "../words/prose";
import { readingOf } from "../words/reading";
import { element, xml } from "./element";
import type { PictureOptions } from "./picture";

/** How much of the card's width a drawing has to fill for its words to be legible. */
const legible = 0.72;

/** The least width of a column of words beside a drawing, in pixels. */
const narrowest = 150;

/**
 * A chart as the image that stands for its page elsewhere: the finding large, under it
 * the drawing where it fits legibly, otherwise what is measured; the sources last.
 */
export function card(story: Story, chart: Chart, options: Omit<PictureOptions, "width" | "site">): string {
  const { theme, language, now, serif } = options;
  const { width, height } = cardSize;
  const margin = 64;
  const inner = width - 2 * margin;
  const title = wrap(plain(chart.title, story.figures, language), inner, 50).slice(0, 3);
  const top = margin + title.length * 60 + 24;
  const { clock: clocked } = typeOf(chart);
  const size = clocked ? "middle" : "wide";
  const drawing = draw(story, chart, size, { theme, language, now, replay: false, link: () => "" });
  const factor = Math.min(inner / drawing.width, (height - top - 84) / drawing.height);
  const subtitle = plain(chart.subtitle, story.figures, language);
  const aside = inner - drawing.width * factor - 32;
  const sources = new Set(sourcesOf(chart, story).map((source) => source.publisher));
  const body =
    drawing.width * factor >= inner * legible
      ? [
          drawing.svg
            .replace(/ width="[^"]*" height="[^"]*"/, "")
            .replace(
              "<svg ",
              `<svg x="${margin}" y="${top}" width="${drawing.width * factor}" height="${drawing.height * factor}" `,
            ),
          // What is measured, of whom and when, in the room that the drawing leaves.
          ...(aside > narrowest ? wrap(subtitle, aside, 18) : []).map((line, index) =>
            element(
              "text",
              { x: width - margin - aside, y: top + 18 + index * 25, "font-size": 18, fill: theme.muted },
              line,
            ),
          ),
        ]
      : clocked
        ? clock(story, margin, top, inner, options)
        : wrap(subtitle, inner, 32).map((line, index) =>
            element(
              "text",
              { x: margin, y: top + 40 + index * 44, "font-size": 32, fill: theme.muted },
              line,
            ),
          );
  const naming = (count: number) => {
    const more = sources.size > count ? ` and ${sources.size - count} more` : "";
    return `Source: ${[...sources].slice(0, count).join("; ")}${more}`;
  };
  const credit = [naming(2), naming(1)].find((text) => textWidth(text, 20) < inner - 200) ?? "";
  const foot = { y: height - 26, fill: theme.ink };
  return xml(
    element(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        "font-family": theme.font,
      },
      [
        element("rect", { width, height, fill: theme.paper }),
        ...title.map((line, index) => words(line, margin, margin + 44 + index * 60, 50, theme, serif)),
        ...body,
        element("rect", { x: margin, y: height - 60, width: inner, height: 2, fill: theme.ink }),
        element("text", { ...foot, x: margin, "font-size": 22, "font-weight": 600 }, siteName),
        element(
          "text",
          { ...foot, x: width - margin, "text-anchor": "end", "font-size": 20, fill: theme.muted },
          credit,
        ),
      ],
    ),
  );
}

/** The countdown's number and what it counts to, as of the moment drawn. */
function clock(
  story: Story,
  x: number,
  top: number,
  width: number,
  { theme, language, now }: Pick<PictureOptions, "theme" | "language" | "now">,
): string[] {
  const { instant, zone, city } = story.deadline;
  const state = countdown(Date.parse(instant), Date.parse(now));
  const face = clockFace(state)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join("  ");
  const label = withinSentence(say(deadlineLabel(story.deadline, now), language));
  const to = state.kind === "passed" ? "since the deadline" : `until ${label}`;
  const reading = readingOf(now, story.sources, language);
  const asOf = `as of ${minute(now, zone)}${reading && ` (${reading})`}`;
  const text = `${to}, ${minute(instant, zone)} in ${say(city, language)}; ${asOf}`;
  return [
    element("text", { x, y: top + 110, "font-size": 104, "font-weight": 700, fill: theme.vermilion }, face),
    ...wrap(text, width, 32).map((line, index) =>
      element("text", { x, y: top + 180 + index * 44, "font-size": 32, fill: theme.ink }, line),
    ),
  ];
}

function words(line: string, x: number, y: number, size: number, theme: Theme, family: string): string {
  return element(
    "text",
    { x, y, "font-size": size, "font-weight": 600, fill: theme.ink, "font-family": family },
    line,
  );
}
