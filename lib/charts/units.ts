import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { type Draft, find } from "../story/story";
import { day } from "../words/dates";
import { type ChartType, figureId, seriesId, textSize } from "./chart";
import { datum } from "./datum";
import { figureTable } from "./figure-table";
import { oneLink } from "./renders";
import { unitsChecks } from "./units-checks";

const settings = z.strictObject({
  /** A whole number of things; one mark is drawn for each. */
  figure: figureId,
  colour: z.enum(["vermilion", "blue", "grey"]).default("vermilion"),
  /** The things themselves where they are known, dated, as many as are counted. */
  each: z.union([seriesId, z.array(figureId)]).optional(),
});

export type UnitsSettings = z.output<typeof settings>;

/** The most marks that carry numbers. */
const numbered = 36;

/** A count as that many marks, in order, each with its day where that is known. */
export const units: ChartType<UnitsSettings> = {
  settings,
  checks: unitsChecks,

  draw({ figure, colour, each }, story, frame) {
    const { size, width, theme, link } = frame;
    const counted = datum(figure, story, frame);
    const count = counted.value;
    const text = textSize(size);
    const few = count <= numbered;
    const days = each?.map((ref) => datum(ref, story, frame)) ?? [];
    const least = few ? (days.length ? 3.8 * text : 38) : 11;
    const across = Math.min(
      count,
      [12, 30, 15, 6].find((each) => width / each >= least && each <= (few ? 12 : 30)) ?? 6,
    );
    const pitch = Math.min(width / across, few ? 58 : 22);
    const r = Math.floor(Math.min(24, (pitch - (few ? 6 : 3)) / 2));
    const rows = Math.ceil(count / across);
    const rowHeight = 2 * r + (days.length ? text + 14 : 8);
    const marks = Array.from({ length: count }, (_, index) => ({
      x: index % across,
      y: Math.floor(index / across),
      number: String(index + 1),
      day: days[index],
    }));
    const at = { x: "x", y: "y" };
    const on = { vermilion: theme.onVermilion, blue: theme.onBlue, grey: theme.onGrey }[colour];
    return [
      {
        height: rows * rowHeight,
        margin: 0,
        marginRight: Math.floor(width - across * pitch),
        x: { type: "band", domain: [...Array(across).keys()], padding: 0, axis: null },
        y: { type: "band", domain: [...Array(rows).keys()], padding: 0, axis: null },
        marks: [
          Plot.dot(marks, {
            ...at,
            dy: days.length ? -(text + 6) / 2 : 0,
            r,
            fill: theme[colour],
            render: oneLink(link({ figure: counted.figure.id })),
          }),
          ...(few
            ? [
                Plot.text(marks, {
                  ...at,
                  dy: days.length ? -(text + 6) / 2 : 0,
                  text: "number",
                  fontSize: text + 3,
                  fontWeight: 700,
                  fill: on,
                  pointerEvents: "none",
                }),
              ]
            : []),
          ...(days.length
            ? [
                Plot.text(marks, {
                  ...at,
                  dy: r + 2,
                  text: ({ day: each }) =>
                    each?.figure.time && day(each.figure.time.startsAt, story.zone, "short"),
                  fontSize: text,
                  fontStyle: days.some(({ standing }) => standing.outside !== "no") ? "italic" : undefined,
                  fill: theme.muted,
                  href: ({ day }) => day?.href,
                }),
              ]
            : []),
        ],
      },
    ];
  },

  figures: shown,
  table: (settings, story, language) => figureTable(shown(settings, story), story, language),
};

function shown({ figure, each = [] }: UnitsSettings, story: Draft) {
  return [figure, ...each].map((ref) => find(story.figures, ref.figure));
}
