import { atEdition, fileAddress } from "@/lib/addresses/addresses";
import type { Chart, Story } from "@/lib/story/story";

/** The files that a chart is offered as, by ending, and what each is. */
export type Files = Record<string, string>;

/** A chart's files, at the edition shown. */
export function Downloads({ story, chart, files }: { story: Story; chart: Chart; files: Files }) {
  const place = { site: "", story: story.slug, chart: chart.id };
  return (
    <p className="text-sm print:hidden">
      Download:{" "}
      {Object.entries(files).map(([extension, what], index) => (
        <span key={extension}>
          {index > 0 && ", "}
          <a href={fileAddress(place, extension, atEdition(story.edition))} title={what}>
            {extension.toUpperCase()}
          </a>
        </span>
      ))}
    </p>
  );
}
