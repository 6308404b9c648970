import { z } from "zod";
import { prose, text } from "../figures/fields";
import { amount } from "../story/arithmetic";
import { standingOf } from "../story/standing";
import { type Draft, type Figure, find } from "../story/story";
import { figureNumber, figureWords, period } from "../words/format";
import { plain, say } from "../words/prose";
import { type ChartType, type Frame, figureId, textSize } from "./chart";
import { comparisonChecks } from "./comparison-checks";
import { figureTable, withInputs } from "./figure-table";
import { box, canvas, hatching, path, words } from "./marks";
import { textWidth, wrap } from "./wrap";

const bar = z.strictObject({ figure: figureId, label: text });

const settings = z.strictObject({
  /** Bars from zero on one scale; in a pair the first as printed, the second as believed. */
  groups: z.array(z.strictObject({ label: prose, bars: z.array(bar).min(1).max(2) })).min(1),
  /** A rate that the printed pair implies, against the rates of the time. */
  check: z
    .strictObject({
      label: text,
      implied: z.array(z.strictObject({ figure: figureId, label: text })).min(1),
      week: z.tuple([figureId, figureId]),
      year: z.tuple([figureId, figureId]),
    })
    .optional(),
});

export type ComparisonSettings = z.output<typeof settings>;
type Settings = ComparisonSettings;

/** Amounts as bars from zero: what is printed solid, what is approximate hatched, what comes from outside dashed. */
export const comparison: ChartType<Settings> = {
  settings,
  checks: comparisonChecks,

  draw(settings, story, frame) {
    const { size, width, theme, language, link } = frame;
    const text = textSize(size);
    const figure = (id: { figure: string }) => find(story.figures, id.figure);
    const amounts = settings.groups.flatMap((group) => group.bars.map((bar) => whole(figure(bar.figure))));
    const length = (each: Figure) => (whole(each) / Math.max(...amounts)) * width;
    const doubted = (figure: Figure) => standingOf(figure, story).doubt !== null;
    const marks = [
      hatching("about", theme.ink, theme.paper),
      hatching("doubt", theme.ink, theme.paper, { crossed: true }),
    ];
    const drawn: ReturnType<typeof canvas>["marks"] = [...marks];
    const [barHeight, gap] = size === "narrow" ? [18, 9] : [24, 14];
    let y = 0;
    for (const group of settings.groups) {
      const [printed, believed] = group.bars.map((bar) => figure(bar.figure));
      drawn.push(
        words(plain(group.label, story.figures, language), {
          x: 0,
          y: y + 10,
          size: text,
          weight: 600,
          fill: theme.muted,
        }),
      );
      y += 24;
      for (const [index, bar] of group.bars.entries()) {
        const each = figure(bar.figure);
        const x = length(each);
        const value = figureWords(each, language);
        drawn.push(
          words(value, {
            x: 0,
            y: y + 10,
            size: text + 2,
            weight: 700,
            fill: theme.ink,
            href: link({ figure: each.id }),
          }),
        );
        const aside = textWidth(value, text + 2, 700) + 10;
        const label = say(bar.label, language);
        const room = width - aside;
        if (textWidth(label, text) <= room) {
          drawn.push(words(label, { x: aside, y: y + 10, size: text, fill: theme.muted }));
        } else {
          y += 18;
          drawn.push(words(label, { x: 0, y: y + 10, size: text, fill: theme.muted }));
        }
        y += 22;
        const sure = index === 0 && believed ? Math.min(x, length(believed)) : x;
        const style = styleOf(each, theme);
        drawn.push(box({ x1: 0, x2: x, y1: y, y2: y + barHeight, ...style }));
        if (index === 0 && believed && printed && doubted(printed) && sure < x) {
          drawn.push(
            box({ x1: sure, x2: x, y1: y, y2: y + barHeight, fill: theme.paper }),
            box({ x1: sure, x2: x, y1: y, y2: y + barHeight, fill: "url(#doubt)", stroke: theme.ink }),
            words("? in doubt", {
              ...(x + 8 + textWidth("? in doubt", text, 600) < width
                ? { x: x + 8, y: y + barHeight / 2 + 1 }
                : { x, y: y - 12, anchor: "end" }),
              size: text,
              weight: 600,
              italic: true,
              fill: theme.ink,
              halo: theme.paper,
            }),
          );
        }
        y += barHeight + gap;
      }
      y += gap - 4;
    }
    if (settings.check) y = drawCheck(settings.check, y, story, frame, drawn);
    return [canvas(y, drawn)];
  },

  figures: shown,
  table: (settings, story, language) => figureTable(shown(settings, story), story, language),
};

function shown(settings: Settings, story: Draft): Figure[] {
  const check = settings.check;
  const ids = [
    ...settings.groups.flatMap((group) => group.bars.map((bar) => bar.figure)),
    ...(check ? [...check.implied.map((each) => each.figure), ...check.week, ...check.year] : []),
  ];
  return withInputs(
    ids.map((id) => find(story.figures, id.figure)),
    story,
  );
}

/** A figure's amount whatever scale it is printed in. */
function whole({ value, scale }: Figure): number {
  return amount(value, scale).toNumber();
}

function styleOf(figure: Figure, theme: Frame["theme"]) {
  const fill = figure.qualifier ? "url(#about)" : undefined;
  if (figure.outside) return { fill, stroke: theme.ink, dashed: true };
  if (figure.formula || figure.qualifier) return { fill: "url(#about)", stroke: theme.ink };
  return { fill: theme.ink };
}

/** The strip of rates under the bars; answers the height that it ends at. */
function drawCheck(
  check: NonNullable<Settings["check"]>,
  top: number,
  story: Draft,
  { size, width, theme, language, link }: Frame,
  drawn: NonNullable<ReturnType<typeof canvas>["marks"]>,
): number {
  const text = textSize(size);
  const figure = (id: { figure: string }) => find(story.figures, id.figure);
  const value = (id: { figure: string }) => Number(figure(id).value);
  const all = [...check.implied.map((each) => each.figure), ...check.week, ...check.year].map(value);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const pad = (most - least) * 0.14;
  const x = (rate: number) => ((rate - least + pad) / (most - least + 2 * pad)) * width;
  const heading = wrap(say(check.label, language), width, text, 600);
  const line = Math.round(text * 1.3);
  const axis = top + 76 + heading.length * line;
  const [yearLow, yearHigh] = [x(value(check.year[0])), x(value(check.year[1]))];
  const [weekLow, weekHigh] = [x(value(check.week[0])), x(value(check.week[1]))];
  const days = figure(check.week[0]).time;
  drawn.push(
    path([0, top, width, top], { stroke: theme.hairline }),
    words(heading.join("\n"), {
      x: 0,
      y: top + 12,
      baseline: "top",
      leading: 1.3,
      size: text,
      weight: 600,
      fill: theme.muted,
    }),
    box({ x1: yearLow, x2: yearHigh, y1: axis - 9, y2: axis + 9, stroke: theme.muted, dashed: true }),
    box({ x1: weekLow, x2: Math.max(weekHigh, weekLow + 3), y1: axis - 9, y2: axis + 9, fill: theme.muted }),
    path([0, axis, yearLow, axis], { stroke: theme.hairline }),
    path([yearHigh, axis, width, axis], { stroke: theme.hairline }),
    words(`market: twelve months, and ${days ? period(days, story.zone, "short") : "that week"}`, {
      x: width,
      y: axis + 23,
      anchor: "end",
      size: text,
      fill: theme.muted,
      href: link(check.year[0]),
    }),
  );
  for (const implied of check.implied) {
    const each = figure(implied.figure);
    const at = x(Number(each.value));
    const colour = theme.ink;
    const doubted = standingOf(each, story).doubt !== null;
    drawn.push(
      path([at, axis - 16, at, axis + 12], {
        stroke: colour,
        width: each.outside ? 2 : 4,
        dash: each.outside ? "4 2" : undefined,
      }),
      words(`${doubted ? "? " : ""}${figureNumber(each, language)}`, {
        x: at,
        y: axis - 25 - line,
        anchor: "middle",
        size: text,
        weight: 700,
        fill: colour,
        halo: theme.paper,
        href: link(implied.figure),
      }),
      words(say(implied.label, language), {
        x: at,
        y: axis - 25,
        anchor: "middle",
        size: text,
        fill: colour,
        halo: theme.paper,
      }),
    );
  }
  return axis + 38;
}
