import * as Plot from "@observablehq/plot";
import { z } from "zod";
import { prose, text } from "../figures/fields";
import { type Draft, find } from "../story/story";
import { plain, say } from "../words/prose";
import { flagsOf } from "../words/standing";
import { barsChecks } from "./bars-checks";
import { type ChartType, figureId, type Panel, textSize } from "./chart";
import { type Datum, datum } from "./datum";
import { figureTable, withInputs } from "./figure-table";
import { byStanding, hatches } from "./ink";
import { type Label, labels } from "./labels";
import { rangeFigures, rangePanel, rangeSettings } from "./range";
import { rowsOf } from "./rows";
import { textWidth, wrap } from "./wrap";

const bar = z.strictObject({ figure: figureId, label: text });

const settings = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        label: prose,
        /** One amount, or two: as printed and as believed, before and after. */
        bars: z.array(bar).min(1).max(2),
        /** What the second is more or less than the first. */
        change: figureId.optional(),
      }),
    )
    .min(1)
    .max(8),
  /** What the amounts imply, against known intervals. */
  range: rangeSettings.optional(),
});

export type BarsSettings = z.output<typeof settings>;

interface Bar extends Datum {
  id: string;
  name: string;
  aside: string;
  /** What stands at the bar's end, and after it what has changed. */
  told: string;
  change: Datum | null;
  /** How much of it is beyond doubt: what is believed instead, where that is less. */
  sure: number;
}

/** Amounts from zero on one scale, alone or in pairs; what is in doubt is crossed from where what is believed ends. */
export const bars: ChartType<BarsSettings> = {
  settings,
  checks: barsChecks,

  draw(settings, story, frame) {
    const { size, width, theme, language } = frame;
    const letters = textSize(size);
    const line = Math.round(letters * 1.3);
    const apart = size === "narrow" ? 6 : 12;
    const groups = settings.groups.map(({ label, bars, change }, group) => ({
      label: wrap(plain(label, story, language), width + 8, letters, 600),
      rows: bars.map(({ figure, label }, index): Bar => {
        const row = datum(figure, story, frame);
        const partner = bars[1 - index];
        const believed = partner && row.standing.doubt ? datum(partner.figure, story, frame) : null;
        return {
          ...row,
          id: `${group}-${index}`,
          name: say(label, language),
          aside: flagsOf(row.figure, story, language).join(", "),
          told: row.words,
          change: change && index === 1 ? datum(change, story, frame) : null,
          sure: !row.standing.doubt
            ? row.value
            : believed?.standing.doubt === null
              ? Math.min(believed.value, row.value)
              : 0,
        };
      }),
    }));
    const rows = groups.flatMap(({ rows }) => rows);
    // A long unit stands once; bare numbers follow it, as long as all are printed in one scale.
    const scales = new Set(rows.map(({ figure }) => figure.scale));
    if (scales.size === 1) for (const row of rows.slice(1)) if (row.words.length > 16) row.told = row.bare;
    const placed = rowsOf(rows, frame, { gap: size === "narrow" ? 7 : 14 });
    const room = width - placed.marginLeft;
    const beyond = ({ told, change }: Bar) =>
      textWidth(told, letters + 1, 700) + (change ? textWidth(changed(change), letters) + 10 : 0) + 10;
    // Of nothing but nothings the axis has some length all the same.
    const reach =
      Math.max(...rows.map((row) => (row.value * room) / Math.max(room - beyond(row), room / 4))) || 1;

    const panels = groups.map(({ label, rows }, group): Panel => {
      const heading = label.length * line + apart;
      const parts = rows.flatMap((row) => [
        { ...row, from: 0, to: row.sure, standing: { ...row.standing, doubt: null } },
        { ...row, from: row.sure, to: row.value },
      ]);
      return {
        height: heading + rows.length * placed.band,
        margin: 0,
        marginTop: heading,
        marginLeft: placed.marginLeft,
        x: { domain: [0, reach], axis: null },
        y: placed.y(rows),
        marks: [
          ...(group === 0 ? hatches(theme) : []),
          ...byStanding(
            parts.filter(({ from, to }) => to > from),
            ({ standing }) => standing,
            theme,
            (alike, ink) =>
              Plot.barX(alike, {
                x1: "from",
                x2: "to",
                y: "id",
                ...placed.inset,
                inset: 0.75,
                strokeWidth: 1.5,
                ...ink,
              }),
          ),
          labels(
            [
              {
                text: label.join("\n"),
                dx: -placed.marginLeft,
                dy:
                  2 -
                  heading +
                  (placed.marginLeft ? Math.max(0, placed.inset.insetTop - 10) : placed.over(rows[0]?.id)),
                line: "top",
                weight: 600,
                fill: theme.muted,
              },
              ...placed.names(rows),
              ...rows.flatMap(({ id, value, told, href, change }): Label[] => {
                const at = { x: value, y: id, dy: placed.dy };
                const after = 18 + textWidth(told, letters + 1, 700);
                return [
                  { ...at, text: told, dx: 8, size: letters + 1, weight: 700, href },
                  ...(change
                    ? [{ ...at, text: changed(change), dx: after, fill: theme.muted, href: change.href }]
                    : []),
                ];
              }),
            ],
            frame,
          ),
        ],
      };
    });
    return settings.range ? [...panels, rangePanel(settings.range, story, frame)] : panels;
  },

  figures: shown,
  table: (settings, story, language) => figureTable(shown(settings, story), story, language),
};

/** A change with its sign. */
function changed({ value, words }: Datum): string {
  return value > 0 ? `+${words}` : words;
}

function shown({ groups, range }: BarsSettings, story: Draft) {
  const refs = groups.flatMap(({ bars, change }) => [
    ...bars.map(({ figure }) => figure),
    ...(change ? [change] : []),
  ]);
  const figures = refs.map(({ figure }) => find(story.figures, figure));
  return withInputs([...figures, ...(range ? rangeFigures(range, story) : [])], story);
}
