import { z } from "zod";
import {
  decimal,
  figureParts,
  id,
  line,
  sharedParts,
  statedParts,
  text,
  time,
  unlooked,
  was,
} from "./fields";

const { ours, digits } = figureParts;
const { start, end, written, why, inferred, precision } = time.shape;

/** One value, by its time. */
const value = z.strictObject({
  ...statedParts,
  ...sharedParts,
  /** What its figure's id ends with, where that is not the day that it begins on. */
  id: id.optional(),
  was,
  start,
  end,
  written,
  why,
  inferred,
  /** As exact as `start` without it. */
  precision: precision.optional(),
  value: decimal,
  label: text.optional(),
  ours,
  digits,
  counted: z.array(line).min(1).optional(),
});

/** Values of one thing at several times. */
export const series = z.strictObject({
  ...sharedParts,
  id,
  was,
  draft: unlooked,
  label: text,
  unit: text,
  values: z.array(value).min(1, "expected at least one value"),
});

export type FileSeries = z.output<typeof series>;
