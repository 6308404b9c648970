/** nginx in front of desks, with the configuration that the project has for it. */
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { brotliModule, type Nginx, startNginx, startNginxWithBrotli } from "../nginx/nginx";

const desk = Number(process.env.TEST_PORT ?? 3217);

test.describe.configure({ mode: "serial" });

/** What an address answers, as it is sent; under another host, whose links it then has. */
async function asked(address: string, { encoding = "gzip", host = new URL(address).host } = {}) {
  const answer = await new Promise<IncomingMessage>((done, fail) =>
    get(address, { headers: { "Accept-Encoding": encoding, Host: host } }, done).on("error", fail),
  );
  const body = await buffer(answer);
  const header = (name: string) => answer.headers[name];
  return { status: answer.statusCode, body, header, cache: header("x-cache") };
}

test.describe("in front of a desk", () => {
  let front: Nginx;
  test.beforeAll(async () => {
    // The second is not there: no reader is to notice.
    front = await startNginx([desk, 9]);
  });
  test.afterAll(() => front.stop());

  test("answers are the desk's to the byte, compressed as it compressed them, and kept", async () => {
    for (const path of [
      "/embed/gsomia/poll?theme=dark",
      "/charts/gsomia/poll.svg",
      "/gsomia/feed.xml",
      "/",
    ]) {
      const own = await asked(`http://127.0.0.1:${desk}${path}`, { host: new URL(front.site).host });
      const first = await asked(front.site + path);
      const again = await asked(front.site + path);
      const same = (one: typeof own) => [
        one.status,
        one.header("etag"),
        one.header("content-type"),
        one.header("cache-control"),
      ];
      expect(same(first), path).toEqual(same(own));
      expect([first.body.equals(own.body), again.body.equals(own.body)], path).toEqual([true, true]);
      expect(again.cache, path).toBe("HIT");
      expect(again.header("content-encoding")).toBe("gzip");
      const plain = await asked(front.site + path, { encoding: "identity" });
      expect([plain.header("content-encoding"), plain.body.equals(gunzipSync(own.body))]).toEqual([
        undefined,
        true,
      ]);
    }
  });

  test("whatever else is written into a query is neither kept nor passed on", async () => {
    const path = "/embed/gsomia/countdown";
    const [open, pinned] = [await asked(front.site + path), await asked(`${front.site}${path}?v=1`)];
    expect(open.body.equals(pinned.body)).toBe(false);
    for (const query of ["?utm_source=mail", "?%76=1", "?v&at", "?_=1&x=%00"]) {
      const answer = await asked(front.site + path + query);
      expect([answer.cache, answer.body.equals(open.body)], query).toEqual(["HIT", true]);
    }
    const other = await asked(`${front.site}${path}?utm_source=mail&v=1`);
    expect([other.cache, other.body.equals(pinned.body)]).toEqual(["HIT", true]);
  });

  test("many pictures are too many for one address, and nothing else is", async () => {
    const many = await Promise.all(
      Array.from({ length: 60 }, (_, place) =>
        asked(`${front.site}/charts/gsomia/poll.png?width=${300 + place * 20}`),
      ),
    );
    expect(many.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
    expect((await asked(`${front.site}/embed/gsomia/poll`)).status).toBe(200);
  });

  test("the log names nobody", async () => {
    await fetch(`${front.site}/gsomia`, {
      headers: { "User-Agent": "Somebody's reader", Referer: "https://home.example/" },
    });
    await expect.poll(() => front.log()).toContain('"path":"/gsomia"');
    expect(front.log()).not.toMatch(/Somebody|home\.example|127\.0\.0\.1/);
    for (const line of front.log().trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("cache");
  });
});

if (brotliModule())
  test.describe("with brotli", () => {
    let front: Nginx;
    test.beforeAll(async () => {
      front = await startNginxWithBrotli([desk]);
    });
    test.afterAll(() => front.stop());

    test("who takes it gets fewer bytes of the same, and others what the desk compressed", async () => {
      for (const path of ["/embed/gsomia/countdown", "/charts/gsomia/poll.svg", "/charts/gsomia/poll.json"]) {
        const zipped = await asked(front.site + path);
        const smaller = await asked(front.site + path, { encoding: "gzip, deflate, br" });
        expect([zipped.header("content-encoding"), smaller.header("content-encoding")]).toEqual([
          "gzip",
          "br",
        ]);
        expect(brotliDecompressSync(smaller.body).equals(gunzipSync(zipped.body)), path).toBe(true);
        expect(smaller.body.length, path).toBeLessThan(zipped.body.length);
      }
    });
  });

test.describe("in front of a server that counts", () => {
  let front: Nginx;
  let server: Server;
  let count = 0;
  let status = 200;
  let text = "made";

  test.beforeAll(async () => {
    server = createServer(async (request, response) => {
      if (request.url === "/health") return response.end();
      count += 1;
      await wait(300);
      response.writeHead(status, {
        "Cache-Control": "public, max-age=0, s-maxage=1, stale-while-revalidate=30, stale-if-error=86400",
        "Content-Type": "text/html",
      });
      response.end(status === 200 ? text : "");
    });
    const port = await new Promise<number>((done) =>
      server.listen(0, "127.0.0.1", () => done((server.address() as { port: number }).port)),
    );
    front = await startNginx([port]);
  });
  test.afterAll(async () => {
    await front.stop();
    server.closeAllConnections();
    server.close();
  });

  test("of a hundred who ask at once one is passed on", async () => {
    count = 0;
    const answers = await Promise.all(Array.from({ length: 100 }, () => asked(`${front.site}/new`)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(count).toBe(1);
  });

  test("what is old is told while it is asked for anew, and while nothing answers", async () => {
    await asked(`${front.site}/old`);
    // It counts in whole seconds.
    await wait(2500);
    const begun = performance.now();
    text = "made anew";
    const stale = await asked(`${front.site}/old`);
    expect([stale.status, stale.cache, stale.body.toString()]).toEqual([200, "STALE", "made"]);
    expect(performance.now() - begun).toBeLessThan(250);
    await wait(500);
    const fresh = await asked(`${front.site}/old`);
    expect([fresh.cache, fresh.body.toString()]).toEqual(["HIT", "made anew"]);

    for (const fault of [500, 503]) {
      status = fault;
      await wait(2500);
      const answer = await asked(`${front.site}/old`);
      expect([answer.status, answer.body.toString()]).toEqual([200, "made anew"]);
    }
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await wait(1500);
    const answer = await asked(`${front.site}/old`);
    expect([answer.status, answer.body.toString()]).toEqual([200, "made anew"]);
  });
});
