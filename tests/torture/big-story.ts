/** Big stories as figure files: so many figures, so many charts, a chart of so many figures. */
import { stringify } from "yaml";
import type { FigureFile } from "../../lib/figures/files";
import { minute, day as wordsOf } from "../../lib/words/dates";
import { decimal } from "../../lib/words/format";

/** How big a story is. */
export interface Big {
  /** Its figures: those of its usual charts, and from there on rows of tables that no chart draws. */
  figures?: number;
  /** Its charts, the countdown among them. */
  charts?: number;
  /** What one chart more draws, which its dashboard does not show. */
  crowd?: { type: "trend" | "dated-marks"; figures: number };
  /** Whether every value of its tables and of that chart is another one than at first, with the reason. */
  corrected?: boolean;
}

/** The figures that the usual charts draw, or are made of, and those charts. */
const usual = { figures: 41, charts: 6 };

/** How many rows stand in one table, and of each hundred of them those that are derived, a series' values, a poll's figures. */
const table = { length: 1000, derived: 10, series: 15, poll: 15 };

const zone = "Europe/Lisbon";
const cites = [{ source: "paper" }];

/** The files of a big story. */
export function bigStory(slug: string, big: Big = {}): FigureFile[] {
  const { figures = usual.figures, charts = usual.charts, crowd, corrected = false } = big;
  const rows = Array.from({ length: Math.max(0, figures - usual.figures) }, (_, k) => k);
  const tables = Array.from({ length: Math.ceil(rows.length / table.length) }, (_, k) =>
    kindsOf(rows.slice(k * table.length, (k + 1) * table.length)),
  );
  const file = (name: string, lists: object) => ({ path: `${slug}/${name}.yaml`, text: written(lists) });
  // The source of the charts has a table too.
  const [first = kindsOf([]), ...more] = tables.map((kinds) => ({ ...kinds }));
  const own = stated(first, corrected);
  return [
    file("paper", {
      source: sourceOf("paper", "O1"),
      ...own,
      figures: [...paper.figures, ...own.figures],
      series: [...paper.series, ...own.series],
      polls: [...paper.polls, ...own.polls],
    }),
    ...more.map((kinds, k) =>
      file(`table-${k}`, { source: sourceOf(`table-${k}`, `T${k}`), ...stated(kinds, corrected) }),
    ),
    ...(crowd
      ? [file("crowd", { source: sourceOf("crowd", "C1"), ...crowded(crowd.figures, corrected) })]
      : []),
    file("story", {
      ...storyOf(charts, crowd),
      derived: tables.flatMap((kinds) => kinds.derived.map((k) => derived(k, corrected))),
    }),
  ];
}

/** A file's YAML, its lists an entry at a time: all at once takes longer than reading it. */
function written(content: object): string {
  return Object.entries(content)
    .map(([key, value]) =>
      Array.isArray(value) && value.length
        ? `${key}:\n${value.map((each) => stringify([each], { lineWidth: 0 })).join("")}`
        : stringify({ [key]: value }, { lineWidth: 0 }),
    )
    .join("");
}

interface Kinds {
  stated: number[];
  derived: number[];
  /** The first row of each series, and of each poll. */
  series: number[];
  polls: number[];
}

/** The rows of a table by what they are; those after the last whole hundred are stated. */
function kindsOf(rows: number[]): Kinds {
  const whole = rows.length - (rows.length % 100);
  const from = {
    poll: 100 - table.poll,
    series: 100 - table.poll - table.series,
    derived: 100 - table.poll - table.series - table.derived,
  };
  const at = (k: number) => (k - (rows[0] ?? 0) < whole ? k % 100 : 0);
  return {
    stated: rows.filter((k) => at(k) < from.derived),
    derived: rows.filter((k) => at(k) >= from.derived && at(k) < from.series),
    series: rows.filter((k) => at(k) === from.series),
    polls: rows.filter((k) => at(k) === from.poll),
  };
}

const day = (k: number) => new Date(Date.UTC(2031, 0, 1 + k)).toISOString().slice(0, 10);
const valueAt = (k: number, corrected: boolean) => `${1000 + k}.${corrected ? 6 : 5}`;

/** What a table states: figures with their times and notes, series, polls; half of what nothing shows is accepted. */
function stated({ stated, series, polls }: Kinds, corrected: boolean) {
  const figures = stated.map((k) => ({
    id: `row-${k}`,
    label: `Goods over quay ${k % 90} in lot ${k}`,
    unit: "tonnes",
    value: valueAt(k, corrected),
    time: { written: day(k % 60), start: day(k % 60), precision: "day" },
    notes: [`The office's own count, from row ${k + 1} of the table that it sent.`],
  }));
  const lots = series.map((k) => ({
    id: `lot-${k}`,
    label: `Goods in the yard of lot ${k}`,
    unit: "tonnes",
    values: Array.from({ length: table.series }, (_, n) => ({
      start: day(4 * n),
      value: valueAt(k + n, corrected),
    })),
  }));
  // Of those before the fortieth nothing is made.
  const ofTable = (id: string, k: number, date: string) =>
    correction(id, (corrected) => valueAt(k, corrected), "tonnes", wordsOf(`${date}T00:00:00Z`, "UTC"));
  const about = stated.filter((k) => k % 2 && k % 100 < 40).map((k) => `row-${k}`);
  return {
    figures,
    series: lots,
    polls: polls.map((k) => ({
      ...poll,
      id: `ask-${k}`,
      respondents: { label: "Residents", value: `${1000 + k}` },
    })),
    accepted: about.length ? [{ finding: "orphan-figure", about, because: "Kept for readers." }] : [],
    changes: corrected
      ? [
          ...stated.map((k) => ofTable(`row-${k}`, k, day(k % 60))),
          ...series.flatMap((k) =>
            Array.from({ length: table.series }, (_, n) =>
              ofTable(`lot-${k}-${day(4 * n)}`, k + n, day(4 * n)),
            ),
          ),
        ]
      : [],
  };
}

/** The entry for a figure of a unit that is another one than at first, `at` being its time in words. */
function correction(id: string, value: (corrected: boolean) => string, unit: string, at: string) {
  const words = (corrected: boolean) => `${decimal(value(corrected), "en")} ${unit} (${at})`;
  return {
    of: `figure ${id}`,
    was: words(false),
    now: words(true),
    reason: "correction",
    why: "The office misread its own table.",
  };
}

/** A figure made of two that are stated a little before it. */
function derived(k: number, corrected: boolean) {
  const first = k - 2 * table.derived;
  const sum = Number(valueAt(first, corrected)) + Number(valueAt(first + 1, corrected));
  return {
    id: `row-${k}`,
    label: `Goods of two lots before lot ${k}`,
    unit: "tonnes",
    formula: `{row-${first}} + {row-${first + 1}}`,
    value: sum.toFixed(1),
    notes: [`The ${k % 7} lots after them came too late.`],
  };
}

/** What a chart draws that draws very many: a value every few hours of five years. */
function crowded(count: number, corrected: boolean) {
  const [from, until] = [Date.UTC(2026, 0, 1), Date.UTC(2031, 2, 20)];
  const starts = Array.from({ length: count }, (_, k) => {
    const at = new Date(from + Math.floor(((until - from) * k) / count)).toISOString();
    return `${at.slice(0, 16)}+00:00`;
  });
  const value = (k: number, corrected: boolean) => `${100 + (k % 40)}.${(k + Number(corrected)) % 10}`;
  const values = starts.map((start, k) => ({ id: `${k}`, start, value: value(k, corrected) }));
  return {
    series: [{ id: "crowd", label: "Draught", unit: "metres", values }],
    changes: corrected
      ? starts.map((start, k) =>
          correction(`crowd-${k}`, (corrected) => value(k, corrected), "metres", minute(start, zone)),
        )
      : [],
  };
}

const sourceOf = (id: string, mark: string) => ({
  id,
  mark,
  publisher: "The port's office",
  title: `What the port counted, ${id}`,
  published: { printed: "21 March 2031", resolved: "2031-03-21" },
  outside: true,
  licence: "invented for the tests",
});

const poll = {
  id: "poll",
  house: "Alder Institute",
  time: { start: "2031-03-12", end: "2031-03-14", precision: "day" },
  client: "not stated",
  mode: "not stated",
  weighting: "not stated",
  wording: "not stated",
  margin: "not stated",
  respondents: { label: "Residents asked", value: "2004" },
  answers: [
    { id: "lapse", label: "Let it lapse", value: "48.0", option: "ours" },
    { id: "keep", label: "Keep it", value: "41.5", option: "ours" },
  ],
  rest: { label: "Undecided", ours: true },
  lead: ["lapse", "keep"],
};

const years = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** What the usual charts draw. */
const paper = {
  figures: [
    ...years.map((year, k) => ({
      id: `toll-${year}`,
      label: `Toll of the ${year} year`,
      unit: "euros",
      scale: "million",
      value: `${31 + 7 * k}.5`,
    })),
    { id: "ships", label: "Ships that turned away", unit: "ships", value: "7" },
  ],
  series: [
    {
      id: "price",
      label: "Price of a passage",
      unit: "pounds",
      values: Array.from({ length: 11 }, (_, k) => ({ start: day(7 * k), value: `${120 + 3 * k}.25` })),
    },
    {
      id: "stop",
      label: "Stoppage",
      unit: "crews",
      values: Array.from({ length: 8 }, (_, k) => ({
        start: day(4 + 9 * k),
        value: String(1 + (k % 3)),
        category: k % 2 ? "Day shift" : "Night shift",
      })),
    },
  ],
  polls: [poll],
};

const kinds: [type: string, title: string, settings: object][] = [
  ["shares", "Fewer than half would let it lapse", { poll: "poll" }],
  ["trend", "A passage costs more each week", { lines: [{ label: "Price", series: "price" }] }],
  ["units", "Ships turned away", { figure: "ships" }],
  ["dated-marks", "Crews stopped work again and again", { from: "2031-01-01", marks: "stop" }],
  [
    "bars",
    "The toll grows every year",
    {
      groups: years.map((year) => ({
        label: `The ${year} year`,
        bars: [{ figure: `toll-${year}`, label: "as booked" }],
      })),
    },
  ],
];

/** The story's own file, without what is derived. */
function storyOf(count: number, crowd: Big["crowd"]) {
  const subtitle = "As the office has it";
  const charts = Array.from({ length: count - 1 }, (_, k) => {
    const [type, title, settings] = kinds[k % kinds.length] as (typeof kinds)[number];
    return { id: `chart-${k}`, type, title, subtitle, settings };
  });
  const marks = { from: "2026-01-01", marks: "crowd" };
  const lines = { lines: [{ label: "Draught", series: "crowd" }] };
  const crowding = crowd && {
    id: "crowd",
    type: crowd.type,
    title: "The draught of every ship",
    subtitle,
    settings: crowd.type === "trend" ? lines : marks,
    listed: false,
  };
  const countdown = {
    id: "countdown",
    type: "timeline",
    title: "From a hearing to the last tide",
    subtitle: "In Alder's time",
    settings: { from: "2031-01-01", focus: "2031-03-10" },
  };
  return {
    headline: "The toll pact meets its last tide",
    dek: "The port counts what passes: {figure:ships} turned away.",
    zone,
    opens: "2031-03-21T12:00+00:00",
    deadline: {
      label: "The toll pact lapses",
      instant: "2031-03-30T02:00+01:00",
      zone,
      city: "Alder",
      basis: "The pact names the hour.",
      cites,
    },
    events: [
      {
        id: "hearing",
        label: "Council hears the port",
        time: { start: "2031-01-18", precision: "day" },
        cites,
      },
      { id: "talks", label: "Talks in the harbour", time: { start: "2031-03-20", precision: "day" }, cites },
    ],
    charts: [countdown, ...charts, ...(crowding ? [crowding] : [])],
  };
}
