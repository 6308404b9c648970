/** Figure files read and checked with the kinds of chart that there are. */

import { chartsShowing } from "../charts/cited";
import { chartTypes } from "../charts/registry";
import type { Submission } from "../editions/compare";
import type { FigureFile } from "../figures/files";
import { type Parsed, parseStory } from "../figures/parse";
import { type Checked, checkStory, rulesWith } from "../lint/lint";

/** Every check by its code. */
export const rules = rulesWith(chartTypes);

/** Figure files to a well-formed story. Throws `FigureFaults`. */
export function parseFiles(slug: string, files: FigureFile[], archive: string): Parsed {
  return parseStory(slug, files, archive, chartTypes);
}

/** A story that may be published, with which charts show what of it. */
export type Ready = Checked & Submission;

/** Which charts show a thing of a story. */
export const showing: Submission["showing"] = chartsShowing;

/** Figure files to a story that may be published. Throws `FigureFaults`. */
export function checkFiles(slug: string, files: FigureFile[], archive: string, now: string): Ready {
  return { ...checkStory(slug, files, archive, now, chartTypes), showing };
}
