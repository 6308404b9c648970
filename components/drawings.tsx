import { usualSizes } from "@/lib/charts/chart";
import { sizesOf } from "@/lib/charts/cited";
import { draw, type Setting } from "@/lib/charts/draw";
import type { Chart, Story } from "@/lib/story/story";

/** One chart drawn at several widths, of which the container shows the one that fits. */
export function Drawings({ chart, story, setting }: { chart: Chart; story: Story; setting: Setting }) {
  const all = usualSizes;
  const sizes = sizesOf(chart);
  return (
    <div className="drawings">
      {sizes.map((size, index) => (
        <div
          key={size}
          className="drawing"
          data-size={index < sizes.length - 1 ? size : all.slice(all.indexOf(size)).join(" ")}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, escaped by the document that it was made in
          dangerouslySetInnerHTML={{ __html: draw(story, chart, size, setting).svg }}
        />
      ))}
    </div>
  );
}
