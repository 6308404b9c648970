import type { Decimal } from "decimal.js";
import { amount, evaluate, inputsOf, isSum, places } from "../story/arithmetic";
import type { Citation, Figure } from "../story/story";
import { didYouMean } from "../words/near";
import type { Document } from "./document";
import type { Recipe } from "./made";
import type { StoryFile } from "./schema";

/**
 * The story's derived figures, each from the stated ones and the derived ones above it:
 * first those that the desk makes, then those of the file, recomputed; reports those
 * whose formula cannot be followed or gives another value.
 */
export function derive(
  story: Document<StoryFile>,
  stated: Figure[],
  made: Recipe[],
  lost: (id: string) => boolean,
): Figure[] {
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
  const byStory = (story.value as StoryFile).derived.map(({ was: _was, ...file }, index): Figure => {
    const value = given(file, ["derived", index], story, values, lost);
    const from = derivedFrom(file.formula, known);
    return add({
      ...file,
      value,
      ours: file.ours ?? false,
      digits: file.digits ?? null,
      category: file.category ?? null,
      ...from,
      qualifier: typeof file.qualifier === "object" ? null : (file.qualifier ?? from.qualifier),
    });
  });
  return [...byDesk, ...byStory];
}

/**
 * What a formula gives, to the digits on file, or the file's value where it cannot be followed;
 * reports where it cannot, and where the file has another value or none.
 */
function given(
  { formula, value, scale, digits }: StoryFile["derived"][number],
  at: PropertyKey[],
  story: Document<StoryFile>,
  values: ReadonlyMap<string, Decimal>,
  lost: (id: string) => boolean,
): string {
  const unread = value ?? "0";
  const inputs = inputsOf(formula);
  if (inputs.length === 0) story.report([...at, "formula"], `formula without a figure: ${formula}`);
  const unknown = inputs.filter((id) => !values.has(id));
  for (const id of unknown.filter((each) => !lost(each))) {
    const meant = didYouMean(id, values.keys()) || ", or derived below this one";
    story.report([...at, "formula"], `unknown figure: ${id}${meant}`);
  }
  if (unknown.length > 0) return unread;
  try {
    const result = evaluate(formula, values).dividedBy(amount("1", scale));
    if (!result.isFinite()) throw new Error(`formula gives no number: ${formula}`);
    const right = result.toFixed(value ? places(value) : (digits ?? placesFor(result)));
    if (value && amount(right).equals(amount(value))) return value;
    const message = `formula gives ${right}, the file says ${value ?? "nothing"}: ${formula}`;
    const mend = { value: right, ...(value === undefined && { key: "value" }) };
    story.report([...at, "value"], message, "value", "derived-value", mend);
    return right;
  } catch (error) {
    story.report([...at, "formula"], (error as Error).message);
    return unread;
  }
}

/** The decimal places of a value that has none on file: all where it ends, three digits where it goes on. */
function placesFor(result: Decimal): number {
  const exact = result.decimalPlaces();
  return exact <= 6 ? exact : Math.max(0, 2 - result.e);
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
