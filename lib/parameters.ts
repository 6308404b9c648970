import { instant } from "./figures/time";

/** A parameter that is not what it may be; the sentence says what is allowed. */
export class WrongParameter extends Error {}

/** The moment that `at` asks for: null without one, "live", or an instant in UTC. */
export function momentParameter(value: string | string[] | null | undefined): "live" | string | null {
  if (value === undefined || value === null) return null;
  if (value === "live") return value;
  const sentence = "at: expected live or an instant such as 2019-11-18T08:14+09:00";
  if (typeof value !== "string" || value.length > 40) throw new WrongParameter(sentence);
  try {
    // In a query a plus sign stands for a space.
    return instant(value.replace(" ", "+"));
  } catch {
    throw new WrongParameter(sentence);
  }
}
