import { expect, test } from "vitest";
import { usual } from "../lib/addresses/addresses";
import { embedHtml } from "../lib/documents/embed";
import { feed } from "../lib/documents/feed";
import { picture } from "../lib/documents/picture";
import type { Correction } from "../lib/story/correction";
import { find, type Story } from "../lib/story/story";
import { harbour, setting } from "./stories";
import { standing, told } from "./told";

const [first, second] = ["301 million euros (2031)", "302 million euros (2031)"];
const site = "https://desk.example";

function corrected(edition: number, was: string, now: string, why: string): Correction {
  const item = { kind: "figure" as const, id: "booked", label: { en: "in the accounts" }, standing: null };
  return {
    edition,
    publishedAt: `2031-03-2${edition}T12:00:00Z`,
    reason: "correction",
    explanation: { en: why },
    charts: ["dredging"],
    items: [{ ...item, was: { en: was }, now: { en: now }, derived: false }],
  };
}

const [wrong, back] = [
  corrected(2, first, second, "We misread a row."),
  corrected(3, second, first, "The row had been read rightly."),
];
const at = (edition: number, corrections: Correction[]): Story => ({
  ...harbour(),
  edition,
  corrections: standing(corrections),
});
const editions = [at(1, []), at(2, [wrong]), at(3, [back, wrong])] as const;
const open = editions[2];

test.each(editions.map((story) => ({ edition: story.edition, story })))(
  "the embed of edition $edition tells a correction and the one that takes it back in one line",
  ({ story }) => {
    const html = embedHtml({
      story,
      open,
      chart: find(story.charts, "dredging"),
      language: "en",
      theme: "light",
      site,
      moment: { at: setting.now, live: false },
      asked: { ...usual, pinned: story.edition === 3 ? null : story.edition },
    });
    const said = html.replace(/<[^>]+>/g, "");
    expect(said).toContain(
      "the correction of 22 March 2031 was wrong; it is 301 million euros (2031), as first published. The row had been read rightly.",
    );
    expect(said).not.toContain("We misread a row.");
  },
);

test("pictures say it in one line, an edition's own as it did; the feed keeps both", () => {
  const drawn = (story: Story) =>
    picture(story, find(story.charts, "dredging"), { ...setting, width: 1600, site, serif: "serif" });
  expect(drawn(open)).toContain("was wrong");
  expect(drawn(open)).not.toContain("We misread");
  expect(drawn(editions[1])).toContain("We misread");
  const entries = feed({ story: open, corrections: told([back, wrong]).all }, site, "en");
  expect(entries).toContain("We misread a row.");
  expect(entries).toContain("The row had been read rightly.");
});
