import { ordeal as floods } from "./floods";
import { ordeal as histories } from "./histories";
import type { Ordeal } from "./ordeal";

/** The parts of the torture, by the name that the command takes. */
export const ordeals: Record<string, Ordeal> = { floods, histories };
