import { describe, expect, test } from "vitest";
import { figuresOf, issuesOf, sourcesOf, typeOf } from "../lib/charts/cited";
import { drawById } from "../lib/charts/draw";
import { pastTypes } from "../lib/charts/past";
import { chartTypes } from "../lib/charts/registry";
import type { Chart, Story } from "../lib/story/story";
import { find } from "../lib/story/story";
import { gsomia, setting } from "./stories";

const now = gsomia();
const figure = (id: string) => ({ figure: id });
const labelled = (id: string, en: string) => ({ figure: figure(id), label: { en } });
const rounds = (find(now.charts, "weapons-tests-by-date").settings.marks as { figure: string }[]).map(
  (mark) => mark.figure,
);

/** The settings that the first story's charts were published with, as the database holds them, by their type of then. */
const published: { id: string; type: string; settings: Record<string, unknown> }[] = [
  {
    id: "poll",
    type: "poll",
    settings: {
      first: {
        figure: figure("poll-scrap"),
        low: figure("poll-scrap-low"),
        high: figure("poll-scrap-high"),
        colour: "vermilion",
      },
      second: { figure: figure("poll-keep"), colour: "blue" },
      rest: figure("poll-rest"),
      lead: { figure: figure("poll-lead"), low: figure("poll-lead-low"), high: figure("poll-lead-high") },
      respondents: figure("poll-n"),
      margin: figure("poll-margin"),
    },
  },
  {
    id: "cost-share",
    type: "comparison",
    settings: {
      groups: find(now.charts, "cost-share").settings.groups,
      check: {
        label: { en: "Yen for a won" },
        implied: [labelled("rate-printed", "as printed"), labelled("rate-agreed", "as agreed")],
        week: [figure("rate-week-low"), figure("rate-week-high")],
        year: [figure("rate-year-low"), figure("rate-year-high")],
      },
    },
  },
  { id: "weapons-tests", type: "unit-chart", settings: { figure: figure("nk-rounds"), colour: "vermilion" } },
  {
    id: "weapons-tests-by-date",
    type: "dated-units",
    settings: {
      from: "2019-05-01",
      totals: [figure("nk-rounds"), figure("tests-missiles")],
      figures: rounds.map(figure),
    },
  },
  {
    id: "positions",
    type: "positions",
    settings: {
      questions: [
        { id: "pact", label: { en: "The pact" } },
        { id: "controls", label: { en: "Japan's export controls" } },
        { id: "money", label: { en: "Cost of US forces" } },
      ],
    },
  },
];

/** The story with its charts as they were published; answers had no step then. */
const then: Story = {
  ...now,
  positions: now.positions.map(({ answers, ...position }) => ({
    ...position,
    answers: Object.fromEntries(
      Object.entries(answers).map(([question, { step: _, ...answer }]) => [question, answer]),
    ) as typeof answers,
  })),
  charts: now.charts.map((chart): Chart => ({ ...chart, ...published.find(({ id }) => id === chart.id) })),
};
const look = { ...setting, now: "2019-11-20T00:00:00Z" };
const words = (svg: string) => Array.from(svg.matchAll(/>([^<]+)</g), (match) => match[1]);

test("every type that files no longer name was published, and none is a type of today", () => {
  const types = published.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(Object.keys(pastTypes)));
  expect(Object.keys(pastTypes).filter((type) => Object.hasOwn(chartTypes, type))).toEqual([]);
});

describe.each(published)("$id, published as a $type,", ({ id }) => {
  const chart = find(then.charts, id);

  test.each(["narrow", "middle", "wide"] as const)("is still drawn at %s width", (size) => {
    const { svg } = drawById(then, id, size, look);
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(words(svg).length).toBeGreaterThan(5);
  });

  test("still has its table, its figures and its sources", () => {
    const { table, figures } = typeOf(chart);
    const { columns, rows } = table(chart.settings, then, "en");
    expect(rows.length).toBeGreaterThan(0);
    for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
    for (const each of figures(chart.settings, then)) expect(then.figures).toContain(each);
    expect(sourcesOf(chart, then).length).toBeGreaterThan(0);
  });
});

/** The ids of all that a chart shows, drawn and told. */
const ids = (id: string) =>
  figuresOf(find(then.charts, id), then)
    .map((each) => each.id)
    .toSorted();

test("what was published shows the figures that its settings named", () => {
  expect(ids("poll")).toEqual(
    ["high", "low", "margin"]
      .flatMap((end) => [`poll-lead-${end}`, `poll-scrap-${end}`])
      .concat("poll-keep", "poll-lead", "poll-margin", "poll-n", "poll-rest", "poll-scrap")
      .toSorted(),
  );
  expect(ids("cost-share")).toEqual(
    expect.arrayContaining(["rate-printed", "rate-week-low", "rate-year-high", "sma-krw", "sma-five-agreed"]),
  );
  expect(ids("weapons-tests-by-date")).toEqual(expect.arrayContaining(["nk-rounds", ...rounds]));
  expect(issuesOf(find(then.charts, "cost-share"), then).map(({ id }) => id)).toEqual(["share-misprint"]);
});

test("a drawing of today's kind of the same figures is the same", () => {
  const dated = (story: Story) => drawById(story, "weapons-tests-by-date", "wide", look).svg;
  expect(dated(then)).toBe(dated(now));
  const { check: _, ...groups } = find(then.charts, "cost-share").settings;
  const bars = (type: string) => ({
    ...then,
    charts: then.charts.map((chart) =>
      chart.id === "cost-share" ? { ...chart, type, settings: groups } : chart,
    ),
  });
  const drawn = (type: string) => drawById(bars(type), "cost-share", "wide", look).svg;
  expect(drawn("comparison")).toBe(drawn("bars"));
});
