import type { Chart, Story } from "@/lib/story";

const files = [
  ["svg", "picture, any size"],
  ["png", "picture, pixels"],
  ["csv", "figures, for spreadsheets"],
  ["json", "figures with their provenance"],
];

/** A chart's files, at the edition shown. */
export function Downloads({ story, chart }: { story: Story; chart: Chart }) {
  return (
    <p className="text-sm print:hidden">
      Download:{" "}
      {files.map(([extension, what], index) => (
        <span key={extension}>
          {index > 0 && ", "}
          <a href={`/charts/${story.slug}/${chart.id}.${extension}?v=${story.edition}`} title={what}>
            {extension?.toUpperCase()}
          </a>
        </span>
      ))}
    </p>
  );
}
