import { expect, test } from "vitest";
import { byId, placeOf } from "./by-id";

test("of several things with one id the first is found, and nothing where none has it", () => {
  const things = [{ id: "a" }, { id: "b" }, { id: "a" }];
  expect(byId(things, "a")).toBe(things[0]);
  expect(placeOf(things, "b")).toBe(1);
  expect(byId(things, "c")).toBeUndefined();
  expect(placeOf(things, "c")).toBe(-1);
});

test("a list that has grown is looked through anew", () => {
  const things = [{ id: "a" }];
  expect(byId(things, "b")).toBeUndefined();
  things.push({ id: "b" });
  expect(byId(things, "b")).toBe(things[1]);
});
