import { bars } from "./bars";
import { type ChartType, chartType } from "./chart";
import { chronicle } from "./chronicle";
import { datedMarks } from "./dated-marks";
import { pastTypes } from "./past";
import { positions } from "./positions";
import { range } from "./range";
import { shares } from "./shares";
import { timeline } from "./timeline";
import { trend } from "./trend";
import { units } from "./units";
import { votes } from "./votes";

/** The kinds of chart that a story's `charts` may name as `type`. */
export const chartTypes: Record<string, ChartType> = {
  shares: chartType(shares),
  trend: chartType(trend),
  bars: chartType(bars),
  range: chartType(range),
  units: chartType(units),
  "dated-marks": chartType(datedMarks),
  votes: chartType(votes),
  positions: chartType(positions),
  chronicle: chartType(chronicle),
  timeline: chartType(timeline),
};

/** The same and those that editions were published with before. */
export const everyType: Record<string, ChartType> = { ...pastTypes, ...chartTypes };
