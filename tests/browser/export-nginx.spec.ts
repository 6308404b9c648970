/** nginx over an export, with the configuration that the project has for it: it reads queries as a desk does. */
import { readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { type Nginx, startNginxOver } from "../nginx/nginx";
import { exported } from "./at";

let nginx: Nginx;
test.beforeAll(async () => {
  nginx = await startNginxOver(exported as string);
});
test.afterAll(() => nginx.stop());

async function asked(path: string, encoding = "gzip") {
  const answer = await new Promise<IncomingMessage>((done, fail) =>
    get(nginx.site + path, { headers: { "Accept-Encoding": encoding } }, done).on("error", fail),
  );
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}
const file = (path: string) => readFileSync(join(exported as string, path));

/** What files are sent as, by how they end. */
const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

for (const [path, expected] of [
  ["/", "index.html"],
  ["/gsomia", "gsomia/index.html"],
  ["/gsomia/", "gsomia/index.html"],
  ["/embed/gsomia/poll?utm_source=mail", "embed/gsomia/poll/index.html"],
  ["/embed/gsomia/poll?v=1&theme=dark", "embed/gsomia/poll/theme=dark/v=1/index.html"],
  ["/embed/gsomia/countdown?at=live", "embed/gsomia/countdown/at=live/index.html"],
  ["/embed/gsomia/poll/theme=dark/", "embed/gsomia/poll/theme=dark/index.html"],
  ["/embed/gsomia/poll?v=9", "embed/gsomia/poll/index.html"],
  ["/charts/gsomia/poll.svg?theme=dark", "charts/gsomia/theme=dark/poll.svg"],
  ["/charts/gsomia/poll.csv?v=1&theme=dark", "charts/gsomia/v=1/poll.csv"],
  ["/charts/gsomia/poll.png?v=1", "charts/gsomia/v=1/poll.png"],
  ["/oembed/gsomia/poll/theme=dark.json", "oembed/gsomia/poll/theme=dark.json"],
  ["/gsomia/feed.xml", "gsomia/feed.xml"],
  ["/embed.js", "embed.js"],
] as const) {
  test(`${path} is ${expected}`, async () => {
    for (const encoding of ["gzip", "identity"]) {
      const { status, headers, body } = await asked(path, encoding);
      const type = types[expected.split(".").at(-1) as string];
      expect([status, headers["content-type"]]).toEqual([200, type]);
      const zipped = headers["content-encoding"] === "gzip";
      expect(zipped).toBe(encoding === "gzip" && type !== "image/png");
      expect((zipped ? gunzipSync(body) : body).equals(file(expected))).toBe(true);
    }
  });
}

test("an edition's files are kept for ever, and what others read may be read by others", async () => {
  const pinned = (await asked("/charts/gsomia/poll.svg?v=1")).headers;
  expect(pinned["cache-control"]).toContain("immutable");
  expect(pinned["access-control-allow-origin"]).toBe("*");
  const embed = (await asked("/embed/gsomia/poll?v=1")).headers;
  expect(embed["cache-control"]).toContain("s-maxage=30");
  expect((await asked("/gsomia")).headers["access-control-allow-origin"]).toBeUndefined();
});

test("what is not there is a 404: nothing stands in for an edition's file", async () => {
  for (const path of [
    "/gsomia/nothing",
    "/charts/gsomia/poll.svg?v=9",
    "/../etc/passwd",
    "/gsomia/index.html/x",
  ]) {
    const { status, body } = await asked(path, "identity");
    expect([status, body.toString().includes("There is no page")], path).toEqual([404, true]);
  }
});
