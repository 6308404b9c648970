import { expect, test } from "vitest";
import { draw } from "../lib/charts/draw";
import { harbour, setting } from "./stories";

const story = harbour();
const replayed = { ...setting, replay: true, links: "own rows" };
const moments = [
  "2030-06-10T00:00:00Z",
  "2031-03-20T20:00:00Z",
  "2031-03-29T12:30:00Z",
  "2031-04-02T00:00:00Z",
];

test.each(moments)("a timeline moved to %s is the bytes that drawing it for then gives", (now) => {
  const chart = story.charts.find(({ type }) => type === "timeline");
  if (!chart) throw new Error("the fixture has no timeline");
  for (const [size, extent] of [
    ["narrow", "whole"],
    ["middle", "whole"],
    ["narrow", "excerpt"],
    ["narrow", "rail"],
    ["narrow", "strip"],
    ["wide", "strip"],
  ] as const) {
    const first = draw(story, chart, size, { ...replayed, extent, now: moments[1] as string });
    const moved = draw(story, chart, size, { ...replayed, extent, now });
    const { links: _links, ...afresh } = { ...replayed, extent, now };
    expect(moved.svg).toBe(draw(story, chart, size, afresh).svg);
    if (now !== moments[1]) expect(moved.svg).not.toBe(first.svg);
  }
});
