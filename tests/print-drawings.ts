/** Prints every drawing of the invented story, for a test that runs it in other time zones. */
import { type Size, widths } from "../lib/charts/chart";
import { drawById } from "../lib/render/svg";
import { harbour, setting } from "./stories";

const story = harbour();
const drawn = story.charts.flatMap((chart) =>
  (Object.keys(widths) as Size[]).map((size) => drawById(story, chart.id, size, setting).svg),
);
process.stdout.write(drawn.join("\n"));
