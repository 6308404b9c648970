import { bars } from "./bars";
import { type ChartType, chartType } from "./chart";
import { chronicle } from "./chronicle";
import { comparison } from "./comparison";
import { datedMarks } from "./dated-marks";
import { datedUnits } from "./dated-units";
import { poll } from "./poll";
import { positions } from "./positions";
import { range } from "./range";
import { shares } from "./shares";
import { timeline } from "./timeline";
import { trend } from "./trend";
import { unitChart } from "./unit-chart";
import { units } from "./units";
import { votes } from "./votes";

/** The kinds of chart that a story's `charts` may name as `type`. */
export const chartTypes: Record<string, ChartType> = {
  shares: chartType(shares),
  chronicle: chartType(chronicle),
  trend: chartType(trend),
  votes: chartType(votes),
  units: chartType(units),
  "dated-marks": chartType(datedMarks),
  bars: chartType(bars),
  range: chartType(range),
  poll: chartType(poll),
  comparison: chartType(comparison),
  "unit-chart": chartType(unitChart),
  "dated-units": chartType(datedUnits),
  positions: chartType(positions),
  timeline: chartType(timeline),
};
