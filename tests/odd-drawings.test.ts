import { describe, expect, test } from "vitest";
import { sizesOf, typeOf } from "../lib/charts/cited";
import { drawById } from "../lib/charts/draw";
import { FigureFaults } from "../lib/figures/faults";
import { checkFiles, parseFiles } from "../lib/seed/check";
import { find, type Story } from "../lib/story/story";
import { type Odd, oddFiles } from "./odd";
import { brexit, gsomia, harbour, setting } from "./stories";
import { linesDrawn, meeting } from "./texts-drawn";

const long = "The harbour authority of the eastern approaches and its contractors";
const publishedAt = "2031-03-21T08:00:00Z";
const many = <T>(count: number, each: (k: number) => T) => Array.from({ length: count }, (_, k) => each(k));

const odds: Record<string, Odd> = {
  "nothing odd": {},
  "long names": { label: long },
  "a name without a space": { label: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau" },
  "a deadline before all that happens": { deadline: "2030-12-01T00:30Z", focus: "2030-11-20" },
  "one event": { events: ["2031-03-20"], label: long },
  "60 events on one day": { events: many(60, () => "2031-03-20"), label: long },
  "60 events in an hour": { events: many(60, (k) => `2031-03-20T10:${String(k).padStart(2, "0")}Z`) },
  "7 answers with long names": { answers: ["20.0", "15", "15", "12", "11", "9", "4"], label: long },
  "an answer that nearly all give": { answers: ["97.0", "0.5", "0.5", "0.5", "0.5", "0.5", "0.5"] },
  "an answer that all give": { answers: ["100", "0"] },
  "answers that nobody gives": { answers: ["0", "0"], label: long },
  "a small answer and a rest": { answers: ["99.4", "0.1"], label: long },
  "200 things": { units: "200" },
  "one thing": { units: "1" },
  "no thing": { units: "0" },
  "values of nothing": { amounts: ["0", "0"], votes: [["0", "0"]] },
  "values of 0 and 1e12": {
    amounts: ["0", "1000000000000"],
    series: { "2031-01-09": "1", "2031-02-20": "1000000000000" },
    votes: [["0", "1000000000"]],
  },
  "one value": { amounts: ["5"], series: { "2031-01-09": "2" } },
  "values that are the same": { amounts: ["5", "5"], series: { "2031-01-09": "2", "2031-02-01": "2" } },
  "negative values": { amounts: ["-5", "10"], series: { "2031-01-09": "-2" }, votes: [["-3", "4"]] },
  "values before the axis": { series: { "2030-01-09": "2", "2031-02-01": "2" }, events: ["2029-01-01"] },
  "values after the deadline": { series: { "2031-01-09": "2", "2031-04-01": "2" }, events: ["2031-05-01"] },
  "all at the deadline": { series: { "2031-03-30T12:00Z": "2" }, events: ["2031-03-30T12:00Z"] },
  "a hundred years": { from: "1931-01-01", series: { "1931-01-09": "2", "2031-02-01": "2" } },
  "40 marks in a day": {
    series: Object.fromEntries(
      many(40, (k) => [`2031-03-20T${10 + (k % 10)}:${10 + (k % 40)}Z`, `${k + 1}`]),
    ),
  },
  "20 divisions": { votes: many(20, () => ["322", "308"]), label: long },
  "8 bars": { amounts: ["1", "2", "3", "4", "5", "6", "70000", "80000"], label: long },
};

/** An odd story, and the ids of its charts that the checks refuse. */
function read(odd: Odd): { story: Story; refused: string[] } {
  const files = oddFiles(odd);
  const refused: string[] = [];
  try {
    checkFiles("odd", files, "/nowhere", publishedAt);
  } catch (error) {
    if (!(error instanceof FigureFaults)) throw error;
    refused.push(...error.faults.flatMap(({ about = "" }) => about));
  }
  const { draft } = parseFiles("odd", files, "/nowhere");
  return {
    story: {
      ...draft,
      edition: 1,
      publishedAt,
      firstPublishedAt: publishedAt,
      corrections: [],
      tallies: {},
      renames: [],
    },
    refused,
  };
}

/** How far letters may go past a drawing, in pixels: what a page leaves around it, and what their width is guessed with. */
const margin = 16;

/** The texts of a drawing that go past it. */
function outside(svg: string, width: number, height: number): string[] {
  return linesDrawn(svg).flatMap(({ words, from, to, placed }) => {
    const held = from >= -margin && to <= width + margin && placed >= 0 && placed <= height;
    return held ? [] : [`${words} at ${Math.round(from)} to ${Math.round(to)}, ${Math.round(placed)}`];
  });
}

describe.each(Object.entries(odds))("a story with %s", (_, odd) => {
  const { story, refused } = read(odd);

  test("is drawn within its drawings or refused", () => {
    for (const chart of story.charts.filter(({ id }) => !refused.includes(id))) {
      const { clock, spans } = typeOf(chart);
      for (const size of [...sizesOf(chart), ...(spans ? (["full"] as const) : [])])
        for (const extent of clock ? ([undefined, "excerpt", "rail", "strip", "card"] as const) : [undefined])
          for (const replay of [false, true]) {
            const { svg, width, height } = drawById(story, chart.id, size, { ...setting, extent, replay });
            const where = `${chart.id} ${size} ${extent}`;
            expect(`${where} ${/NaN|Infinity|undefined/.exec(svg)?.[0] ?? "numbers"}`).toBe(
              `${where} numbers`,
            );
            expect([where, ...outside(svg, width, height)]).toEqual([where]);
          }
    }
  });
});

test("what has not happened yet is drawn as nothing, not as no number", () => {
  const { story } = read({});
  for (const { id } of story.charts)
    for (const now of ["1900-01-01T00:00:00Z", "2099-12-31T00:00:00Z"])
      for (const size of ["narrow", "wide"] as const) {
        const { svg } = drawById(story, id, size, { ...setting, now });
        expect(`${id} ${now} ${/NaN|Infinity|undefined/.exec(svg)?.[0] ?? "numbers"}`).toBe(
          `${id} ${now} numbers`,
        );
      }
});

test("what a chart cannot hold is refused", () => {
  const refusals = Object.entries(odds).map(([name, odd]) => [name, read(odd).refused] as const);
  expect(Object.fromEntries(refusals)).toMatchObject({
    "nothing odd": [],
    "no thing": ["the-units"],
    "values of nothing": ["the-votes"],
    "negative values": expect.arrayContaining(["the-bars", "the-dated-marks", "the-votes"]),
    "values before the axis": expect.arrayContaining(["the-dated-marks", "the-chronicle"]),
    "values after the deadline": expect.arrayContaining(["the-trend", "the-timeline", "the-chronicle"]),
    "a deadline before all that happens": expect.arrayContaining(["the-timeline"]),
    "40 marks in a day": ["the-chronicle"],
  });
});

describe.each([gsomia(), harbour(), brexit()])("of $slug", (story) => {
  test.each(story.charts.map(({ id }) => id))("no words of %s stand on others, at any size", (id) => {
    const chart = find(story.charts, id);
    const { clock, spans } = typeOf(chart);
    for (const size of [...sizesOf(chart), ...(spans ? (["full"] as const) : [])])
      for (const extent of clock ? ([undefined, "excerpt", "rail", "strip", "card"] as const) : [undefined])
        for (const now of [setting.now, "2019-11-18T09:00:00Z", "2019-10-22T09:00:00Z"]) {
          const { svg } = drawById(story, id, size, { ...setting, now, extent });
          expect([size, extent, now, ...meeting(linesDrawn(svg))]).toEqual([size, extent, now]);
        }
  });
});

test("words that did would be found", () => {
  const text = (x: number, y: number) => `<text x="${x}" y="${y}" font-size="14">Words</text>`;
  const drawn = (...texts: string[]) => meeting(linesDrawn(`<svg>${texts.join("")}</svg>`));
  expect(drawn(text(0, 20), text(30, 20))).toEqual(['"Words" and "Words"']);
  expect(drawn(text(0, 20), text(30, 40), text(60, 20))).toEqual([]);
});
