/** A figure's doubt followed through every output: drawing, table, lists, CSV, JSON, schema.org, corrections. */

import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { ChartFigure } from "../components/chart";
import { Sources } from "../components/sources";
import { sizesOf, typeOf } from "../lib/charts/cited";
import { drawById } from "../lib/charts/draw";
import { themes } from "../lib/charts/theme";
import { csv } from "../lib/documents/csv";
import { markup } from "../lib/documents/html";
import { json } from "../lib/documents/json";
import { datasetData } from "../lib/documents/schema-org";
import { standingOf } from "../lib/story/standing";
import type { Figure } from "../lib/story/story";
import { correctionWords } from "../lib/words/corrections";
import { figureWords } from "../lib/words/format";
import { doubtsOf, flagsOf, labelOf } from "../lib/words/standing";
import { brexit, gsomia, harbour } from "./stories";

const now = "2026-11-24T00:00:00Z";

const escapedHtml = (text: string) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/'/g, "&#x27;").replace(/"/g, "&quot;");

/** A chart's CSV as one record a figure. */
function records(text: string): Record<string, string>[] {
  const cells = (line: string) =>
    Array.from(line.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g), ([, cell = ""]) =>
      cell.replace(/^"|"$/g, "").replaceAll('""', '"'),
    );
  const [head = "", ...lines] = text.replace("\ufeff", "").trim().split("\r\n");
  const names = head.split(",");
  return lines.map((line) =>
    Object.fromEntries(names.map((name, index) => [name, cells(line)[index] ?? ""])),
  );
}

/** The part of a document that stands under an id, up to the end of its row or item. */
function under(html: string, id: string): string {
  const from = html.indexOf(`id="${id}"`);
  expect(from, `no ${id}`).toBeGreaterThan(0);
  return html.slice(from, from + html.slice(from).search(/<\/(tr|li)>/));
}

/** Every figure that a chart shows and that is not plain: doubted, about, derived, inferred, outside, or named by us. */
const cases = [gsomia(), harbour(), brexit()].flatMap((story) =>
  story.charts.flatMap((chart) =>
    typeOf(chart)
      .figures(chart.settings, story)
      .filter((figure) => figure.qualifier || flagsOf(figure, story, "en").length > 0)
      .map((figure) => ({ name: `${story.slug}, ${chart.id}: ${figure.id}`, story, chart, figure })),
  ),
);

test("the stories have figures of every standing", () => {
  const all = cases.map(({ figure, story }) => standingOf(figure, story));
  expect(all.some(({ doubt }) => doubt === "in doubt")).toBe(true);
  expect(all.some(({ ours }) => ours)).toBe(true);
  expect(new Set(all.map(({ outside }) => outside))).toEqual(new Set(["no", "partly", "yes"]));
  expect(all.some(({ derived }) => derived) && all.some(({ qualifier }) => qualifier)).toBe(true);
});

describe("what is not plain about a figure stands in every form of it", () => {
  test.each(cases)("$name", ({ story, chart, figure }) => {
    const flags = flagsOf(figure, story, "en");
    const standing = standingOf(figure, story);
    const shown = figureWords(figure, "en");
    const setting = {
      theme: themes.light,
      language: "en" as const,
      now,
      replay: false,
      link: (to: { figure: string } | { event: string }) => `#${"figure" in to ? to.figure : to.event}`,
    };

    for (const size of sizesOf(chart)) {
      const { svg } = drawById(story, chart.id, size, setting);
      for (const [link] of svg.matchAll(new RegExp(`<a [^>]*href="#${figure.id}"[^>]*>.*?</a>`, "g")))
        for (const doubt of doubtsOf(figure, story, "en")) expect(link).toContain(doubt);
    }

    const page = { chart, story, language: "en" as const, now, replay: false };
    const row = under(markup(createElement(ChartFigure, page)), `${chart.id}-${figure.id}`);
    const listed = under(markup(createElement(Sources, { story, language: "en" })), `figure-${figure.id}`);
    expect(row).toContain(escapedHtml(shown));
    expect(listed).toContain(escapedHtml(shown));
    for (const flag of flags) expect(row).toContain(flag);
    // That a figure is derived, or comes from outside, is what its list is called.
    const over = standing.derived ? "derived" : "from outside the articles";
    for (const flag of flags.filter((each) => each !== over)) expect(listed).toContain(flag);

    expect(records(csv(story, chart, "en")).find(({ id }) => id === figure.id)).toMatchObject({
      qualifier: figure.qualifier ?? "",
      doubt: standing.doubt ?? "",
      our_label: standing.ours ? "yes" : "no",
      inferred: standing.inferred ? "yes" : "no",
      derived: figure.formula?.replace(/^(?=[=+@-])/, "'") ?? "",
      outside: standing.outside,
    });

    const data = JSON.parse(json(story, chart, "en", "https://desk.example"));
    const own = data.figures.find(({ id }: Figure) => id === figure.id);
    expect(own).toMatchObject({ shown, standing: { ...standing, words: flags } });

    const dataset = JSON.parse(JSON.stringify(datasetData(story, chart, "https://desk.example", "en")));
    const variable = dataset.variableMeasured.find(
      ({ propertyID }: { propertyID: string }) => propertyID === figure.id,
    );
    expect(variable.name).toBe(labelOf(figure, "en"));
    for (const flag of [...flags, ...(figure.qualifier ? [figure.qualifier] : [])])
      expect(variable.description).toContain(flag);
  });
});

test("a correction of a figure says how the figure stands now", () => {
  const { changes } = correctionWords(
    {
      edition: 2,
      publishedAt: now,
      reason: "correction",
      explanation: { en: "A slip." },
      charts: [],
      items: [
        {
          kind: "figure",
          id: "sma-krw",
          label: { en: "Seoul's share" },
          was: { en: "1.38 trillion won" },
          now: { en: "1.389 trillion won" },
          standing: { en: "in doubt" },
          derived: false,
        },
      ],
    },
    "Asia/Seoul",
    "en",
  );
  expect(changes[0]).toBe("Seoul's share: it was 1.38 trillion won, it is 1.389 trillion won (in doubt).");
});
