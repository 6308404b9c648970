import { expect, test } from "vitest";
import { seedOptions } from "./options";

test("without options everything is published", () => {
  expect(seedOptions([])).toEqual({
    mode: "apply",
    dry: false,
    watch: false,
    json: false,
    strict: false,
    figures: null,
    stories: [],
    plans: null,
    reverting: null,
  });
});

test("options are read", () => {
  expect(seedOptions(["--plan", "--json", "--figures", "there", "--story", "a", "--story=b"])).toMatchObject({
    mode: "plan",
    json: true,
    figures: "there",
    stories: ["a", "b"],
  });
  expect(seedOptions(["--apply", "a@1:0123456789,b@2:abcdef0123"])).toMatchObject({
    mode: "apply",
    plans: ["a@1:0123456789", "b@2:abcdef0123"],
  });
  expect(seedOptions(["--fix"])).toMatchObject({ mode: "fix", dry: false });
  expect(seedOptions(["--fix", "--check"])).toMatchObject({ mode: "fix", dry: true });
  expect(seedOptions(["-h"]).mode).toBe("help");
});

test.each([
  [["--plam"], "unknown option: --plam, did you mean --plan?"],
  [["--force"], "unknown option: --force, npm run seed -- --help lists them"],
  [["plan"], "unexpected word: plan, options begin with --"],
  [["--plan", "--check"], "--plan and --check exclude each other"],
  [["--apply"], "--apply: expected a value after it"],
  [["--story", "--plan"], "--story: expected a value after it"],
  [["--apply", "harbour"], "--apply: expected a plan such as gsomia@3:5f2c9a1b04, found harbour"],
  [["--apply", "a@1:0123456789", "--watch"], "--apply and --watch exclude each other"],
  [["--fix", "--plan"], "--plan and --fix exclude each other"],
  [["--fix", "--watch"], "--fix and --watch exclude each other"],
  [["--publish"], "--publish goes with --watch; without it npm run seed publishes"],
  [["--watch", "--publish", "--check"], "--publish and --check exclude each other"],
  [["--json=no"], "--json: takes no value"],
])("%s is refused", (options, message) => {
  expect(() => seedOptions(options)).toThrow(message);
});
