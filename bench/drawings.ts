/**
 * Drawings a second on the server: a poll, amounts and dated marks as the product draws them, against ECharts' and
 * vega's server rendering of the same data with the same labels, turn by turn in one process. Ratios, not times:
 * each figure is how many the product draws while the peer draws one.
 */
import * as echarts from "echarts";
import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { find } from "../lib/story/story";
import { draw } from "../lib/charts/draw";
import { typeOf } from "../lib/charts/cited";
import { themes } from "../lib/charts/theme";
import { figureWords } from "../lib/words/format";
import { gsomia, setting } from "../tests/stories";

const story = gsomia();
const width = 500;

interface Item {
  name: string;
  value: number;
  label: string;
  at: number;
  lane: string;
}

/** What a chart draws, as rows for the peers. */
function itemsOf(id: string): Item[] {
  const chart = find(story.charts, id);
  return typeOf(chart)
    .figures(chart.settings, story)
    .map((figure) => ({
      name: figure.label.en,
      value: Number(figure.value),
      label: figureWords(figure, "en"),
      at: Date.parse(figure.time?.startsAt ?? ""),
      lane: figure.category?.en ?? "",
    }));
}

const poll = itemsOf("poll").filter(({ label }) => label.endsWith("%"));
const amounts = itemsOf("cost-share").filter(({ label }) => label.includes("trillion won"));
const launches = itemsOf("weapons-tests-by-date").filter(({ lane }) => lane);

const ssr = (options: echarts.EChartsOption, height: number): string => {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ animation: false, ...options });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
};

const bars = (items: Item[]): echarts.EChartsOption => ({
  xAxis: { type: "value" },
  yAxis: { type: "category", data: items.map(({ name }) => name), axisLabel: { interval: 0 } },
  series: [
    {
      type: "bar",
      data: items.map(({ value }) => value),
      label: { show: true, position: "right", formatter: ({ dataIndex }) => items[dataIndex]?.label ?? "" },
    },
  ],
});

const dots = (items: Item[]): echarts.EChartsOption => ({
  xAxis: { type: "time" },
  yAxis: { type: "category", data: [...new Set(items.map(({ lane }) => lane))] },
  series: [
    {
      type: "scatter",
      symbolSize: 24,
      data: items.map(({ at, lane, value }) => [at, lane, value]),
      label: { show: true, formatter: ({ value }) => String((value as unknown[])[2]) },
    },
  ],
});

/** Parsed and viewed anew each time, as a server does for each chart; written in vega's own grammar before. */
async function vegaSvg(spec: vega.Spec): Promise<string> {
  const view = new vega.View(vega.parse(spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

const written = (spec: TopLevelSpec) => compile(spec).spec;

const vegaBars = (items: Item[]): TopLevelSpec => ({
  width,
  data: { values: items },
  layer: [
    { mark: "bar" },
    { mark: { type: "text", align: "left", dx: 4 }, encoding: { text: { field: "label" } } },
  ],
  encoding: { x: { field: "value", type: "quantitative" }, y: { field: "name", type: "nominal" } },
});

const vegaDots = (items: Item[]): TopLevelSpec => ({
  width,
  data: { values: items },
  layer: [{ mark: { type: "point", size: 500 } }, { mark: "text", encoding: { text: { field: "value" } } }],
  encoding: { x: { field: "at", type: "temporal" }, y: { field: "lane", type: "nominal" } },
});

const cases = [
  { id: "poll", echarts: bars(poll), vega: written(vegaBars(poll)), items: poll },
  { id: "cost-share", echarts: bars(amounts), vega: written(vegaBars(amounts)), items: amounts },
  { id: "weapons-tests-by-date", echarts: dots(launches), vega: written(vegaDots(launches)), items: launches },
];

/** Drawings a second of processor time, which other work of the machine leaves alone, over some milliseconds. */
async function rate(make: () => string | Promise<string>, milliseconds: number): Promise<number> {
  const begun = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  };
  let count = 0;
  while (spent() < milliseconds) {
    for (let each = 0; each < 5; each += 1) await make();
    count += 5;
  }
  return (count / spent()) * 1000;
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] as number;

for (const { id, echarts, vega, items } of cases.slice(0, Number(process.env.N ?? 3))) {
  const chart = find(story.charts, id);
  const makers = {
    desk: () => draw(story, chart, "middle", { ...setting, theme: themes.light }).svg,
    echarts: () => ssr(echarts, 320),
    vega: () => vegaSvg(vega),
  };
  // Each of them shows every label of the data.
  for (const [name, make] of Object.entries(makers)) {
    const svg = await make();
    const missing = items.filter(({ label, value }) => !svg.includes(label) && !svg.includes(`>${value}<`));
    if (name !== "desk" && missing.length) throw new Error(`${name} leaves out ${missing.length} labels of ${id}`);
  }
  const rounds = { desk: [] as number[], echarts: [] as number[], vega: [] as number[] };
  for (const make of Object.values(makers)) await rate(make, 1500);
  for (let round = 0; round < 5; round += 1) {
    for (const name of Object.keys(makers) as (keyof typeof makers)[])
      rounds[name].push(await rate(makers[name], 600));
  }
  const [desk, e, v] = [median(rounds.desk), median(rounds.echarts), median(rounds.vega)];
  console.log(
    `${id}: ${desk.toFixed(0)} a second; ECharts ${e.toFixed(0)}, ×${(desk / e).toFixed(1)}; vega ${v.toFixed(0)}, ×${(desk / v).toFixed(1)}`,
  );
}
