import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { metrics } from "./metrics";
import { requestId } from "./observed";
import { routeOf, routes } from "./routes";

test("every address of the desk has its shape, and nothing that a reader made up has one of its own", () => {
  const rooms = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("route.ts") && !path.includes("missing"))
    .map((path) => join("/", dirname(path)).replace(/\/\.$/, "/"));
  expect(rooms.filter((room) => room !== "/health/state" && !routes.includes(room as "/"))).toEqual([]);
  expect(
    ["/", "/gsomia", "/gsomia/poll?v=1", "/embed/gsomia/poll", "/charts/gsomia/poll.svg"].map(routeOf),
  ).toEqual(["/", "/[story]", "/[story]/[chart]", "/embed/[story]/[chart]", "/charts/[story]/[file]"]);
  expect(["/gsomia/feed.xml", "/gsomia/corrections", "/feed.xml"].map(routeOf)).toEqual([
    "/[story]/feed.xml",
    "/[story]/corrections",
    "/feed.xml",
  ]);
  expect(routeOf("/a/b/c/d")).toBe("other");
});

test("a request keeps the id that it came with, unless that could not be told", () => {
  expect(requestId("7f3a-12")).toBe("7f3a-12");
  for (const given of [undefined, "", "a b", "x".repeat(65), '"\n', ["a", "b"]])
    expect(requestId(given)).toMatch(/^[0-9a-f-]{36}$/);
});

test("counts tell how long answers took by shape and status, what is open and what is kept", async () => {
  const counts = metrics(async () => ({
    stories: [{ slug: "gsomia", edition: 3 }],
    database: false,
    kept: { documents: 1000 },
  }));
  const observed = { id: "a", method: "GET", editions: "gsomia@3", bytes: 5960, left: false };
  counts.count({ ...observed, route: "/embed/[story]/[chart]", status: 200, took: 3 });
  counts.count({ ...observed, route: "other", status: 404, took: 1, left: true });
  const { text, type } = await counts.told();
  expect(type).toContain("text/plain");
  for (const line of [
    'desk_request_seconds_bucket{le="0.005",route="/embed/[story]/[chart]",status="2xx"} 1',
    'desk_request_seconds_count{route="other",status="4xx"} 1',
    'desk_sent_bytes_total{route="/embed/[story]/[chart]"} 5960',
    "desk_left_total 1",
    'desk_open_edition{story="gsomia"} 3',
    "desk_database_up 0",
    "desk_publications 3",
    'desk_kept_bytes{what="documents"} 1000',
  ])
    expect(text).toContain(line);
});
