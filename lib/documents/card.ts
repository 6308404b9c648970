import { cardSize } from "../addresses/addresses";
import { siteName } from "../addresses/site";
import { sizesOf, sourcesOf, typeOf } from "../charts/cited";
import { type Drawing, draw } from "../charts/draw";
import type { Theme } from "../charts/theme";
import { textWidth, wrap } from "../charts/wrap";
import { clockFace, countdown } from "../story/countdown";
import { deadlineLabel, withinSentence } from "../story/moment";
import type { Chart, Story } from "../story/story";
import { minute } from "../words/dates";
import { plain, say } from "../words/prose";
import { readingOf } from "../words/reading";
import { element, xml } from "./element";
import type { PictureOptions } from "./picture";

const margin = 56;
/** What the foot of a card takes, with the room over it, in pixels. */
const foot = 84;
/** The least that letters of a drawing may be enlarged by, so that a card is read on a phone. */
const legible = 1.08;
/** The width of the words beside a drawing that is too tall to stand under them. */
const column = 400;

/** How much more of a serif goes into a line than of the sans that lines are reckoned by. */
const serifs = 1.2;

/** Where a drawing stands on a card. */
interface Place {
  drawing: Drawing;
  x: number;
  y: number;
  factor: number;
}

/**
 * A chart as the image that stands for its page elsewhere: the finding large, what is
 * measured, and the drawing, under them or beside them, whichever shows it larger; a
 * countdown's number over its last days. The sources last.
 */
export function card(story: Story, chart: Chart, options: Omit<PictureOptions, "width" | "site">): string {
  const { theme, language, now, serif } = options;
  const { width, height } = cardSize;
  const inner = width - 2 * margin;
  const clocked = typeOf(chart).clock === true;
  const sizes = sizesOf(chart);
  const setting = { theme, language, now, replay: false, extent: "card", link: () => "" } as const;
  const drawings = sizes.map((size) => draw(story, chart, size, setting));
  const finding = plain(chart.title, story, language);
  const subtitle = plain(chart.subtitle, story, language);
  const sources = new Set(sourcesOf(chart, story).map((source) => source.publisher));

  const under = wrap(finding, inner * serifs, 46, 600).slice(0, 3);
  const below = margin + under.length * 54 + 16;
  const fits = (drawing: Drawing, wide: number, high: number) =>
    Math.min(wide / drawing.width, high / drawing.height);
  const last = drawings.at(-1) as Drawing;
  const stacked: Place = {
    drawing: last,
    x: margin,
    y: below,
    factor: fits(last, inner, height - below - foot),
  };
  const besides = drawings.map((drawing): Place => {
    const factor = fits(drawing, inner - column - 40, height - margin - foot);
    return { drawing, x: margin + column + 40, y: margin, factor };
  });
  const beside = besides.reduce((best, each) => (each.factor > best.factor ? each : best));
  const stacks = !clocked && stacked.factor >= legible && stacked.factor >= beside.factor;
  const place = stacks ? stacked : beside;
  const shown = place.drawing;
  const aside = inner - shown.width * place.factor - 32;
  const body = [
    shown.svg
      .replace(/ width="[^"]*" height="[^"]*"/, "")
      .replace(
        "<svg ",
        `<svg x="${place.x}" y="${place.y}" width="${shown.width * place.factor}" height="${shown.height * place.factor}" `,
      ),
  ];
  const told = (text: string, x: number, y: number, wide: number, most: number) =>
    wrap(text, wide, 20)
      .slice(0, most)
      .map((line, index) =>
        element("text", { x, y: y + index * 28, "font-size": 20, fill: theme.muted }, line),
      );
  if (stacks) {
    body.push(
      ...under.map((line, index) => words(line, margin, margin + 36 + index * 54, 46, theme, serif)),
      // What is measured, of whom and when, in the room that the drawing leaves.
      ...(aside > 150 ? told(subtitle, width - margin - aside, below + 18, aside, 9) : []),
    );
  } else {
    const title = wrap(finding, column * serifs, 38, 600).slice(0, 7);
    const next = margin + 30 + title.length * 46;
    body.push(
      ...title.map((line, index) => words(line, margin, margin + 30 + index * 46, 38, theme, serif)),
      ...(clocked
        ? clock(story, margin, next, column, options)
        : told(subtitle, margin, next + 12, column, Math.floor((height - foot - next - 20) / 28))),
    );
  }
  const naming = (count: number) => {
    const more = sources.size > count ? ` and ${sources.size - count} more` : "";
    return `Source: ${[...sources].slice(0, count).join("; ")}${more}`;
  };
  const credit = [naming(2), naming(1)].find((text) => textWidth(text, 20) < inner - 200) ?? "";
  const line = { y: height - 26, fill: theme.ink };
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
        ...body,
        element("rect", { x: margin, y: height - 60, width: inner, height: 2, fill: theme.ink }),
        element("text", { ...line, x: margin, "font-size": 22, "font-weight": 600 }, siteName),
        element(
          "text",
          { ...line, x: width - margin, "text-anchor": "end", "font-size": 20, fill: theme.muted },
          credit,
        ),
      ],
    ),
  );
}

/** The countdown's number and what it counts to, as of the moment drawn, in a column of words. */
function clock(
  story: Story,
  x: number,
  top: number,
  width: number,
  { theme, language, now }: Pick<PictureOptions, "theme" | "language" | "now">,
): string[] {
  const { instant, zone, city } = story.deadline;
  const state = countdown(Date.parse(instant), Date.parse(now));
  const label = withinSentence(say(deadlineLabel(story.deadline, now), language));
  const to = state.kind === "passed" ? "since the deadline" : `until ${label}`;
  const reading = readingOf(now, story.sources, language);
  const asOf = `as of ${minute(now, zone)}${reading && ` (${reading})`}`;
  const text = `${to}, ${minute(instant, zone)} in ${say(city, language)}; ${asOf}`;
  const face = clockFace(state);
  return [
    ...face.map(([amount, unit], index) =>
      element(
        "text",
        { x, y: top + 62 + index * 62, "font-size": 58, "font-weight": 700, fill: theme.vermilion },
        `${amount} ${unit}`,
      ),
    ),
    ...wrap(text, width, 20).map((line, index) =>
      element(
        "text",
        { x, y: top + 40 + face.length * 62 + index * 28, "font-size": 20, fill: theme.ink },
        line,
      ),
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
