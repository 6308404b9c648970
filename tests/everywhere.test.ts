/** What the site has beside its stories: every correction, one feed, the guide to its marks. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RelaxNGValidator, XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { explained } from "../components/guide";
import { usual } from "../lib/addresses/addresses";
import { everyCorrectionDocument } from "../lib/documents/corrections-pages";
import { embedDocument } from "../lib/documents/embed";
import { feedOfEvery } from "../lib/documents/feed";
import { guideDocument } from "../lib/documents/guide";
import { chartDocument, storyDocument } from "../lib/documents/pages";
import type { Correction } from "../lib/story/correction";
import { find, type Story } from "../lib/story/story";
import { guideWords } from "../lib/words/guide";
import { brexit, fixtures, gsomia, harbour, noHistory } from "./stories";

const site = "https://desk.example";
const ask = {
  theme: "light",
  language: "en",
  pinned: null,
  at: null,
  asked: usual,
  search: "",
  site,
  now: new Date("2031-04-02T00:00:00Z"),
} as const;

/** A story that was corrected in a second edition. */
function corrected(story: Story, publishedAt: string, label: string): Story {
  const item = { kind: "figure", id: "any", was: { en: "1" }, now: { en: "2" }, standing: null } as const;
  const correction: Correction = {
    edition: 2,
    publishedAt,
    reason: "correction",
    explanation: { en: "We misread a row <twice>." },
    items: [{ ...item, label: { en: label }, derived: false }],
    charts: [],
  };
  return { ...story, edition: 2, publishedAt, corrections: [correction] };
}

const told = (list: Story[]) => list.map((story) => ({ story, corrections: story.corrections }));

const stories = [
  corrected(brexit(), "2031-04-01T08:00:00Z", "Votes"),
  corrected(harbour(), "2031-04-01T09:00:00Z", "Berths"),
  gsomia(),
];

describe("the corrections of every story", () => {
  const listed = stories.flatMap(({ slug, edition, publishedAt, firstPublishedAt, corrections }) => {
    const first = { slug, number: 1, publishedAt: firstPublishedAt, corrections: [], others: 0 };
    return edition === 1 ? [first] : [{ slug, number: 2, publishedAt, corrections, others: 3 }, first];
  });
  const page = everyCorrectionDocument(stories, ask, null, async () => ({
    editions: listed.toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt)),
    older: null,
  }));

  test("stand newest first, each under its story, as they stand on the story's own page", async () => {
    const html = String(await page.make());
    const sections = Array.from(html.matchAll(/<section id="([^"]+)"/g), ([, id]) => id);
    expect(sections).toEqual([
      "harbour-edition-2",
      "brexit-edition-2",
      "harbour-edition-1",
      "gsomia-edition-1",
      "brexit-edition-1",
    ]);
    expect(html).toContain('<a href="/harbour/corrections#edition-2">The toll pact meets its last tide</a>');
    expect(html).toContain("Corrected on 1 April 2031.</strong> We misread a row &lt;twice&gt;.");
    expect(html).toMatch(/<th scope="row">Berths<\/th><td><s>1<\/s><\/td><td>2<\/td>/);
    expect(html).toContain("3 things more reworded");
    expect(html).toContain(`<link rel="canonical" href="${site}/corrections"/>`);
    expect(html).toMatch(/<link rel="alternate" type="application\/atom\+xml"[^>]*\/feed\.xml"/);
  });

  test("are one feed that validates, whose entries are the stories' own and name their story", () => {
    const text = feedOfEvery(told(stories), site, "en");
    const schema = RelaxNGValidator.fromDoc(
      XmlDocument.fromString(readFileSync(join(fixtures, "atom.rng"), "utf8")),
    );
    const feed = XmlDocument.fromString(text);
    schema.validate(feed);
    const all = (path: string) =>
      feed.find(path, { a: "http://www.w3.org/2005/Atom" }).map((node) => node.content);
    expect(all("/a:feed/a:entry/a:id")).toEqual([
      `${site}/harbour/corrections#edition-2-1`,
      `${site}/brexit/corrections#edition-2-1`,
      `${site}/harbour/corrections#edition-1`,
      `${site}/gsomia/corrections#edition-1`,
      `${site}/brexit/corrections#edition-1`,
    ]);
    expect(all("/a:feed/a:entry[1]/a:title")).toEqual([
      "Corrected on 1 April 2031: Berths (The toll pact meets its last tide)",
    ]);
    expect(all("/a:feed/a:entry[2]/a:source/a:id")).toEqual([`${site}/brexit/feed.xml`]);
    expect(all("/a:feed/a:updated")).toEqual(["2031-04-01T09:00:00.000Z"]);
    expect(all("/a:feed/a:link[@rel='self']/@href")).toEqual([`${site}/feed.xml`]);
  });
});

describe("the guide to the marks", () => {
  test("draws every mark that it has words for, as charts draw them", async () => {
    const html = String(await guideDocument(ask).make());
    const { marks, terms } = guideWords("en");
    expect(Object.values(explained).flat().toSorted()).toEqual(Object.keys(marks).toSorted());
    expect(html.match(/<svg /g)).toHaveLength(Object.keys(marks).length);
    for (const name of ["approximate", "outside-approximate"])
      expect(html).toContain(`fill="url(#${name}-hatched)"`);
    expect(html).toContain('fill="url(#doubted-crossed)"');
    expect(html).toContain('stroke-dasharray="4 3"');
    for (const [term] of terms) expect(html).toContain(`<dt>${term}</dt>`);
    for (const name of ["chart-issue", "chart-issue chart-notice"])
      expect(html).toContain(`<div class="${name}">`);
    expect(html).not.toContain("<script");
  });

  test("is a link away on every page and in every embed", async () => {
    const story = harbour();
    const page = String(await storyDocument({ story, open: story }, ask).make());
    for (const href of ["/how-to-read", "/corrections", "/feed.xml", "/"])
      expect(page.slice(page.indexOf("<footer"))).toContain(`<a href="${href}">`);
    const chart = find(story.charts, "poll");
    const embed = String(
      await embedDocument(
        { kind: "found", story, open: story, chart, id: chart.id, renamed: false },
        ask,
      ).make(),
    );
    expect(embed).toContain(`<a href="${site}/how-to-read" target="_blank" rel="noopener">`);
  });
});

describe("how polls were taken", () => {
  const page = async (story: Story, id: string) => {
    const chart = find(story.charts, id);
    const found = { kind: "found", story, open: story, chart, id, renamed: false } as const;
    return String(await chartDocument(found, ask, { laid: null, history: noHistory }).make());
  };

  test("is told of each poll that a chart draws", async () => {
    const html = await page(brexit(), "handling");
    expect(html).toContain("How the polls were taken");
    expect(html.match(/>In the field</g)).toHaveLength(9);
    for (const house of ["ORB International", "Kantar"]) expect(html).toContain(house);
  });

  test("is told once of one", async () => {
    const html = await page(gsomia(), "poll");
    expect(html).toContain("How the poll was taken");
    expect(html.match(/>In the field</g)).toHaveLength(1);
  });
});
