import { expect, test } from "vitest";
import { atTheDoor } from "./door";

const knock = { method: "GET", target: "/gsomia?v=1", length: 0, chunked: false };

test("what an address takes passes with its path and query", () => {
  expect(atTheDoor(knock)).toEqual({ path: "/gsomia?v=1" });
  expect(atTheDoor({ ...knock, method: "HEAD" })).toEqual({ path: "/gsomia?v=1" });
});

test.each([
  ["http://other.example/gsomia?v=1", "/gsomia?v=1"],
  ["HTTP://other.example", "/"],
  ["http://other.example?v=1", "/?v=1"],
  ["http://other.example//evil.example/", "//evil.example/"],
])("a proxy's form %s asks for %s of this host", (target, path) => {
  expect(atTheDoor({ ...knock, target })).toEqual({ path });
});

test.each([
  [{ method: "TRACE" }, 405, "method: expected GET, HEAD or OPTIONS"],
  [{ method: "POST", length: 9_000_000 }, 405, "method: expected GET, HEAD or OPTIONS"],
  [{ target: "*" }, 400, "address: expected a path, such as /health"],
  [{ target: "other.example:443" }, 400, "address: expected a path, such as /health"],
  [{ length: 5000 }, 413, "body: expected none"],
  [{ chunked: true }, 413, "body: expected none"],
])("%j is %i", (part, status, sentence) => {
  expect(atTheDoor({ ...knock, ...part })).toMatchObject({ status, sentence });
});
