import { expect, test } from "@playwright/test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { charts } from "./frames";

test.describe("files", () => {
  for (const chart of charts) {
    test(`${chart} is a well-formed SVG, a PNG, a CSV and JSON, with tags that are honoured`, async ({
      request,
    }) => {
      for (const [extension, type] of [
        ["svg", "image/svg+xml; charset=utf-8"],
        ["png", "image/png"],
        ["card.png", "image/png"],
        ["csv", "text/csv; charset=utf-8"],
        ["json", "application/json; charset=utf-8"],
      ]) {
        const path = `/charts/gsomia/${chart}.${extension}`;
        const answer = await request.get(path);
        expect(answer.status(), path).toBe(200);
        const headers = answer.headers();
        expect(headers["content-type"]).toBe(type);
        expect(headers["access-control-allow-origin"]).toBe("*");
        expect(headers["x-content-type-options"]).toBe("nosniff");
        expect(headers["content-disposition"]).toMatch(
          new RegExp(`^inline; filename="gsomia-${chart}-v\\d+\\.${extension}"$`),
        );
        expect(headers["cache-control"]).toMatch(/^public, max-age=0, s-maxage=\d+/);
        const tag = headers.etag as string;
        expect(tag).toMatch(/^"[^"]+"$/);
        const again = await request.get(path, { headers: { "If-None-Match": `"other", ${tag}` } });
        expect(again.status()).toBe(304);
        const head = await request.head(path);
        expect([head.status(), head.headers().etag]).toEqual([200, tag]);
        expect(await head.text()).toBe("");
      }
      const svg = await (await request.get(`/charts/gsomia/${chart}.svg`)).text();
      expect(XMLValidator.validate(svg)).toBe(true);
      expect(svg).toMatch(/<title>[^<]+<\/title><desc>[^<]+<\/desc>/);
      expect(svg).not.toMatch(/var\(--|<script|foreignObject/);
      const data = await (await request.get(`/charts/gsomia/${chart}.json`)).json();
      expect(data).toMatchObject({
        story: "gsomia",
        chart,
        edition: expect.any(Number),
        licence: expect.any(String),
      });
      expect(data.sources.length).toBeGreaterThan(0);
    });
  }

  test("a PNG is as wide as asked, within its limits", async ({ request }) => {
    const width = async (query: string) => {
      const bytes = await (await request.get(`/charts/gsomia/poll.png?${query}`)).body();
      return bytes.readUInt32BE(16);
    };
    expect(await width("width=360&scale=1")).toBe(360);
    expect(await width("width=360&scale=3")).toBe(1080);
    expect((await request.get("/charts/gsomia/poll.png?width=99999")).status()).toBe(400);
    expect((await request.get("/charts/gsomia/poll.png?scale=9")).status()).toBe(400);
  });

  test("an edition's file may be kept for ever and an embed's document may not", async ({ request }) => {
    const file = await request.get("/charts/gsomia/poll.svg?v=1");
    expect(file.headers()["cache-control"]).toContain("immutable");
    const embed = await request.get("/embed/gsomia/poll?v=1");
    expect(embed.headers()["cache-control"]).not.toContain("immutable");
    expect((await request.get("/embed/gsomia/poll?v=99")).status()).toBe(400);
  });

  test("a spreadsheet is given no formula", async ({ request }) => {
    const text = await (await request.get("/charts/gsomia/poll.csv")).text();
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).not.toMatch(/(^|[\n,])"?[=+@-][^\d]/);
  });
});

test.describe("oEmbed", () => {
  const asked = (baseURL: string, more = "") =>
    `/oembed?url=${encodeURIComponent(`${baseURL}/gsomia/poll`)}${more}`;

  test("answers to the letter, in JSON and XML alike", async ({ request, baseURL }) => {
    const answer = await request.get(asked(baseURL as string));
    expect(answer.headers()["content-type"]).toBe("application/json; charset=utf-8");
    const json = await answer.json();
    expect(json).toMatchObject({
      version: "1.0",
      type: "rich",
      provider_name: "Deadline Desk",
      width: 680,
      thumbnail_width: 1200,
      thumbnail_height: 630,
    });
    expect(json.html).toMatch(
      /^<iframe src="[^"]+\/embed\/gsomia\/poll" title="[^"]+" loading="lazy" width="680" height="\d+"/,
    );
    const xml = await request.get(asked(baseURL as string, "&format=xml"));
    expect(xml.headers()["content-type"]).toBe("text/xml; charset=utf-8");
    const text = await xml.text();
    expect(XMLValidator.validate(text)).toBe(true);
    const { oembed } = new XMLParser({ parseTagValue: false, htmlEntities: true }).parse(text);
    expect(oembed.html).toBe(json.html);
    expect(oembed.version).toBe("1.0");
  });

  for (const [width, height] of [
    [400, 300],
    [320, 100],
    [90, 5000],
    [5000, 5000],
  ]) {
    test(`obeys maxima of ${width} by ${height}`, async ({ request, baseURL }) => {
      const json = await (
        await request.get(asked(baseURL as string, `&maxwidth=${width}&maxheight=${height}`))
      ).json();
      expect(json.width).toBeLessThanOrEqual(width as number);
      expect(json.height).toBeLessThanOrEqual(height as number);
      const has = ["thumbnail_url", "thumbnail_width", "thumbnail_height"].filter((key) => key in json);
      expect([0, 3]).toContain(has.length);
      if (has.length === 0) return;
      expect(json.thumbnail_width).toBeLessThanOrEqual(width as number);
      expect(json.thumbnail_height).toBeLessThanOrEqual(height as number);
      const bytes = await (await request.get(json.thumbnail_url)).body();
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
        json.thumbnail_width,
        json.thumbnail_height,
      ]);
    });
  }

  test("refuses as the specification says", async ({ request, baseURL }) => {
    const status = async (path: string) => (await request.get(path)).status();
    expect(await status("/oembed")).toBe(400);
    expect(await status("/oembed?url=")).toBe(400);
    expect(await status(asked(baseURL as string, "&format=yaml"))).toBe(501);
    for (const url of [
      "https://elsewhere.example/gsomia/poll",
      `${baseURL}/nowhere`,
      `${baseURL}/gsomia/none`,
      "not an address",
      "javascript:alert(1)",
    ]) {
      expect(await status(`/oembed?url=${encodeURIComponent(url)}`), url).toBe(404);
    }
    expect(await status(asked(baseURL as string, "&unknown=parameter"))).toBe(200);
  });

  test("carries a pinned edition and a theme into the frame", async ({ request, baseURL }) => {
    const url = encodeURIComponent(`${baseURL}/gsomia/poll?v=1&theme=dark`);
    const { html } = await (await request.get(`/oembed?url=${url}`)).json();
    expect(html).toContain("/embed/gsomia/poll?theme=dark&amp;v=1");
  });

  test("embeds a story's lead chart for its own address", async ({ request, baseURL }) => {
    const url = encodeURIComponent(`${baseURL}/gsomia?v=1`);
    const { html } = await (await request.get(`/oembed?url=${url}`)).json();
    expect(html).toContain("/embed/gsomia/month?v=1");
  });

  test("is announced by pages and embeds as what their address asks for, and so is their card", async ({
    request,
  }) => {
    const asked = "v=1&theme=dark&at=2019-11-20T00:00Z";
    for (const [path, page] of [
      ["/gsomia/countdown", "/gsomia/countdown"],
      ["/embed/gsomia/countdown", "/gsomia/countdown"],
      ["/gsomia", "/gsomia"],
    ]) {
      const html = (await (await request.get(`${path}?${asked}`)).text()).replaceAll("&amp;", "&");
      const [, oembed = ""] = /type="application\/json\+oembed" href="([^"]+)"/.exec(html) ?? [];
      const found = new URL(new URL(oembed).searchParams.get("url") ?? "");
      expect(found.pathname).toBe(page);
      expect(Object.fromEntries(found.searchParams)).toEqual({
        v: "1",
        theme: "dark",
        at: "2019-11-20T00:00:00Z",
      });
      const frame = (await (await request.get(oembed)).json()) as { html: string; thumbnail_url: string };
      expect(frame.html).toContain("theme=dark&amp;v=1&amp;at=2019-11-20T00%3A00%3A00Z");
      expect(frame.thumbnail_url).toContain("theme=dark&v=1&at=2019-11-20");
      const [, card = ""] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
      expect(card).toContain("card.png?theme=dark&v=1&at=2019-11-20");
      expect((await request.get(card)).status()).toBe(200);
    }
  });

  test("reserves a height for phones too, within what a receiver allows", async ({ request, baseURL }) => {
    const address = `/oembed?url=${encodeURIComponent(`${baseURL}/gsomia/weapons-tests-by-date`)}`;
    const { html, height } = await (await request.get(address)).json();
    const [, low, high] = /height:clamp\((\d+)px,.*,(\d+)px\)/.exec(html) ?? [];
    expect(Number(low)).toBe(height);
    expect(Number(high)).toBeGreaterThan(height + 50);
    const limited = await (await request.get(`${address}&maxheight=300`)).json();
    expect(limited.html).toMatch(/height="300" style="[^"]*height:300px"/);
  });

  test("is found and read by independent clients", async ({ request, baseURL }) => {
    const { unfurl } = await import("unfurl.js");
    const page = `${baseURL}/gsomia/poll`;
    for (const headers of [undefined, { "User-Agent": "WordPress/6.6; https://news.example" }]) {
      const found = await unfurl(page, { headers } as object);
      expect(found.oEmbed).toMatchObject({ version: "1.0", type: "rich", width: 680 });
      expect(found.open_graph?.images?.[0]).toMatchObject({ width: 1200, height: 630 });
    }
    const { extract } = await import("@extractus/oembed-extractor");
    expect(await extract(page, { maxwidth: 500 })).toMatchObject({
      type: "rich",
      width: 500,
      method: "auto-discovery",
    });

    const wordpress = await request.get(asked(baseURL as string), {
      headers: { "User-Agent": "WordPress/6.6; https://news.example" },
    });
    expect(wordpress.headers().vary).toContain("User-Agent");
    expect((await wordpress.json()).html).toMatch(
      /^<blockquote class="wp-embedded-content" data-secret="\w+"><a href=".*<\/blockquote><iframe class="wp-embedded-content" data-secret="\w+" .* width="100%"/,
    );
    const head = (
      await (await request.get(page, { headers: { "User-Agent": "WordPress/6.6" } })).text()
    ).split("</head>")[0];
    for (const type of ["application/json+oembed", "text/xml+oembed", "application/xml+oembed"])
      expect(head).toContain(`type="${type}"`);
  });
});

test("the site may be framed by itself alone, embeds by everybody, with nothing unsafe", async ({
  request,
}) => {
  const page = (await request.get("/gsomia")).headers();
  expect(page["content-security-policy"]).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; script-src( 'sha256-[^']+')+; .*frame-ancestors 'self'$/,
  );
  expect(page["content-security-policy"]).not.toContain("unsafe");
  expect(page["cache-control"]).toMatch(
    /^public, max-age=0, s-maxage=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/,
  );
  expect((await request.get("/gsomia", { headers: { "If-None-Match": page.etag as string } })).status()).toBe(
    304,
  );
  expect(page["set-cookie"]).toBeUndefined();
  expect(page["x-content-type-options"]).toBe("nosniff");
  const embed = (await request.get("/embed/gsomia/poll")).headers();
  expect(embed["content-security-policy"]).toMatch(
    /default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; .*frame-ancestors \*$/,
  );
  expect(embed["content-security-policy"]).not.toContain("unsafe");
  expect(embed["x-frame-options"]).toBeUndefined();
  expect(embed["referrer-policy"]).toBe("strict-origin-when-cross-origin");
});
