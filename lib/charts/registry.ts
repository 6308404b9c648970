import { type ChartType, chartType } from "./chart";
import { comparison } from "./comparison";
import { datedUnits } from "./dated-units";
import { poll } from "./poll";
import { positions } from "./positions";
import { timeline } from "./timeline";
import { unitChart } from "./unit-chart";

/** The kinds of chart that a story's `charts` may name as `type`. */
export const chartTypes: Record<string, ChartType> = {
  poll: chartType(poll),
  comparison: chartType(comparison),
  "unit-chart": chartType(unitChart),
  "dated-units": chartType(datedUnits),
  positions: chartType(positions),
  timeline: chartType(timeline),
};
