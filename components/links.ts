import { type Asked, correctionsAddress, pageAddress, storyAddress, usual } from "@/lib/addresses/addresses";
import type { Table } from "@/lib/charts/chart";
import type { Chart, Story } from "@/lib/story/story";

/** Where the parts of a chart lead. In a page the addresses are its own; in an embed they name the site. */
export interface Links {
  /** A figure's or event's row in the chart's table, or its place among the story's sources. */
  row: (id: string) => string;
  source: (id: string) => string;
  /** The chart's own page, as the reader's address asked for it. */
  chart: string;
  corrections: string;
  /** Whether links say by themselves where they lead: in an embed each byte counts. */
  titled: boolean;
}

/**
 * The links of a chart; `site` is the origin that a document outside the site needs,
 * `asked` what the reader's address asked for.
 */
export function linksOf(story: Story, chart: Chart, table: Table, site = "", asked: Asked = usual): Links {
  const rows = new Set(table.rows.map((row) => row.id));
  const dashboard = storyAddress(site, story.slug);
  // A page lists the story's sources itself.
  const listed = site && dashboard;
  return {
    row: (id) => (rows.has(id) ? `#${chart.id}-${id}` : `${listed}#figure-${id}`),
    source: (id) => `${listed}#source-${id}`,
    chart: pageAddress({ site, story: story.slug, chart: chart.id }, asked),
    corrections: correctionsAddress(site, story.slug),
    titled: site === "",
  };
}
