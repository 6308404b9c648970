import { ordeal as stories } from "./any-stories";
import { ordeal as backups } from "./backups";
import { ordeal as big } from "./big-stories";
import { ordeal as faults } from "./faults";
import { ordeal as floods } from "./floods";
import { ordeal as histories } from "./histories";
import type { Ordeal } from "./ordeal";
import { ordeal as processes } from "./processes";
import { ordeal as servers } from "./servers";

/** The parts of the torture, by the name that the command takes. */
export const ordeals: Record<string, Ordeal> = {
  floods,
  faults,
  histories,
  processes,
  servers,
  backups,
  stories,
  big,
};
