/** Prints every drawing of the invented story, for a test that runs it in other time zones. */
import { drawById } from "../lib/charts/draw";
import { harbour, setting, sizesOf } from "./stories";

const story = harbour();
const drawn = story.charts.flatMap((chart) =>
  sizesOf(chart.type).map((size) => drawById(story, chart.id, size, setting).svg),
);
process.stdout.write(drawn.join("\n"));
