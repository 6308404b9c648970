/** What had not happened by the moment drawn is not drawn, or for replay is hidden until then. */
import { describe, expect, test } from "vitest";
import { typeOf } from "../lib/charts/cited";
import { drawById } from "../lib/charts/draw";
import { happenedBy } from "../lib/story/moment";
import type { Figure } from "../lib/story/story";
import { brexit, setting } from "./stories";

const story = brexit();
const now = "2019-10-23T06:00:00.000Z";
const later = ({ id }: { id: string }, figures: Figure[]) => {
  const figure = figures.find((each) => each.id === id);
  return figure !== undefined && (happenedBy(figure, story.sources) ?? "") > now;
};
const look = {
  ...setting,
  now,
  link: (to: { figure: string } | { event: string }) => `#${Object.values(to)}`,
};

/** The ids that a drawing's links lead to, each with whether a page hides it. */
function linked(svg: string): { id: string; hidden: boolean }[] {
  return Array.from(svg.matchAll(/<a ([^>]*)>/g), ([, attributes = ""]) => ({
    id: /href="#([^"]*)"/.exec(attributes)?.[1] ?? "",
    hidden: attributes.includes("data-unknown"),
  }));
}

const moved = story.charts.filter((chart) => typeOf(chart).moves && !typeOf(chart).clock);

test("the story has charts that tell of what happened later", () => {
  const told = moved.flatMap((chart) => typeOf(chart).figures(chart.settings, story));
  expect(told.some((figure) => later(figure, told))).toBe(true);
});

describe.each(moved.map(({ id }) => id))("%s", (id) => {
  const chart = moved.find((each) => each.id === id) as (typeof moved)[number];
  const figures = typeOf(chart).figures(chart.settings, story);

  test("draws nothing that had not happened", () => {
    const { svg } = drawById(story, id, "wide", { ...look, replay: false });
    expect(linked(svg).filter((each) => later(each, figures))).toEqual([]);
  });

  test("hides it where a page may move the moment, and nothing else of its figures", () => {
    const { svg } = drawById(story, id, "wide", { ...look, replay: true });
    const links = linked(svg).filter((each) => figures.some((figure) => figure.id === each.id));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link.hidden, link.id).toBe(later(link, figures));
  });
});
