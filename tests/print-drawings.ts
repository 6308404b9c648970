/** Prints every drawing of the fixtures, for a test that runs it in other time zones. */
import { drawById } from "../lib/charts/draw";
import { drawings, setting } from "./stories";

const drawn = drawings().map(({ story, id, size }) => drawById(story, id, size, setting).svg);
process.stdout.write(drawn.join("\n"));
