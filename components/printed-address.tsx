import { pageAddress } from "@/lib/addresses/addresses";
import type { Chart, Story } from "@/lib/story/story";
import { day } from "@/lib/words/dates";

/** Where a printed chart came from: its address and edition, on paper only. */
export function PrintedAddress({ story, chart, site }: { story: Story; chart: Chart; site: string }) {
  return (
    <p className="chart-sources on-paper">
      {pageAddress({ site, story: story.slug, chart: chart.id })}, edition {story.edition},{" "}
      {day(story.publishedAt, story.zone)}
    </p>
  );
}
