/** The poll bar as peers draw it in the browser: the script of a page whose chart stands in `#chart`. */
export const peers: Record<string, string> = {
  "Observable Plot in the browser": `
    import * as Plot from "@observablehq/plot";
    document.getElementById("chart").append(Plot.plot({
      width: 330, height: 90, x: {axis: null}, color: {domain: ["scrap", "rest", "keep"], range: ["#c2410c", "#bbb", "#1d4f91"]},
      marks: [
        Plot.barX([["scrap", 52.1], ["rest", 10.4], ["keep", 37.5]], {x: (d) => d[1], fill: (d) => d[0]}),
        Plot.textX([["scrap", 52.1], ["rest", 10.4], ["keep", 37.5]], Plot.stackX({x: (d) => d[1], text: (d) => d[1] + "%", fill: "white"})),
      ],
    }));`,
  "ECharts 6, tree-shaken": `
    import * as echarts from "echarts/core";
    import {BarChart} from "echarts/charts";
    import {GridComponent} from "echarts/components";
    import {SVGRenderer} from "echarts/renderers";
    echarts.use([BarChart, GridComponent, SVGRenderer]);
    const bar = (name, value, color) => ({name, type: "bar", stack: "all", data: [value], itemStyle: {color}, label: {show: true, formatter: "{c}%"}});
    const box = document.getElementById("chart");
    box.style.cssText = "width:330px;height:120px";
    echarts.init(box, null, {renderer: "svg"}).setOption({animation: false, xAxis: {max: 100}, yAxis: {type: "category", data: [""]},
      series: [bar("scrap", 52.1, "#c2410c"), bar("rest", 10.4, "#bbb"), bar("keep", 37.5, "#1d4f91")]});`,
  "vega-embed 7": `
    import embed from "vega-embed";
    embed("#chart", {width: 330, height: 60, data: {values: [{k: "scrap", v: 52.1}, {k: "rest", v: 10.4}, {k: "keep", v: 37.5}]},
      mark: "bar", encoding: {x: {field: "v", type: "quantitative", stack: true}, color: {field: "k", type: "nominal"}}}, {renderer: "svg", actions: false});`,
};
