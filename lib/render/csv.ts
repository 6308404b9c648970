import { stringify } from "csv-stringify/sync";
import { typeOf } from "../charts/cited";
import { period } from "../format";
import { plain, say } from "../prose";
import { type Chart, type Citation, find, type Language, type Story } from "../story";

/**
 * A chart's figures as CSV, one a line, with unit, time, formula and source; for a chart
 * of words its table. Cells that a spreadsheet would take for a formula are escaped.
 */
export function csv(story: Story, chart: Chart, language: Language): string {
  const type = typeOf(chart);
  const figures = type.figures(chart.settings, story);
  const options = { escape_formulas: true, record_delimiter: "windows" as const, bom: true };
  if (figures.length === 0) {
    const { columns, rows } = type.table(chart.settings, story, language);
    const cell = (each: (typeof rows)[number]["cells"][number]) => {
      if (typeof each === "string") return each;
      return "text" in each ? `${each.text}${each.note && ` (${each.note})`}` : cited(each.cites, story);
    };
    return stringify([columns, ...rows.map((row) => row.cells.map(cell))], options);
  }
  const head = [
    "id",
    "label",
    "value",
    "scale",
    "unit",
    "qualifier",
    "time",
    "derived",
    "outside",
    "source",
    "notes",
  ];
  const lines = figures.map((figure) => [
    figure.id,
    say(figure.label, language),
    figure.value,
    figure.scale,
    say(figure.unit, language),
    figure.qualifier ?? "",
    figure.time ? period(figure.time, story.zone) : "",
    figure.formula ?? "",
    figure.outside ? "yes" : "no",
    cited(figure.cites, story),
    figure.notes.map((note) => plain(note, story.figures, language)).join(" "),
  ]);
  return stringify([head, ...lines], options);
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
