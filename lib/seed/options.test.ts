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
    notBefore: null,
    beginAgain: false,
    cancel: null,
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
  expect(seedOptions(["--plan", "--not-before", "2019-11-22T18:00+09:00"])).toMatchObject({
    mode: "plan",
    notBefore: "2019-11-22T09:00:00Z",
  });
  expect(seedOptions(["--cancel", "gsomia@5"])).toMatchObject({
    mode: "cancel",
    cancel: { story: "gsomia", edition: 5 },
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
  [["--not-before", "2019-11-22T18:00"], "--not-before: expected a moment with its offset, such as"],
  [["--not-before", "2019-02-30T18:00Z"], "found 2019-02-30T18:00Z"],
  [["--not-before", "12019-02-03T18:00Z"], "found 12019-02-03T18:00Z"],
  [["--cancel", "gsomia"], "--cancel: expected a story and an edition such as gsomia@4, found gsomia"],
  [["--cancel", "a@1", "--plan"], "--plan and --cancel exclude each other"],
  [["--cancel", "a@1", "--watch"], "--cancel and --watch exclude each other"],
  [["--revert", "a@1", "--not-before", "2019-11-22T18:00Z"], "--revert and --not-before exclude each other"],
  [["--cancel", "a@1", "--not-before", "2019-11-22T18:00Z"], "--cancel and --not-before exclude each other"],
  [["--begin-again", "--plan"], "--begin-again and --plan exclude each other"],
  [["--begin-again", "--watch", "--publish"], "--begin-again and --watch exclude each other"],
  [["--fix", "--plan"], "--plan and --fix exclude each other"],
  [["--fix", "--watch"], "--fix and --watch exclude each other"],
  [["--publish"], "--publish goes with --watch; without it npm run seed publishes"],
  [["--watch", "--publish", "--check"], "--publish and --check exclude each other"],
  [["--json=no"], "--json: takes no value"],
])("%s is refused", (options, message) => {
  expect(() => seedOptions(options)).toThrow(message);
});
