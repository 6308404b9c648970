import { expect, test } from "vitest";
import { requestOrigin } from "./site";

test.each([
  ["desk.example", "http://desk.example"],
  ["DESK.example:80", "http://desk.example"],
  ["localhost:3000", "http://localhost:3000"],
  ["[::1]:3000", "http://[::1]:3000"],
  ["a b", "http://localhost"],
  ['"><script>', "http://localhost"],
])("without a name of its own a site is where %s leads", (host, origin) => {
  expect(requestOrigin(new Headers({ host }), "")).toBe(origin);
});

test("a site that is told its origin takes none from a request", () => {
  const headers = new Headers({ host: "evil.example", "x-forwarded-host": "evil.example" });
  expect(requestOrigin(headers, "https://desk.example/")).toBe("https://desk.example");
});
