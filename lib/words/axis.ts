/** The numbers along an axis. */

import { places } from "../story/arithmetic";
import type { Language } from "../story/text";
import { decimal } from "./format";
import { type Measured, withUnit } from "./units";

/**
 * Ticks in a figure's unit and scale, in their order: the greatest with the unit, the others bare, all with the
 * decimal places of the finest, nought with none: `0`, `10`, `20`, `£30 billion`.
 */
export function axisTicks(ticks: readonly number[], measured: Measured, language: Language): string[] {
  // Twelve digits leave out what binary arithmetic adds: 0.30000000000000004.
  const exact = ticks.map((tick) => String(Number(tick.toPrecision(12))));
  const digits = Math.max(0, ...exact.map(places));
  const greatest = ticks.indexOf(Math.max(...ticks));
  return ticks.map((tick, index) => {
    const number = decimal(exact[index] ?? "", language, { digits: tick === 0 ? 0 : digits });
    return index === greatest ? withUnit(number, measured, language) : number;
  });
}
