import { type Asked, fileAddress, pageAddress } from "@/lib/addresses/addresses";
import type { Chart, Story } from "@/lib/story/story";

/** A chart's ways out of its page: its figures, its picture, its embed codes, its own address. */
export function ChartWays({ story, chart, asked }: { story: Story; chart: Chart; asked: Asked }) {
  const place = { site: "", story: story.slug, chart: chart.id };
  const page = pageAddress(place, asked);
  const file = (extension: string) => fileAddress(place, extension, { ...asked, pinned: story.edition });
  const ways = { Data: file("csv"), Image: file("png"), Embed: `${page}#embed`, Link: page };
  return (
    <ul className="chart-ways" aria-label="Take this chart with you">
      {Object.entries(ways).map(([name, href]) => (
        <li key={name}>
          <a href={href}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
