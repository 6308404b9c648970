import type { Theme } from "../charts/theme";
import { wrap } from "../charts/wrap";
import { plain } from "../prose";
import { siteName } from "../site";
import type { Chart, Story } from "../story";
import { element, xml } from "./element";
import type { PictureOptions } from "./picture";
import { draw } from "./svg";

/** The size that networks ask of a page's image, in pixels. */
export const cardSize = { width: 1200, height: 630 };

/** A chart as the image that stands for its page elsewhere: the finding large, the drawing fitted under it. */
export function card(story: Story, chart: Chart, options: Omit<PictureOptions, "width" | "site">): string {
  const { theme, language, now, serif } = options;
  const { width, height } = cardSize;
  const margin = 64;
  const title = wrap(plain(chart.title, story.figures, language), width - 2 * margin, 50, 600).slice(0, 3);
  const drawing = draw(story, chart, chart.type === "timeline" ? "middle" : "wide", {
    theme,
    language,
    now,
    replay: false,
    link: () => "",
  });
  const top = margin + title.length * 60 + 24;
  const room = { width: width - 2 * margin, height: height - top - 84 };
  const factor = Math.min(room.width / drawing.width, room.height / drawing.height);
  const sized = drawing.svg
    .replace(/ width="[^"]*" height="[^"]*"/, "")
    .replace(
      "<svg ",
      `<svg x="${margin}" y="${top}" width="${drawing.width * factor}" height="${drawing.height * factor}" `,
    );
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
        sized,
        element("rect", { x: margin, y: height - 60, width: width - 2 * margin, height: 2, fill: theme.ink }),
        element(
          "text",
          { x: margin, y: height - 26, "font-size": 22, "font-weight": 600, fill: theme.ink },
          siteName,
        ),
      ],
    ),
  );
}

function words(line: string, x: number, y: number, size: number, theme: Theme, family: string): string {
  return element(
    "text",
    { x, y, "font-size": size, "font-weight": 600, fill: theme.ink, "font-family": family },
    line,
  );
}
