import type { Decimal } from "decimal.js";
import { amount, evaluate, inputsOf, isSum, places } from "../story/arithmetic";
import type { Citation, Figure } from "../story/story";
import type { Document } from "./document";
import { didYouMean } from "./faults";
import type { Recipe } from "./made";
import type { StoryFile } from "./schema";

/**
 * The story's derived figures, each from the stated ones and the derived ones above it:
 * first those that the desk makes, then those of the file, recomputed; reports those
 * whose formula cannot be followed or gives another value.
 */
export function derive(story: Document<StoryFile>, stated: Figure[], made: Recipe[]): Figure[] {
  const known = new Map(stated.map((figure) => [figure.id, figure]));
  const values = new Map<string, Decimal>(
    stated.map((figure) => [figure.id, amount(figure.value, figure.scale)]),
  );
  const add = (figure: Figure): Figure => {
    known.set(figure.id, figure);
    values.set(figure.id, amount(figure.value, figure.scale));
    return figure;
  };
  const byDesk = made.map((recipe) =>
    add({ ...follow(recipe, values), ...derivedFrom(recipe.formula, known) }),
  );
  const byStory = (story.value as StoryFile).derived.map((file, index): Figure => {
    check(file, ["derived", index], story, values);
    const from = derivedFrom(file.formula, known);
    return add({
      ...file,
      ours: file.ours ?? false,
      digits: file.digits ?? null,
      category: file.category ?? null,
      ...from,
      qualifier: typeof file.qualifier === "object" ? null : (file.qualifier ?? from.qualifier),
    });
  });
  return [...byDesk, ...byStory];
}

/** Reports a formula that cannot be followed, or that gives another value than the file. */
function check(
  { formula, value, scale }: StoryFile["derived"][number],
  at: PropertyKey[],
  story: Document<StoryFile>,
  values: ReadonlyMap<string, Decimal>,
): void {
  const inputs = inputsOf(formula);
  if (inputs.length === 0) story.report([...at, "formula"], `formula without a figure: ${formula}`);
  const unknown = inputs.filter((id) => !values.has(id));
  for (const id of unknown) {
    const meant = didYouMean(id, values.keys()) || ", or derived below this one";
    story.report([...at, "formula"], `unknown figure: ${id}${meant}`);
  }
  if (unknown.length > 0) return;
  try {
    const result = evaluate(formula, values).dividedBy(amount("1", scale));
    const rounded = result.toDecimalPlaces(places(value));
    if (rounded.equals(amount(value))) return;
    story.report(
      [...at, "value"],
      `formula gives ${rounded}, the file says ${value}: ${formula}`,
      "value",
      "derived-value",
    );
  } catch (error) {
    story.report([...at, "formula"], (error as Error).message);
  }
}

/** What a recipe gives; where its bounds cut the value off, the formula says so. */
function follow(recipe: Recipe, values: ReadonlyMap<string, Decimal>) {
  const { places, within, formula, digits, ...figure } = recipe;
  const result = evaluate(formula, values);
  const [least, most] = within ?? [];
  const bounded =
    least !== undefined && result.lt(least)
      ? `max(${least}, ${formula})`
      : most !== undefined && result.gt(most)
        ? `min(${most}, ${formula})`
        : formula;
  const value = evaluate(bounded, values).toDecimalPlaces(places);
  return {
    ...figure,
    scale: "one" as const,
    value: value.toFixed(places),
    // No more than three digits of a product can be known.
    digits: digits ?? (!isSum(formula) && value.gte(10) ? 1 : null),
    category: null,
    formula: bounded,
  };
}

/** What a derived figure has of those that its formula names. */
function derivedFrom(formula: string, known: ReadonlyMap<string, Figure>) {
  const inputs = inputsOf(formula);
  const from = inputs.flatMap((id) => known.get(id) ?? []);
  return {
    printed: null,
    counted: null,
    qualifier: from.some(({ qualifier }) => qualifier) ? ("about" as const) : null,
    attribution: null,
    time: null,
    cites: union(from.flatMap((each) => each.cites)),
    inputs,
    outside: from.some((each) => each.outside),
    poll: null,
  };
}

/** Citations with each source once and its paragraphs in order. */
function union(cites: Citation[]): Citation[] {
  const bySource = new Map<string, Set<number>>();
  for (const { source, paragraphs } of cites) {
    bySource.set(source, new Set([...(bySource.get(source) ?? []), ...paragraphs]));
  }
  return [...bySource].map(([source, set]) => ({ source, paragraphs: [...set].sort((a, b) => a - b) }));
}
