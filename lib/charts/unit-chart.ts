import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { find } from "../story/story";
import { type ChartType, figureId, textSize } from "./chart";
import { figureTable } from "./figure-table";
import { canvas, oneLink } from "./marks";
import { unitChartChecks } from "./unit-chart-checks";

const settings = z.strictObject({
  /** A whole number of things; one mark is drawn for each. */
  figure: figureId,
  colour: z.enum(["vermilion", "blue", "grey"]).default("vermilion"),
});

export type UnitChartSettings = z.output<typeof settings>;
type Settings = UnitChartSettings;

const columns = { narrow: 6, middle: 12, wide: 12, full: 12 };

/** A unit chart: a count as that many numbered marks. */
export const unitChart: ChartType<Settings> = {
  settings,
  checks: unitChartChecks,

  draw({ figure, colour }, story, { size, width, theme, link }) {
    const count = Number(find(story.figures, figure.figure).value);
    const across = Math.min(count, columns[size]);
    const radius = Math.min(24, width / columns[size] / 2 - 3);
    const pitch = Math.min(width / across, 2 * radius + 10);
    const rowHeight = Math.min(pitch, 2 * radius + 12);
    const units = Array.from({ length: count }, (_, index) => ({
      number: index + 1,
      x: (index % across) * pitch + radius + 1,
      y: Math.floor(index / across) * rowHeight + radius + 1,
    }));
    const fill = { vermilion: theme.onVermilion, blue: theme.onBlue, grey: theme.onGrey }[colour];
    return [
      canvas(Math.ceil(count / across) * rowHeight, [
        Plot.dot(units, { x: "x", y: "y", r: radius, fill: theme[colour], render: oneLink(link(figure)) }),
        Plot.text(units, {
          x: "x",
          y: "y",
          text: (unit) => String(unit.number),
          fontSize: textSize(size) + 3,
          fontWeight: 700,
          fill,
          pointerEvents: "none",
        }),
      ]),
    ];
  },

  figures: ({ figure }, story) => [find(story.figures, figure.figure)],
  table: ({ figure }, story, language) => figureTable([find(story.figures, figure.figure)], story, language),
};
