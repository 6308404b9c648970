import { stringify } from "csv-stringify/sync";
import { typeOf } from "../charts/cited";
import { byId } from "../story/by-id";
import { standingOf } from "../story/standing";
import { type Chart, type Citation, type Figure, find, type Story, type Time } from "../story/story";
import type { Language } from "../story/text";
import { isoMinute, period } from "../words/dates";
import { plain, say } from "../words/prose";

/**
 * A chart's figures as CSV, one a line, with unit, how each stands, time, formula and source;
 * for a chart of words its table. A time stands in words and in ISO 8601: `start`, and `end`,
 * the moment after the last one, both with the story's offset, and how closely it is
 * known. Cells that a spreadsheet would take for a formula are escaped.
 */
export function csv(story: Story, chart: Chart, language: Language): string {
  const figures = typeOf(chart).figures(chart.settings, story);
  const lines = figures.length ? figureLines(figures, story, language) : tableLines(chart, story, language);
  return stringify(lines, { escape_formulas: true, record_delimiter: "windows", bom: true });
}

function figureLines(figures: Figure[], story: Story, language: Language): string[][] {
  const yes = (is: boolean) => (is ? "yes" : "no");
  const all = figures.map((figure) => ({ figure, standing: standingOf(figure, story) }));
  const lines = all.map(({ figure, standing }) => ({
    id: figure.id,
    label: say(figure.label, language),
    our_label: yes(standing.ours),
    category: figure.category ? say(figure.category, language) : "",
    value: figure.value,
    scale: figure.scale,
    unit: say(figure.unit, language),
    qualifier: figure.qualifier ?? "",
    doubt: standing.doubt ?? "",
    time: figure.time ? period(figure.time, story.zone) : "",
    ...span(figure.time, story),
    inferred: yes(standing.inferred),
    derived: figure.formula ?? "",
    outside: standing.outside,
    source: cited(figure.cites, story),
    notes: figure.notes.map((note) => plain(note, story, language)).join(" "),
  }));
  return [Object.keys(lines[0] ?? {}), ...lines.map((line) => Object.values(line))];
}

/** The table behind a chart; rows that are events end with when they were. */
function tableLines(chart: Chart, story: Story, language: Language): string[][] {
  const { columns, rows } = typeOf(chart).table(chart.settings, story, language);
  const cell = (each: (typeof rows)[number]["cells"][number]) => {
    if (typeof each === "string") return each;
    return "text" in each ? `${each.text}${each.note && ` (${each.note})`}` : cited(each.cites, story);
  };
  const times = rows.map(({ id }) => {
    if (id === "deadline") return moment(story.deadline.instant);
    const event = id && byId(story.events, id);
    return event ? (event.exact ?? event).time : null;
  });
  const timed = times.some((time) => time !== null);
  return [
    [...columns, ...(timed ? Object.keys(span(null, story)) : [])],
    ...rows.map(({ cells }, index) => [
      ...cells.map(cell),
      ...(timed ? Object.values(span(times[index] ?? null, story)) : []),
    ]),
  ];
}

type Span = Pick<Time, "startsAt" | "endsAt" | "precision">;

/** An instant as the time that it is. */
function moment(instant: string): Span {
  return { startsAt: instant, endsAt: instant, precision: "minute" };
}

/** When a time begins and has ended, and how closely it is known. */
function span(time: Span | null, { zone }: Story) {
  if (!time) return { start: "", end: "", precision: "" };
  const { startsAt, endsAt, precision } = time;
  return { start: isoMinute(startsAt, zone), end: isoMinute(endsAt, zone), precision };
}

function cited(cites: Citation[], story: Story): string {
  return cites
    .map(({ source, paragraphs }) => {
      const { publisher, title, url } = find(story.sources, source);
      const place = paragraphs.length ? `, paragraph ${paragraphs.join(", ")}` : "";
      return `${publisher}, ${title}${place}${url ? `, ${url}` : ""}`;
    })
    .join("; ");
}
