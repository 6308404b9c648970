/** A number as a text says it. */
import type { Decimal } from "decimal.js";

/** One number of a text, in digits or in letters, and where it stands. */
export interface Said {
  /** The number without its scale: of `1.39tn` 1.39. */
  number: Decimal;
  /** What the scale beside it makes of it, 10¹² of `1.39tn`; null where none is said. */
  factor: Decimal | null;
  /** Whether it is a part of one: `half`, `two thirds`. */
  fraction: boolean;
  /** Whether it stands in letters. */
  spelled: boolean;
  /** A scale of one letter, which may be a unit as well: the `m` of `40m`. */
  letter: string | null;
  /** Its words without its scale, as they stand: `33`, or `33bn` where the scale is joined to it. */
  words: string;
  /** Where it begins and has ended, its sign and its scale included. */
  at: number;
  end: number;
}
