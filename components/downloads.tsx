import { atEdition, fileAddress } from "@/lib/addresses";
import type { Chart, Story } from "@/lib/story";

/** A chart's files, by ending, and what each is. */
const files = {
  svg: "picture, any size",
  png: "picture, pixels",
  csv: "figures, for spreadsheets",
  json: "figures with their provenance",
};

/** A chart's files, at the edition shown. */
export function Downloads({ story, chart }: { story: Story; chart: Chart }) {
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
