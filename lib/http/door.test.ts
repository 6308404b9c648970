import { hostname, networkInterfaces } from "node:os";
import { describe, expect, test } from "vitest";
import { atTheDoor } from "./door";
import { isThisMachine } from "./this-machine";

const knock = { method: "GET", target: "/gsomia?v=1", hosts: ["desk.example"], length: 0, chunked: false };
const any = () => true;

test("what an address takes passes with its path and query", () => {
  expect(atTheDoor(knock, any)).toEqual({ path: "/gsomia?v=1" });
  expect(atTheDoor({ ...knock, method: "HEAD" }, any)).toEqual({ path: "/gsomia?v=1" });
});

test.each([
  ["http://other.example/gsomia?v=1", "/gsomia?v=1"],
  ["HTTP://other.example", "/"],
  ["http://other.example?v=1", "/?v=1"],
  ["http://other.example//evil.example/", "//evil.example/"],
])("a proxy's form %s asks for %s of this host", (target, path) => {
  expect(atTheDoor({ ...knock, target }, any)).toEqual({ path });
});

test.each([
  [{ method: "TRACE" }, 405, "method: expected GET, HEAD or OPTIONS"],
  [{ method: "POST", length: 9_000_000 }, 405, "method: expected GET, HEAD or OPTIONS"],
  [{ target: "*" }, 400, "address: expected a path, such as /health"],
  [{ target: "other.example:443" }, 400, "address: expected a path, such as /health"],
  [{ target: "/_next/image?url=/icon.svg" }, 404, "address: nothing stands here"],
  [{ target: "http://desk.example//%5Fnext/data" }, 404, "address: nothing stands here"],
  [{ length: 5000 }, 413, "body: expected none"],
  [{ chunked: true }, 413, "body: expected none"],
])("%j is %i", (part, status, sentence) => {
  expect(atTheDoor({ ...knock, ...part }, any)).toMatchObject({ status, sentence });
});

describe("the host", () => {
  test.each([
    "a b",
    "",
    "[",
    "desk.example/path",
    "a@b",
    "a,b",
    "desk.example:99999",
    "d\u00e9sk",
    "%41",
    "a?b",
  ])("%j is none", (host) => {
    const refused = { status: 400, sentence: "host: expected one name or address" };
    expect(atTheDoor({ ...knock, hosts: [host] }, any)).toMatchObject(refused);
  });

  test("is one", () => {
    expect(atTheDoor({ ...knock, hosts: ["desk.example", "other.example"] }, any)).toMatchObject({
      status: 400,
    });
  });

  test.each(["desk.example", "DESK.example:8080", "my_desk", "203.0.113.9", "[2001:db8::1]:3000"])(
    "%s is refused where nothing says that the desk is called so, but for its health",
    (host) => {
      const sent = { ...knock, hosts: [host] };
      expect(atTheDoor(sent, any)).toEqual({ path: "/gsomia?v=1" });
      expect(atTheDoor(sent, isThisMachine)).toMatchObject({
        status: 421,
        sentence: expect.stringMatching(/^host: SITE_URL is not set/),
      });
      expect(atTheDoor({ ...sent, target: "/healthy" }, isThisMachine)).toMatchObject({ status: 421 });
      for (const path of ["/health", "/health?from=a-balancer"])
        expect(atTheDoor({ ...sent, target: path }, isThisMachine)).toEqual({ path });
    },
  );

  const address = Object.values(networkInterfaces())
    .flatMap((all = []) => all)
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
  test.each([
    "localhost:3000",
    "LOCALHOST",
    "desk.localhost:3000",
    "127.0.0.1:3000",
    "127.1",
    "[::1]:3000",
    hostname(),
    `${hostname()}.local:3000`,
    ...(address ? [`${address}:3000`] : []),
  ])("%s is this machine", (host) => {
    expect(atTheDoor({ ...knock, hosts: [host] }, isThisMachine)).toEqual({ path: "/gsomia?v=1" });
  });

  test.each(["localhost.evil.example", "127.0.0.1.evil.example", "notlocalhost", "128.0.0.1", "[::2]"])(
    "%s is not",
    (host) => {
      expect(atTheDoor({ ...knock, hosts: [host] }, isThisMachine)).toMatchObject({ status: 421 });
    },
  );

  test("may be missing, as in old requests", () => {
    expect(atTheDoor({ ...knock, hosts: [] }, isThisMachine)).toEqual({ path: "/gsomia?v=1" });
  });
});
