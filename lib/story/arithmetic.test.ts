import { expect, test } from "vitest";
import { amount, evaluate, inputsOf } from "./arithmetic";

const values = new Map([
  ["poll-scrap", amount("52.1")],
  ["poll-keep", amount("37.5")],
  ["poll-n", amount("1006")],
  ["share", amount("1.389", "trillion")],
  ["yen", amount("96", "billion")],
]);

test.each([
  ["100 - {poll-scrap} - {poll-keep}", "10.4"],
  ["{poll-scrap} - {poll-keep}", "14.6"],
  ["-{poll-keep} + 2 * (1 + 0.1)", "-35.3"],
  ["5 * {share}", "6945000000000"],
  ["count({poll-scrap}, {poll-keep}, {poll-scrap})", "3"],
  ["max(0, {poll-keep} - {poll-scrap}) + min(100, {poll-n})", "100"],
])("%s is %s exactly", (formula, result) => {
  expect(evaluate(formula, values).toFixed()).toBe(result);
});

test.each([
  ["100 * 1.96 * sqrt(0.25 / {poll-n})", 2, "3.09"],
  ["1.96 * sqrt({poll-scrap} * (100 - {poll-scrap}) / {poll-n})", 2, "3.09"],
  ["1.96 * sqrt({poll-keep} * (100 - {poll-keep}) / {poll-n})", 2, "2.99"],
  ["{yen} / {share}", 4, "0.0691"],
])("%s rounds at %i places to %s", (formula, places, result) => {
  expect(evaluate(formula, values).toFixed(places)).toBe(result);
});

test.each([
  ["{poll-scarp} + 1", "formula names no figure: poll-scarp"],
  ["poll + 1", "formula names no figure: poll"],
  ["1 +", "formula cannot be read"],
  ["1 ** 2", "formula may hold"],
  ["[1, 2]", "formula may hold"],
  ["constructor('x')", "formula may hold"],
  ["{poll-n}.constructor", "formula may hold"],
  ["'text'", "formula may hold"],
  ["sqrt(1, 2)", "formula may hold"],
  ["count()", "formula may hold"],
  ["count(1, {poll-scarp})", "formula names no figure: poll-scarp"],
  ["hasOwn(1)", "formula may hold"],
  ["true", "formula may hold"],
])("%s is refused", (formula, message) => {
  expect(() => evaluate(formula, values)).toThrow(message);
});

test("a formula's figures are named once, in order", () => {
  expect(inputsOf("{b} * {a} - {b}")).toEqual(["b", "a"]);
});
