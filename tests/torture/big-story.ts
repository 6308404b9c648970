/** Big stories as figure files: so many figures, so many charts, a chart of so many figures. */
import { stringify } from "yaml";
import type { FigureFile } from "../../lib/figures/files";

/** How big a story is. */
export interface Big {
  /** Its figures: those of its usual charts, and from there on tables that no chart draws. */
  figures?: number;
  /** Its charts, the countdown among them. */
  charts?: number;
  /** How many figures one chart more draws, and what kind of chart that is. */
  crowd?: { type: "trend" | "dated-marks"; figures: number };
  /** Another value for every stated figure of its tables, as a later edition has. */
  moved?: boolean;
}

/** The figures that the usual charts draw, or are made of. */
export const usualFigures = 41;
const usualCharts = 6;

/** How many figures stand in one table's file, whose size has a bound. */
const tableLength = 1000;
/** Of each hundred some are made of two others, some a series' and some what the desk makes of a poll. */
const hundred = { derived: 10, series: 15, poll: 15 };

const cites = [{ source: "paper" }];

/** The files of a big story. */
export function bigStory(slug: string, big: Big = {}): FigureFile[] {
  const { figures = usualFigures, charts = usualCharts, crowd, moved = false } = big;
  const rows = Array.from({ length: Math.max(0, figures - usualFigures) }, (_, k) => k);
  const tables = Array.from({ length: Math.ceil(rows.length / tableLength) }, (_, k) =>
    rows.slice(k * tableLength, (k + 1) * tableLength),
  );
  const file = (name: string, text: string) => ({ path: `${slug}/${name}.yaml`, text });
  return [
    file("paper", stringify(paper)),
    ...tables.map((own, k) => file(`table-${k}`, table(k, own, moved))),
    ...(crowd ? [file("crowd", crowded(crowd.figures))] : []),
    file("story", stringify(story(charts, crowd)) + list("derived", derivedOf(rows, moved))),
  ];
}

/** The rows of a table by what they are: the last of each whole hundred a poll's, those before them a series', then derived ones. */
function kindsOf(rows: number[]) {
  const whole = rows.length - (rows.length % 100);
  const at = (k: number) => (k - (rows[0] ?? 0) < whole ? k % 100 : 0);
  const from = { poll: 100 - hundred.poll, series: 100 - hundred.poll - hundred.series };
  const first = from.series - hundred.derived;
  return {
    stated: rows.filter((k) => at(k) < first),
    derived: rows.filter((k) => at(k) >= first && at(k) < from.series),
    series: rows.filter((k) => at(k) >= from.series && at(k) < from.poll),
    polls: rows.filter((k) => at(k) === from.poll),
  };
}

/** A list of a file; of what is not there nothing. */
function list(key: string, entries: string[]): string {
  return entries.length ? `${key}:\n${entries.join("")}` : "";
}

const source = (id: string, mark: string) => ({
  id,
  mark,
  publisher: "The port's office",
  title: `What the port counted, ${id}`,
  published: { printed: "21 March 2031", resolved: "2031-03-21" },
  outside: true,
  licence: "invented for the tests",
});

const day = (k: number) => new Date(Date.UTC(2031, 0, 1 + k)).toISOString().slice(0, 10);

/** The source of the usual charts. */
const paper = {
  source: source("paper", "O1"),
  figures: [
    ...Array.from({ length: 6 }, (_, k) => ({
      id: `toll-${k}`,
      label: `Toll of year ${"one two three four five six".split(" ")[k]}`,
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
  polls: [
    {
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
    },
  ],
};

/** One table's file: figures each with its time and a note, series and polls; half of those that no chart draws accepted. */
function table(number: number, rows: number[], moved: boolean): string {
  const { stated, series, polls } = kindsOf(rows);
  const starts = series.filter((k) => !series.includes(k - 1));
  // Those after them are what others are made of.
  const accepted = stated.filter((k) => k % 2 && k % 100 < 40).map((k) => `row-${k}`);
  return [
    stringify({ source: source(`table-${number}`, `T${number}`) }),
    list(
      "figures",
      stated.map((k) => row(k, moved)),
    ),
    list(
      "series",
      starts.map((k) => seriesAt(k, moved)),
    ),
    list("polls", polls.map(pollAt)),
    accepted.length
      ? `accepted:\n  - { finding: orphan-figure, about: [${accepted.join(", ")}], because: Kept for readers. }\n`
      : "",
  ].join("");
}

const valueAt = (k: number, moved: boolean) => `${1000 + k}.${moved ? 6 : 5}`;

function row(k: number, moved: boolean): string {
  return `  - id: row-${k}
    label: Goods over quay ${k % 90} in lot ${k}
    unit: tonnes
    value: "${valueAt(k, moved)}"
    time: { written: "${day(k % 60)}", start: "${day(k % 60)}", precision: day }
    notes:
      - The office's own count, from row ${k + 1} of the table that it sent.
`;
}

function seriesAt(k: number, moved: boolean): string {
  const values = Array.from(
    { length: hundred.series },
    (_, index) => `      - { start: "${day(4 * index)}", value: "${valueAt(k + index, moved)}" }\n`,
  );
  return `  - id: lot-${k}
    label: Goods in the yard of lot ${k}
    unit: tonnes
    values:
${values.join("")}`;
}

function pollAt(k: number): string {
  return `  - id: ask-${k}
    house: Alder Institute
    time: { start: "2031-03-12", end: "2031-03-14", precision: day }
    client: not stated
    mode: not stated
    weighting: not stated
    wording: not stated
    margin: not stated
    respondents: { label: Residents asked, value: "${1000 + k}" }
    answers:
      - { id: lapse, label: Let it lapse, value: "48.0", option: ours }
      - { id: keep, label: Keep it, value: "41.5", option: ours }
    rest: { label: Undecided, ours: true }
    lead: [lapse, keep]
`;
}

function derivedOf(rows: number[], moved: boolean): string[] {
  const tables = Array.from({ length: Math.ceil(rows.length / tableLength) }, (_, k) =>
    rows.slice(k * tableLength, (k + 1) * tableLength),
  );
  return tables.flatMap((own) =>
    kindsOf(own).derived.map((k) => {
      const [first, second] = [k - 2 * hundred.derived, k - 2 * hundred.derived + 1];
      const sum = Number(valueAt(first, moved)) + Number(valueAt(second, moved));
      return `  - id: row-${k}
    label: Goods of two lots before lot ${k}
    unit: tonnes
    formula: "{row-${first}} + {row-${second}}"
    value: "${sum.toFixed(1)}"
    notes:
      - The ${k % 7} lots after them came too late.
`;
    }),
  );
}

/** The file of a chart that draws very many figures: a value of every few hours. */
function crowded(count: number): string {
  const from = Date.UTC(2026, 0, 1);
  const until = Date.UTC(2031, 2, 20);
  const values = Array.from({ length: count }, (_, k) => {
    const at = new Date(from + Math.floor(((until - from) * k) / count));
    const start = `${at.toISOString().slice(0, 16)}+00:00`;
    return `      - { id: "${k}", start: "${start}", value: "${100 + (k % 40)}.${k % 10}" }\n`;
  });
  const head = stringify({ source: source("crowd", "C1") });
  return `${head}series:\n  - id: crowd\n    label: Draught\n    unit: metres\n    values:\n${values.join("")}`;
}

function story(count: number, crowd: Big["crowd"]): object {
  const usual = [
    ["shares", "Fewer than half would let it lapse", { poll: "poll" }],
    ["trend", "A passage costs more each week", { lines: [{ label: "Price", series: "price" }] }],
    ["units", "Ships turned away", { figure: "ships" }],
    ["dated-marks", "Crews stopped work again and again", { from: "2031-01-01", marks: "stop" }],
    [
      "bars",
      "The toll grows every year",
      {
        groups: [0, 1, 2, 3, 4, 5].map((k) => ({
          label: `Year ${"abcdef"[k]}`,
          bars: [{ figure: `toll-${k}`, label: "as booked" }],
        })),
      },
    ],
  ] as const;
  const charts = Array.from({ length: count - 1 }, (_, k) => {
    const [type, title, settings] = usual[k % usual.length] as (typeof usual)[number];
    const again = k < usual.length ? "" : `, as told in part ${"abcdefghijklmnopqrstuvwxyz"[k % 26]}`;
    return { id: `chart-${k}`, type, title: title + again, subtitle: "As the office has it", settings };
  });
  const crowding =
    crowd?.type === "trend"
      ? { lines: [{ label: "Draught", series: "crowd" }] }
      : { from: "2026-01-01", marks: "crowd" };
  return {
    headline: "The toll pact meets its last tide",
    dek: "The port counts what passes: {figure:ships} turned away.",
    zone: "Europe/Lisbon",
    opens: "2031-03-21T12:00+00:00",
    deadline: {
      label: "The toll pact lapses",
      instant: "2031-03-30T02:00+01:00",
      zone: "Europe/Lisbon",
      city: "Alder",
      basis: "The pact names the hour.",
      cites,
    },
    events: [
      { id: "vote", label: "Council hears the port", time: { start: "2031-01-18", precision: "day" }, cites },
      { id: "talks", label: "Talks in the harbour", time: { start: "2031-03-20", precision: "day" }, cites },
    ],
    charts: [
      {
        id: "countdown",
        type: "timeline",
        title: "From a hearing to the last tide",
        subtitle: "In Alder's time",
        settings: { from: "2031-01-01", focus: "2031-03-10" },
      },
      ...charts,
      ...(crowd
        ? [
            {
              id: "crowd",
              type: crowd.type,
              title: "The draught of every ship",
              subtitle: "As the office has it",
              settings: crowding,
              listed: false,
            },
          ]
        : []),
    ],
  };
}
