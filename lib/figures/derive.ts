import type { Decimal } from "decimal.js";
import { amount, evaluate, inputsOf, places } from "../story/arithmetic";
import type { Citation, Figure } from "../story/story";
import type { Document } from "./document";
import { didYouMean } from "./faults";
import type { StoryFile } from "./schema";

/**
 * The story's derived figures, each recomputed from the stated ones and the derived
 * ones above it; reports those whose formula cannot be followed or gives another value.
 */
export function derive(story: Document<StoryFile>, stated: Figure[]): Figure[] {
  const known = new Map(stated.map((figure) => [figure.id, figure]));
  const values = new Map<string, Decimal>(
    stated.map((figure) => [figure.id, amount(figure.value, figure.scale)]),
  );
  return (story.value as StoryFile).derived.map((file, index): Figure => {
    const at = (key: string) => ["derived", index, key];
    const inputs = inputsOf(file.formula);
    if (inputs.length === 0) story.report(at("formula"), `formula without a figure: ${file.formula}`);
    const unknown = inputs.filter((id) => !known.has(id));
    for (const id of unknown) {
      story.report(
        at("formula"),
        `unknown figure: ${id}${didYouMean(id, known.keys()) || ", or derived below this one"}`,
      );
    }
    if (unknown.length === 0) {
      try {
        const result = evaluate(file.formula, values).dividedBy(amount("1", file.scale));
        const rounded = result.toDecimalPlaces(places(file.value));
        if (!rounded.equals(amount(file.value))) {
          story.report(
            at("value"),
            `formula gives ${rounded}, the file says ${file.value}: ${file.formula}`,
            "value",
            "derived-value",
          );
        }
      } catch (error) {
        story.report(at("formula"), (error as Error).message);
      }
    }
    const from = inputs.flatMap((id) => known.get(id) ?? []);
    const figure: Figure = {
      ...file,
      ours: file.ours ?? false,
      digits: file.digits ?? null,
      printed: null,
      counted: null,
      qualifier: file.qualifier ?? null,
      attribution: null,
      time: null,
      cites: union(from.flatMap((each) => each.cites)),
      inputs,
      outside: from.some((each) => each.outside),
      category: file.category ?? null,
      poll: null,
    };
    known.set(figure.id, figure);
    values.set(figure.id, amount(file.value, file.scale));
    return figure;
  });
}

/** Citations with each source once and its paragraphs in order. */
function union(cites: Citation[]): Citation[] {
  const bySource = new Map<string, Set<number>>();
  for (const { source, paragraphs } of cites) {
    bySource.set(source, new Set([...(bySource.get(source) ?? []), ...paragraphs]));
  }
  return [...bySource].map(([source, set]) => ({ source, paragraphs: [...set].sort((a, b) => a - b) }));
}
