import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { prose, text } from "../figures/fields";
import { type Draft, find } from "../story/story";
import { period } from "../words/dates";
import { drawingWord } from "../words/drawing";
import { plain, say } from "../words/prose";
import { type ChartType, figureId, textSize } from "./chart";
import { type Datum, datum } from "./datum";
import { figureTable } from "./figure-table";
import { figureMoves, type Held, held, heldAttributes, shownAt } from "./held";
import { type Label, labels } from "./labels";
import { rowsOf } from "./rows";
import { votesChecks } from "./votes-checks";
import { textWidth } from "./wrap";

const side = (colour: "vermilion" | "blue") =>
  z.strictObject({ label: text, colour: z.enum(["vermilion", "blue", "grey"]).default(colour) });

const settings = z.strictObject({
  divisions: z
    .array(
      z.strictObject({
        label: prose,
        ayes: figureId,
        noes: figureId,
        /** Whether the motion was carried, where more ayes than noes do not say it. */
        carried: z.boolean().optional(),
      }),
    )
    .min(1),
  sides: z.strictObject({ ayes: side("blue"), noes: side("vermilion") }),
});

export type VotesSettings = z.output<typeof settings>;

interface Side extends Datum, Held {
  id: string;
  /** Its votes to the right of the axis, or as a negative number to the left. */
  reach: number;
  colour: string;
  won: boolean;
}

/** Divisions in their order, the two sides of each away from one axis; the bold number is that of the side that had its way. */
export const votes: ChartType<VotesSettings> = {
  settings,
  checks: votesChecks,
  moves: figureMoves,

  draw({ divisions, sides }, story, frame) {
    const { size, theme, language, now } = frame;
    const letters = textSize(size);
    const rows = shownAt(
      divisions.map(({ label, ayes, noes, carried: told }, index) => {
        const [for_, against] = [ayes, noes].map((ref) => datum(ref, story, frame)) as [Datum, Datum];
        const id = String(index);
        const carried = told ?? for_.value > against.value;
        const both: Side[] = [
          { ...for_, ...for_.held, id, reach: for_.value, colour: theme[sides.ayes.colour], won: carried },
          {
            ...against,
            ...for_.held,
            id,
            reach: -against.value,
            colour: theme[sides.noes.colour],
            won: !carried,
          },
        ];
        const day = for_.figure.time ? period(for_.figure.time, story.zone, "short") : "";
        const result = drawingWord(carried ? "carried" : "not carried", language);
        return {
          ...for_.held,
          id,
          name: plain(label, story, language),
          aside: [day, result].filter(Boolean).join(", "),
          attributes: heldAttributes(for_.held, now),
          both,
        };
      }),
      frame,
    );
    const both = rows.flatMap((row) => row.both);
    const placed = rowsOf(rows, frame, { thick: 20, gap: 12 });
    // Before the first of them the axis stands alone.
    const most = Math.max(1, ...both.map(({ value }) => value));
    const beyond = Math.max(0, ...both.map(({ number }) => textWidth(number, letters, 700))) + 12;
    const marginTop = letters + 14;
    const heads: Label[] = [
      { text: `← ${say(sides.noes.label, language)}`, anchor: "end", dx: -8, fill: theme[sides.noes.colour] },
      { text: `${say(sides.ayes.label, language)} →`, dx: 8, fill: theme[sides.ayes.colour] },
    ];
    return [
      {
        height: marginTop + rows.length * placed.band,
        margin: 0,
        marginTop,
        marginLeft: placed.marginLeft + beyond,
        marginRight: beyond,
        x: { domain: [-most, most], axis: null },
        y: placed.y(rows),
        marks: [
          Plot.barX(both, {
            x1: () => 0,
            x2: "reach",
            y: "id",
            fill: "colour",
            ...placed.inset,
            render: held(both, now),
          }),
          Plot.tickX(rows, {
            x: () => 0,
            y: "id",
            stroke: theme.ink,
            strokeWidth: 1.5,
            ...placed.inset,
            render: held(rows, now),
          }),
          labels(
            [
              ...heads.map((head): Label => ({ ...head, x: 0, line: "bottom", dy: -6, weight: 600 })),
              ...placed.names(rows, placed.marginLeft + beyond),
              ...both.map(
                ({ id, reach, number, won, href, ...each }): Label => ({
                  text: number,
                  x: reach,
                  y: id,
                  dx: reach < 0 ? -6 : 6,
                  dy: placed.dy,
                  anchor: reach < 0 ? "end" : "start",
                  ...(won && { weight: 700 }),
                  href,
                  attributes: heldAttributes(each, now),
                }),
              ),
            ],
            frame,
          ),
        ],
      },
    ];
  },

  figures: shown,
  table: (settings, story, language) => figureTable(shown(settings, story), story, language),
};

function shown({ divisions }: VotesSettings, story: Draft) {
  return divisions.flatMap(({ ayes, noes }) => [ayes, noes].map(({ figure }) => find(story.figures, figure)));
}
