/** Samples of the marks, for the page that explains them: drawn as charts draw them, of nothing. */
import * as Plot from "@observablehq/plot";
import type { Standing } from "../story/standing";
import type { Event, Time } from "../story/story";
import type { Frame, Panel } from "./chart";
import { drawPanels } from "./draw";
import { byStanding, dashed, hatches } from "./ink";
import { intervalX } from "./interval";
import { tagEach } from "./renders";
import type { Theme } from "./theme";
import type { Entry } from "./timeline-entries";
import { eventDots } from "./timeline-marks";

/** The size of a sample in CSS pixels. */
const [width, height] = [120, 32];

const stated: Standing = {
  doubt: null,
  qualifier: null,
  derived: false,
  inferred: false,
  outside: "no",
  ours: false,
};

/** What all samples are drawn on: places in pixels. */
function panel(marks: Plot.Markish[]): Panel {
  return {
    height,
    margin: 0,
    x: { type: "linear", domain: [0, width], range: [0, width], axis: null },
    y: { type: "linear", domain: [0, height], range: [0, height], axis: null },
    marks,
  };
}

/** A bar whose figure stands so. */
function bar(standing: Partial<Standing>) {
  const rows = [{ standing: { ...stated, ...standing } }];
  return (theme: Theme) =>
    panel([
      ...hatches(theme),
      ...byStanding(
        rows,
        ({ standing }) => standing,
        theme,
        (alike, ink) =>
          Plot.rect(alike, { x1: 0, x2: width, y1: 5, y2: height - 5, inset: 1, strokeWidth: 1.5, ...ink }),
      ),
    ]);
}

const time: Time = {
  written: null,
  start: "",
  end: "",
  precision: "day",
  why: null,
  inferred: false,
  startsAt: "",
  endsAt: "",
};
const event: Event = {
  id: "",
  label: { en: "" },
  detail: null,
  time,
  exact: null,
  planned: false,
  cites: [],
  outside: false,
  notes: [],
};

/** An event's dot on its axis. */
function dot(said: Partial<Event>, days: Entry["days"] = null) {
  const entry: Entry = { event: { ...event, ...said }, at: width / 2, known: "", days };
  return (theme: Theme) =>
    panel([
      Plot.ruleY([height / 2], { x1: 0, x2: width, stroke: theme.muted }),
      ...eventDots([entry], "x", height / 2, { theme, now: "" } as Frame),
    ]);
}

/** Two of what is counted, which come from where is said. */
function counted(outside: Standing["outside"]) {
  const rows = [1, 2];
  const standing = { ...stated, outside };
  return (theme: Theme) =>
    panel([
      Plot.dot(rows, {
        x: (row: number) => width / 2 + 30 * (row - 1.5),
        y: () => height / 2,
        r: 11,
        fill: outside === "no" ? theme.vermilion : theme.paper,
        stroke: theme.vermilion,
        strokeWidth: 1.5,
        render: tagEach(rows.map(() => dashed(standing))),
      }),
      Plot.text(rows, {
        x: (row: number) => width / 2 + 30 * (row - 1.5),
        y: () => height / 2,
        text: String,
        fontSize: 13,
        fontWeight: 600,
        fill: outside === "no" ? theme.onVermilion : theme.vermilion,
      }),
    ]);
}

const samples = {
  stated: bar({}),
  approximate: bar({ derived: true }),
  doubted: bar({ doubt: "in doubt" }),
  outside: bar({ outside: "yes" }),
  "outside-approximate": bar({ outside: "yes", qualifier: "about" }),
  done: dot({}),
  planned: dot({ planned: true }),
  "dated-outside": dot({ outside: true }),
  inferred: dot({ time: { ...time, inferred: true } }),
  days: dot({}, [width / 3, (2 * width) / 3]),
  counted: counted("no"),
  "counted-outside": counted("yes"),
  interval: (theme: Theme) =>
    panel([
      intervalX([{ low: 20, high: 100 }], { x1: "low", x2: "high", y: () => height / 2, stroke: theme.ink }),
      Plot.dot([width / 2], { x: Number, y: () => height / 2, r: 4.5, fill: theme.ink }),
    ]),
  moment: (theme: Theme) =>
    panel([
      Plot.ruleY([height / 2], { x1: 0, x2: width, stroke: theme.muted }),
      Plot.ruleY([height / 2], { x1: 0, x2: 80, stroke: theme.ink, strokeWidth: 3 }),
      Plot.ruleX([80], { y1: 2, y2: height - 2, stroke: theme.vermilion, strokeWidth: 1.5 }),
    ]),
};

export type Sample = keyof typeof samples;

/** A sample as an `<svg>` element. */
export function drawSample(sample: Sample, theme: Theme): string {
  return drawPanels([samples[sample](theme)], { width, theme, ids: `${sample}-`, nameOf: () => null }).svg;
}
