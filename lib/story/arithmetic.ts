import { Decimal } from "decimal.js";
import jsep, { type Expression } from "jsep";
import type { Scale } from "./story";

/** Decimals carry 40 digits, more than any figure of a story is printed with. */
const Exact = Decimal.clone({ precision: 40 });

const powers: Record<Scale, number> = { one: 0, thousand: 3, million: 6, billion: 9, trillion: 12 };

/** A printed decimal in its scale as a plain number: 1.389 trillion is 1389000000000. */
export function amount(value: string, scale: Scale = "one"): Decimal {
  return new Exact(value).times(new Exact(10).toPower(powers[scale]));
}

/** The ids of the figures that a formula names in braces, in order, each once. */
export function inputsOf(formula: string): string[] {
  return [...new Set(Array.from(formula.matchAll(/\{([a-z0-9-]+)\}/g), (match) => match[1] as string))];
}

/** Whether a formula adds and takes away, counts or bounds, and multiplies nothing. */
export function isSum(formula: string): boolean {
  return !/[*/]|sqrt/.test(formula);
}

/**
 * The value of a formula over decimals: `+ - * /`, parentheses, `sqrt`, `min`, `max` and
 * `count`, which is how many it is given, with figures as `{id}`. Throws when it holds
 * anything else or a figure is not in `values`.
 */
export function evaluate(formula: string, values: ReadonlyMap<string, Decimal>): Decimal {
  const names = inputsOf(formula);
  const expression = formula.replace(/\{([a-z0-9-]+)\}/g, (_, name) => ` figure_${names.indexOf(name)} `);
  let tree: Expression;
  try {
    tree = jsep(expression);
  } catch {
    throw new Error(`formula cannot be read: ${formula}`);
  }
  return reduce(tree as Node, (symbol) => {
    const name = names[Number(/^figure_(\d+)$/.exec(symbol)?.[1] ?? Number.NaN)];
    const value = name === undefined ? undefined : values.get(name);
    if (!value) throw new Error(`formula names no figure: ${name ?? symbol}, figures stand in braces`);
    return value;
  });
}

type Node =
  | { type: "Literal"; value: unknown; raw: string }
  | { type: "Identifier"; name: string }
  | { type: "UnaryExpression"; operator: string; argument: Node }
  | { type: "BinaryExpression"; operator: string; left: Node; right: Node }
  | { type: "CallExpression"; callee: Node; arguments: Node[] };

const operators: Record<string, (a: Decimal, b: Decimal) => Decimal> = {
  "+": (a, b) => a.plus(b),
  "-": (a, b) => a.minus(b),
  "*": (a, b) => a.times(b),
  "/": (a, b) => a.dividedBy(b),
};

const functions: Record<string, (values: Decimal[]) => Decimal> = {
  count: (values) => new Exact(values.length),
  max: (values) => Exact.max(...values),
  min: (values) => Exact.min(...values),
};

function reduce(node: Node, lookUp: (symbol: string) => Decimal): Decimal {
  if (node.type === "Literal" && typeof node.value === "number") return new Exact(node.raw);
  if (node.type === "Identifier") return lookUp(node.name);
  if (node.type === "UnaryExpression" && node.operator === "-")
    return reduce(node.argument, lookUp).negated();
  if (node.type === "BinaryExpression" && Object.hasOwn(operators, node.operator)) {
    return (operators[node.operator] as (typeof operators)[string])(
      reduce(node.left, lookUp),
      reduce(node.right, lookUp),
    );
  }
  if (node.type === "CallExpression" && node.callee.type === "Identifier") {
    const { name } = node.callee;
    const [first, ...more] = node.arguments.map((argument) => reduce(argument, lookUp));
    if (first && name === "sqrt" && more.length === 0) return first.squareRoot();
    if (first && Object.hasOwn(functions, name))
      return (functions[name] as (typeof functions)[string])([first, ...more]);
  }
  throw new Error("formula may hold + - * /, parentheses, sqrt, min, max, count and figures in braces");
}

/** Decimal places after the point of a printed decimal. */
export function places(value: string): number {
  return value.split(".")[1]?.length ?? 0;
}

/** A printed decimal rounded half up to fewer places, as readers are shown it. */
export function rounded(value: string, digits: number): Decimal {
  return amount(value).toDecimalPlaces(Math.min(digits, places(value)), Decimal.ROUND_HALF_UP);
}
