/** What a run of the seed came to. */
import type { Fault } from "../figures/faults";
import { rules } from "./check";
import { counted, faultsReport } from "./report";

/** What a run came to: its exit code, its words, and the same as data. */
export interface Outcome {
  code: 0 | 1 | 2;
  words: string;
  data: object;
}

/** How many of the faults are findings that a file may accept. */
function acceptable(faults: readonly Fault[]): string {
  const count = faults.filter(({ code }) => code && rules[code]?.severity === "error").length;
  return count
    ? `, ${count === faults.length ? "" : `${count} `}which a file may accept with a reason (docs/checks.md)`
    : "";
}

/** Faults as a run's outcome. */
export function refused(faults: readonly Fault[]): Outcome {
  return {
    code: 1,
    words: `${faultsReport(faults)}\n${counted(faults.length, "fault")}${acceptable(faults)}; nothing was written`,
    data: { stories: [], faults },
  };
}
