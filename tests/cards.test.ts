import { expect, test } from "vitest";
import { themes } from "../lib/charts/theme";
import { card } from "../lib/documents/card";
import { brexit, gsomia, harbour, setting } from "./stories";

const cases = [gsomia(), harbour(), brexit()].flatMap((story) =>
  story.charts.map((chart) => ({ name: `${story.slug}, ${chart.id}`, story, chart })),
);

test.each(cases)("the card of $name has its drawing in it, large enough to read", ({ story, chart }) => {
  const options = { theme: themes.light, language: "en", now: setting.now, serif: "serif" } as const;
  const svg = card(story, chart, options);
  const [, width = 0, height = 0, drawn = 1] =
    /<svg x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="([\d.]+)"[^>]*viewBox="0 0 (\d+)/
      .exec(svg)
      ?.map(Number) ?? [];
  expect(width * height).toBeGreaterThan(100_000);
  expect(width / drawn).toBeGreaterThan(0.7);
  expect(svg.slice(svg.indexOf("<svg x="))).toMatch(/<(path|rect|circle|text) /);
});
