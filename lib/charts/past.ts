/** Kinds of chart that editions were published with and files no longer name, each drawn by the kind that took its place. */
import type { FigureRef } from "../figures/polls";
import type { Colour } from "../story/story";
import type { Text } from "../story/text";
import { type BarsSettings, bars } from "./bars";
import { type ChartType, chartType } from "./chart";
import { type DatedMarksSettings, datedMarks } from "./dated-marks";
import { type SharesSettings, shares } from "./shares";
import { units } from "./units";

/** Two sides of a poll, each figure by its part. */
interface Poll {
  first: { figure: FigureRef; low: FigureRef; high: FigureRef; colour: Colour };
  second: { figure: FigureRef; colour: Colour };
  rest: FigureRef;
  lead: { figure: FigureRef; low: FigureRef; high: FigureRef };
  respondents: FigureRef;
  margin: FigureRef;
}

interface Comparison {
  groups: BarsSettings["groups"];
  check?: {
    label: Text;
    implied: { figure: FigureRef; label: Text }[];
    week: [FigureRef, FigureRef];
    year: [FigureRef, FigureRef];
  };
}

type DatedUnits = Omit<DatedMarksSettings, "marks"> & { figures: FigureRef[] };

export const pastTypes: Record<string, ChartType> = {
  poll: renamed(shares, ({ first, second, rest, lead, respondents, margin }: Poll): SharesSettings => {
    const [low, high] = [null, null];
    return {
      poll: {
        answers: [
          { answer: "first", share: first.figure, low: first.low, high: first.high },
          { answer: "second", share: second.figure, low, high },
        ],
        lead: { of: "first", over: "second", points: lead.figure, low: lead.low, high: lead.high },
        rest,
        respondents,
        margin,
      },
      colours: { first: first.colour, second: second.colour },
    };
  }),
  comparison: renamed(bars, ({ groups, check }: Comparison): BarsSettings => {
    if (!check) return { groups };
    const span = ([low, high]: [FigureRef, FigureRef], en: string) => ({ low, high, label: { en } });
    const ranges = [span(check.year, "market, twelve months"), span(check.week, "market, the week")];
    return { groups, range: { label: check.label, values: check.implied, ranges } };
  }),
  "unit-chart": chartType(units),
  "dated-units": renamed(datedMarks, ({ figures, ...rest }: DatedUnits) => ({ ...rest, marks: figures })),
};

/** A kind of chart under the settings that it once had. */
function renamed<Now, Then>(type: ChartType<Now>, now: (then: Then) => Now): ChartType {
  return chartType<Then>({
    ...type,
    events: undefined,
    settings: type.settings as unknown as ChartType<Then>["settings"],
    draw: (settings, story, frame) => type.draw(now(settings), story, frame),
    table: (settings, story, language) => type.table(now(settings), story, language),
    figures: (settings, story) => type.figures(now(settings), story),
  });
}
