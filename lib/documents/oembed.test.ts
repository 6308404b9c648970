import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { harbour } from "../../tests/stories";
import { usual } from "../addresses/addresses";
import { addressed, oembedAnswer } from "./oembed";

const site = "https://desk.example";

test.each([
  ["/harbour", "harbour", null],
  ["/harbour/", "harbour", null],
  ["/harbour/poll", "harbour", "poll"],
  ["/embed/harbour/poll?v=2", "harbour", "poll"],
])("%s names a story and perhaps a chart", (path, story, chart) => {
  expect(addressed(site + path, site)).toMatchObject({ story, chart });
});

test.each([
  "https://elsewhere.example/harbour/poll",
  `${site}/`,
  `${site}/embed/harbour`,
  `${site}/a/b/c`,
  `ftp://desk.example/harbour`,
  "no address",
])("%s is no address of ours", (address) => {
  expect(addressed(address, site)).toBeNull();
});

describe.each([
  "River height: two metres",
  'width="100%" height="600" <iframe src="x">',
  "style=height:1px; $& $1 $' </iframe>",
  `src="${site}/embed/harbour/poll?v=2"`,
])("of a chart called %j", (title) => {
  const embed = {
    site,
    story: "harbour",
    chart: "poll",
    ...usual,
    pinned: 2,
    title,
    heights: { narrow: 600, column: 500 },
    column: 680,
  };
  const read = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    htmlEntities: true,
    processEntities: true,
    allowBooleanAttributes: true,
  });

  test.each([false, true])("no word of the title is taken for the frame's own, in a pair: %s", (pair) => {
    const size = { width: 680, height: 500 };
    const answer = oembedAnswer(embed, harbour(), size, { width: null, height: null }, pair);
    expect(answer.title).toBe(title);
    const { iframe } = read.parse(String(answer.html));
    expect(iframe).toMatchObject({ title, width: pair ? "100%" : "680", height: "500" });
    expect(iframe.src).toMatch(/^https:\/\/desk\.example\/embed\/harbour\/poll\?v=2(#\?secret=\w{10})?$/);
  });
});

describe("the pair for WordPress", () => {
  const embed = {
    site,
    story: "harbour",
    chart: "poll",
    ...usual,
    pinned: 2,
    title: `A "title" & more`,
    heights: { narrow: 600, column: 500 },
    column: 680,
  };
  const { html } = oembedAnswer(
    embed,
    harbour(),
    { width: 680, height: 500 },
    { width: null, height: null },
    true,
  );

  test("is joined by one secret, in both attributes and the address", () => {
    const [, first, second, third] =
      /^<blockquote class="wp-embedded-content" data-secret="(\w{10})">.*<iframe class="wp-embedded-content" data-secret="(\w{10})".* src="[^"]*\?v=2#\?secret=(\w{10})"/.exec(
        String(html),
      ) ?? [];
    expect(first).toMatch(/^[a-z0-9]+$/);
    expect([second, third]).toEqual([first, first]);
  });

  test("is as wide as its column, without a border", () => {
    expect(html).toContain('frameborder="0" marginwidth="0" marginheight="0"');
    expect(html).toContain('width="100%" height="500"');
  });

  test("leads to the page that was asked for", () => {
    expect(html).toContain(`<a href="${site}/harbour/poll?v=2">A &quot;title&quot; &amp; more</a>`);
  });
});
