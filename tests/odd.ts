/** Odd stories for tests: one source and a chart of every kind, with whatever data and dates. */
import type { FigureFile } from "../lib/figures/files";

/** What is odd about a story; the rest is plain. */
export interface Odd {
  deadline?: string;
  /** The days that axes begin on, and that the timeline enlarges. */
  from?: string;
  focus?: string;
  /** When its events begin, and what they are called. */
  events?: string[];
  label?: string;
  /** The answers of its poll, in percent. */
  answers?: string[];
  /** How many things there are. */
  units?: string;
  /** What its bars are as long as. */
  amounts?: string[];
  unit?: string;
  /** The values of its series, by their days. */
  series?: Record<string, string>;
  /** The votes of its divisions: ayes and noes. */
  votes?: [ayes: string, noes: string][];
}

/** The files of an odd story. */
export function oddFiles({
  deadline = "2031-03-30T12:00Z",
  from = "2030-10-01",
  focus = "2031-03-16",
  events = ["2031-01-10", "2031-03-20"],
  label = "Something happens",
  answers = ["48.0", "41.5"],
  units = "7",
  amounts = ["250", "310"],
  unit = "euros",
  series = { "2031-01-09": "2", "2031-02-20": "3" },
  votes = [["322", "308"]],
}: Odd): FigureFile[] {
  const cites = [{ source: "paper" }];
  const days = Object.entries(series);
  const left = 100 - answers.reduce((sum, value) => sum + Number(value), 0);
  const time = { start: "2031-01-02", precision: "day" };
  const figure = (id: string, value: string, unit: string) => ({ id, label, unit, value, time });
  const source = {
    source: {
      id: "paper",
      mark: "O1",
      publisher: "The paper",
      title: "Its title",
      published: { resolved: "2031-03-21" },
      outside: true,
      licence: "invented",
    },
    figures: [
      figure("things", units, "ships"),
      ...amounts.map((value, k) => figure(`amount-${k}`, value, unit)),
      ...votes.flatMap(([ayes, noes], k) => [
        figure(`ayes-${k}`, ayes, "votes"),
        figure(`noes-${k}`, noes, "votes"),
      ]),
    ],
    series: [
      {
        id: "visits",
        label,
        unit: "visits",
        values: days.map(([start, value], k) => ({ id: `n-${k}`, start, value })),
      },
    ],
    polls: [
      {
        id: "poll",
        house: "A house",
        time,
        client: "not stated",
        mode: "not stated",
        weighting: "not stated",
        wording: "not stated",
        margin: "not stated",
        respondents: { label: "People asked", value: "1006" },
        answers: answers.map((value, k) => ({
          id: `a-${k}`,
          label: `${label}, ${k + 1}`,
          value,
          option: "ours",
        })),
        ...(left > 0 && { rest: { label: "No answer", ours: true } }),
        ...(Number(answers[0]) >= Number(answers[1]) && { lead: ["a-0", "a-1"] }),
      },
    ],
  };
  const chart = (type: string, settings: object) => ({
    id: `the-${type}`,
    type,
    title: "A title",
    subtitle: "A subtitle",
    settings,
  });
  const story = {
    headline: "A headline",
    dek: "A dek",
    zone: "UTC",
    opens: "live",
    deadline: { label, instant: deadline, zone: "UTC", city: "Alder", basis: "A basis", cites },
    events: events.map((start, k) => ({
      id: `event-${k}`,
      label: `${label}, ${k + 1}`,
      time: { start, precision: start.length > 10 ? "minute" : "day" },
      cites,
    })),
    positions: Array.from({ length: 7 }, (_, k) => ({
      id: `actor-${k}`,
      actor: `${label}, ${k + 1}`,
      answers: { pact: { text: label, step: k % 2 ? "yes" : "no", cites } },
    })),
    charts: [
      chart("shares", { poll: "poll" }),
      chart("trend", {
        lines: [
          { label, series: "visits" },
          { label, colour: "blue", series: "visits" },
        ],
      }),
      chart("bars", {
        groups: amounts.slice(0, 8).map((_, k) => ({ label, bars: [{ figure: `amount-${k}`, label }] })),
      }),
      chart("range", {
        label,
        values: amounts.slice(0, 6).map((_, k) => ({ figure: `amount-${k}`, label })),
        ranges: [{ low: "amount-0", high: `amount-${amounts.length - 1}`, label }],
      }),
      chart("units", { figure: "things" }),
      chart("dated-marks", { from, marks: "visits" }),
      chart("votes", {
        sides: { ayes: { label: "Ayes" }, noes: { label: "Noes" } },
        divisions: votes.map((_, k) => ({ label, ayes: `ayes-${k}`, noes: `noes-${k}` })),
      }),
      chart("positions", {
        questions: [
          {
            id: "pact",
            label,
            steps: [
              { id: "yes", label },
              { id: "no", label },
            ],
          },
        ],
        poll: answers.length === 2 ? "poll" : undefined,
      }),
      chart("chronicle", {
        from,
        marks: "visits",
        label,
        lanes: [{ label, events: events.map((_, k) => `event-${k}`) }],
      }),
      chart("timeline", { from, focus }),
    ],
  };
  const file = (name: string, content: object) => ({
    path: `odd/${name}`,
    text: JSON.stringify(content, null, 1),
  });
  return [file("paper.yaml", source), file("story.yaml", story)];
}
