/**
 * Drawings a second on the server: shares, bars and dated marks as the product draws them, against ECharts' and vega's
 * server rendering of the same chart with the same labels, turn by turn in one process. Ratios, not times: how many
 * drawings the product makes in the processor time in which the peer makes one.
 */
import * as echarts from "echarts";
import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { typeOf } from "../lib/charts/cited";
import { draw } from "../lib/charts/draw";
import { themes } from "../lib/charts/theme";
import type { PollFigures } from "../lib/figures/polls";
import { type Chart, find, type Story } from "../lib/story/story";
import { figureNumber, figureWords } from "../lib/words/format";
import { brexit, gsomia, setting } from "../tests/stories";

const [width, height] = [500, 320];

const words = (story: Story, id: string) => figureWords(find(story.figures, id), "en");
const value = (story: Story, id: string) => Number(find(story.figures, id).value);

/** A poll of four answers, each with its interval, and half. */
function shares() {
  const story = brexit();
  const chart = find(story.charts, "outcome");
  const poll = { ...(chart.settings.poll as PollFigures), lead: null };
  const rows = poll.answers.map(({ share, low, high }) => {
    const [from, to] = [low?.figure ?? "", high?.figure ?? ""];
    const ends = [from, to].map((id) => figureNumber(find(story.figures, id), "en"));
    return {
      name: find(story.figures, share.figure).label.en,
      value: value(story, share.figure),
      low: value(story, from),
      high: value(story, to),
      label: words(story, share.figure),
      ends: ends[0] === ends[1] ? "" : `${ends[0]} to ${ends[1]}`,
    };
  });
  const names = rows.map(({ name }) => name);
  return {
    name: "shares",
    story,
    chart: { ...chart, settings: { ...chart.settings, poll } } as Chart,
    labels: rows.flatMap(({ label, ends }) => [label, ends]).filter(Boolean),
    echarts: {
      xAxis: { type: "value", max: 50 },
      yAxis: { type: "category", data: names },
      series: [
        {
          type: "bar",
          data: rows.map((row) => row.value),
          label: {
            show: true,
            position: "right",
            formatter: ({ dataIndex }) => `${rows[dataIndex]?.label}\n${rows[dataIndex]?.ends}`,
          },
          markLine: { data: [{ xAxis: 50 }], label: { formatter: "half" } },
        },
        {
          type: "custom",
          data: rows.map(({ low, high }, index) => [index, low, high]),
          renderItem: (_, api) => {
            const [from, to] = [1, 2].map((at) => api.coord([api.value(at), api.value(0)]));
            const [[x1 = 0, y = 0] = [], [x2 = 0] = []] = [from, to];
            return { type: "line", shape: { x1, y1: y, x2, y2: y }, style: { stroke: "#000" } };
          },
        },
      ],
    } as echarts.EChartsOption,
    vega: {
      width,
      data: { values: rows },
      encoding: { y: { field: "name", type: "nominal", sort: null } },
      layer: [
        { mark: "bar", encoding: { x: { field: "value", type: "quantitative" } } },
        { mark: "rule", encoding: { x: { field: "low", type: "quantitative" }, x2: { field: "high" } } },
        { mark: { type: "text", dx: 8 }, encoding: { x: { field: "high" }, text: { field: "label" } } },
        {
          mark: { type: "text", dx: 8, dy: 12 },
          encoding: { x: { field: "high" }, text: { field: "ends" } },
        },
        { mark: "rule", encoding: { x: { datum: 50 }, y: { value: 0 } } },
      ],
    } as TopLevelSpec,
  };
}

/** Two amounts and their change. */
function bars() {
  const story = brexit();
  const chart = find(story.charts, "settlement");
  const shown = typeOf(chart).figures(chart.settings, story).slice(0, 3);
  const change = shown.find(({ id }) => id === "settlement-change")?.id ?? "";
  const rows = shown
    .filter(({ id }) => id !== change)
    .map(({ id, label }) => ({ name: label.en, value: value(story, id), label: words(story, id) }));
  return {
    name: "bars",
    story,
    chart,
    labels: rows.map(({ label }) => label),
    echarts: {
      xAxis: { type: "value" },
      yAxis: { type: "category", data: rows.map(({ name }) => name) },
      series: [
        {
          type: "bar",
          data: rows.map((row) => row.value),
          label: {
            show: true,
            position: "right",
            formatter: ({ dataIndex }) => rows[dataIndex]?.label ?? "",
          },
        },
      ],
    } as echarts.EChartsOption,
    vega: {
      width,
      data: { values: rows },
      encoding: { x: { field: "value", type: "quantitative" }, y: { field: "name", type: "nominal" } },
      layer: [{ mark: "bar" }, { mark: { type: "text", dx: 8 }, encoding: { text: { field: "label" } } }],
    } as TopLevelSpec,
  };
}

/** Twelve launches by day in lanes, each with its number, and the deadline. */
function datedMarks() {
  const story = gsomia();
  const chart = find(story.charts, "weapons-tests-by-date");
  const rows = (chart.settings.marks as { figure: string }[]).map(({ figure: id }) => {
    const { time, category, value } = find(story.figures, id);
    return { at: Date.parse(time?.startsAt ?? ""), lane: category?.en ?? "", value: Number(value) };
  });
  const end = Date.parse(story.deadline.instant);
  return {
    name: "dated marks",
    story,
    chart,
    labels: rows.map(({ value }) => `>${value}<`),
    echarts: {
      xAxis: { type: "time", max: end },
      yAxis: { type: "category", data: [...new Set(rows.map(({ lane }) => lane))] },
      series: [
        {
          type: "scatter",
          symbolSize: 24,
          data: rows.map(({ at, lane, value }) => [at, lane, value]),
          label: { show: true, formatter: ({ value }) => String((value as unknown[])[2]) },
          markLine: { data: [{ xAxis: end }], label: { formatter: story.deadline.label.en } },
        },
      ],
    } as echarts.EChartsOption,
    vega: {
      width,
      data: { values: rows },
      encoding: { x: { field: "at", type: "temporal" }, y: { field: "lane", type: "nominal" } },
      layer: [
        { mark: { type: "point", size: 500 } },
        { mark: "text", encoding: { text: { field: "value" } } },
        { mark: "rule", encoding: { x: { datum: end }, y: { value: 0 }, y2: { value: height } } },
      ],
    } as TopLevelSpec,
  };
}

/** An ECharts chart as SVG, as its handbook renders on a server. */
function echartsSvg(option: echarts.EChartsOption): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ animation: false, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** A chart in vega's own grammar as SVG, parsed and viewed anew each time, as a server does for each chart. */
async function vegaSvg(spec: vega.Spec): Promise<string> {
  const view = new vega.View(vega.parse(spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

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

const rows = [];
for (const { name, story, chart, labels, echarts, vega } of [shares(), bars(), datedMarks()]) {
  const spec = compile(vega).spec;
  const makers = {
    desk: () => draw(story, chart, "middle", { ...setting, theme: themes.light }).svg,
    echarts: () => echartsSvg(echarts),
    vega: () => vegaSvg(spec),
  };
  for (const [maker, make] of Object.entries(makers)) {
    const svg = await make();
    const missing = labels.filter((label) => !svg.includes(label));
    if (missing.length) throw new Error(`${maker} leaves out of ${name}: ${missing.join(", ")}`);
  }
  const rates = { desk: [] as number[], echarts: [] as number[], vega: [] as number[] };
  for (const make of Object.values(makers)) await rate(make, 2000);
  for (let round = 0; round < 5; round += 1)
    for (const maker of Object.keys(makers) as (keyof typeof makers)[])
      rates[maker].push(await rate(makers[maker], 600));
  const [desk, echart, vegas] = [median(rates.desk), median(rates.echarts), median(rates.vega)];
  rows.push({
    chart: name,
    "a second": Math.round(desk),
    "of ECharts": `×${(desk / echart).toFixed(1)}`,
    "of vega": `×${(desk / vegas).toFixed(1)}`,
  });
}
console.table(rows);
