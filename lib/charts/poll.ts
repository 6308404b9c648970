import { z } from "zod";
import { type Draft, find } from "../story/story";
import { figureNumber, figureWords } from "../words/format";
import { labelOf } from "../words/standing";
import { type ChartType, figureId, textSize } from "./chart";
import { figureTable, withInputs } from "./figure-table";
import { box, canvas, hatching, interval, path, words } from "./marks";
import { textWidth, wrap } from "./wrap";

const side = z.strictObject({ figure: figureId, colour: z.enum(["vermilion", "blue"]) });
const range = z.strictObject({ figure: figureId, low: figureId, high: figureId });

const settings = z.strictObject({
  /** The larger side, in percent of all asked, and the ends of its 95% interval. */
  first: side.extend({ low: figureId, high: figureId }),
  second: side,
  /** What the two sides leave of 100. */
  rest: figureId,
  /** First less second, in percentage points, with its 95% interval. */
  lead: range,
  respondents: figureId,
  margin: figureId,
});

type Settings = z.output<typeof settings>;

/** What the lead's strip begins with. */
const tie0 = "0 = tie";

/** A poll of two sides: one stacked bar, the interval of the larger side against half, the lead with its interval. */
export const poll: ChartType<Settings> = {
  settings,

  draw(settings, story, { size, width, theme, language, link }) {
    const figure = (id: { figure: string }) => find(story.figures, id.figure);
    const value = (id: { figure: string }) => Number(figure(id).value);
    const at = (percent: number) => (percent / 100) * width;
    const [first, second] = [value(settings.first.figure), value(settings.second.figure)];
    const restStart = at(first);
    const restEnd = at(100 - second);
    const text = textSize(size);
    const big = size === "wide" ? 26 : 22;
    const sides = [settings.first, settings.second].map((side) => ({
      label: labelOf(figure(side.figure), language),
      colour: theme[side.colour],
    }));
    // Names that would meet in the middle are set in lines of half the width.
    const meet = sides.reduce((sum, { label }) => sum + textWidth(label, text, 600), 24) > width;
    const names = sides.map((side) => ({
      ...side,
      lines: meet ? wrap(side.label, width / 2 - 12, text, 600) : [side.label],
    }));
    const rise = (Math.max(...names.map(({ lines }) => lines.length)) - 1) * Math.round(text * 1.25);
    const [top, bottom] = [26 + rise, 78 + rise];
    const colours = { vermilion: theme.onVermilion, blue: theme.onBlue };
    const rest = figure(settings.rest);
    const low = at(value(settings.first.low));
    const high = at(value(settings.first.high));
    const half = at(50);
    const bracket = bottom + 20;
    const under = { size: text, fill: theme.muted };
    // The remainder is named under its middle, or past the interval where that reaches so far.
    const middle = (restStart + restEnd) / 2;
    const past = Math.max(high, half) + 6 > middle;
    const restLabel = past ? Math.max(high, half) + 22 : middle + 10;

    const marginLines = wrap(
      `${size === "narrow" ? "our margin" : "our margin of error"} ±${figureNumber(figure(settings.margin), language)}`,
      low - 10,
      text,
    );
    const restLines = wrap(labelOf(rest, language), width - restLabel, text);
    const leadTop = bracket + 62;
    const lead = figure(settings.lead.figure);
    const tie = Math.max(0, -at(value(settings.lead.low)));
    const leadLow = tie + at(value(settings.lead.low));
    const leadHigh = tie + at(value(settings.lead.high));
    const tieBeside = leadLow - tie > textWidth(tie0, text) + 10;
    const leadLines = wrap(
      `${labelOf(lead, language)}: ${figureWords(lead, language)}`,
      width - leadHigh - 12,
      text,
      600,
    );
    const leadRow = leadTop + 22 + leadLines.length * 16;

    return [
      canvas(leadRow + 26, [
        hatching("rest", theme.grey, theme.paper),
        ...names.map(({ lines, colour }, index) =>
          words(lines.join("\n"), {
            x: index * width,
            y: meet ? top - 7 : top - 14,
            ...(meet && { baseline: "bottom" as const, leading: 1.25 }),
            ...(index === 1 && { anchor: "end" as const }),
            size: text,
            weight: 600,
            fill: colour,
          }),
        ),
        box({ x1: 0, x2: restStart, y1: top, y2: bottom, fill: theme[settings.first.colour] }),
        box({ x1: restStart, x2: restEnd, y1: top, y2: bottom, fill: "url(#rest)" }),
        box({ x1: restEnd, x2: width, y1: top, y2: bottom, fill: theme[settings.second.colour] }),
        words(figureWords(figure(settings.first.figure), language), {
          x: 12,
          y: (top + bottom) / 2,
          size: big,
          weight: 700,
          fill: colours[settings.first.colour],
          href: link(settings.first.figure),
        }),
        words(figureWords(figure(settings.second.figure), language), {
          x: width - 12,
          y: (top + bottom) / 2,
          anchor: "end",
          size: big,
          weight: 700,
          fill: colours[settings.second.colour],
          href: link(settings.second.figure),
        }),

        path([half, top, half, bottom], { stroke: colours[settings.first.colour], width: 1.5, dash: "3 3" }),
        path([half, bottom, half, bracket + 32], { stroke: theme.ink, width: 1.5, dash: "3 3" }),
        words("50%", { ...under, x: half, y: bracket + 42, anchor: "middle", fill: theme.ink, weight: 600 }),
        ...interval(low, high, bracket, { stroke: theme.ink }),
        words(
          `${figureNumber(figure(settings.first.low), language)} to ${figureNumber(figure(settings.first.high), language)}`,
          {
            ...under,
            x: low - 10,
            y: bracket,
            anchor: "end",
            fill: theme.ink,
            weight: 600,
            href: link(settings.first.low),
          },
        ),
        words(marginLines.join("\n"), {
          ...under,
          x: low - 10,
          y: bracket + 9,
          baseline: "top",
          anchor: "end",
          href: link(settings.margin),
        }),
        path(
          past
            ? [
                middle,
                bottom,
                middle,
                bottom + 6,
                restLabel - 10,
                bottom + 6,
                restLabel - 10,
                bracket,
                restLabel - 4,
                bracket,
              ]
            : [middle, bottom, middle, bracket, restLabel - 4, bracket],
          { stroke: theme.muted },
        ),
        words(figureWords({ ...rest, unit: { en: "percent" } }, language), {
          ...under,
          x: restLabel,
          y: bracket,
          fill: theme.ink,
          weight: 600,
          href: link(settings.rest),
        }),
        words(restLines.join("\n"), { ...under, x: restLabel, y: bracket + 9, baseline: "top" }),

        path([0, leadTop, width, leadTop], { stroke: theme.hairline }),
        path([tie + 0.75, leadRow - 14, tie + 0.75, leadRow + 14], { stroke: theme.ink, width: 1.5 }),
        words(tie0, { ...under, x: tie + (tieBeside ? 6 : 0), y: tieBeside ? leadRow : leadRow - 24 }),
        box({ x1: leadLow, x2: leadHigh, y1: leadRow - 7, y2: leadRow + 7, fill: "url(#lead)" }),
        hatching("lead", theme[settings.first.colour], theme.paper),
        path([tie + at(Number(lead.value)), leadRow - 12, tie + at(Number(lead.value)), leadRow + 12], {
          stroke: theme[settings.first.colour],
          width: 3,
        }),
        words(leadLines.join("\n"), {
          ...under,
          x: leadHigh + 12,
          y: leadRow,
          baseline: "bottom",
          fill: theme.ink,
          weight: 600,
          href: link(settings.lead.figure),
        }),
        words(
          `${figureNumber(figure(settings.lead.low), language)} to ${figureNumber(figure(settings.lead.high), language)}${
            value(settings.lead.low) > 0 ? ", clear of a tie" : ", not clear of a tie"
          }`,
          { ...under, x: leadHigh + 12, y: leadRow + 10, href: link(settings.lead.low) },
        ),
      ]),
    ];
  },

  figures: (settings, story) => shown(settings, story),
  table: (settings, story, language) => figureTable(shown(settings, story), story, language),
};

function shown(settings: Settings, story: Draft) {
  const { first, second, rest, lead, respondents, margin } = settings;
  const ids = [
    first.figure,
    second.figure,
    rest,
    respondents,
    margin,
    first.low,
    first.high,
    lead.figure,
    lead.low,
    lead.high,
  ];
  return withInputs(
    ids.map((id) => find(story.figures, id.figure)),
    story,
  );
}
