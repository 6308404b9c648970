import { type Size, usualSizes } from "@/lib/charts/chart";
import { sizesOf } from "@/lib/charts/cited";
import { draw, type Setting } from "@/lib/charts/draw";
import type { Chart, Story } from "@/lib/story/story";

interface Props {
  chart: Chart;
  story: Story;
  setting: Setting;
  /** The widths to draw at; those of the chart's kind without this. */
  sizes?: readonly Size[];
  /** Whether to draw it as wide as a page, too, for where there is room. */
  full?: boolean;
}

/** One chart drawn at several widths, of which the container shows the one that fits. */
export function Drawings({ chart, story, setting, sizes = sizesOf(chart), full = false }: Props) {
  const drawn: readonly Size[] = full ? [...sizes, "full"] : sizes;
  // A drawing stands in for the wider ones that there are not.
  const shownAs = (size: Size, next?: Size) =>
    size === "full"
      ? size
      : usualSizes.slice(usualSizes.indexOf(size), next && usualSizes.indexOf(next)).join(" ");
  return (
    <div className={full ? "drawings full" : "drawings"}>
      {drawn.map((size, index) => (
        <div
          key={size}
          className="drawing"
          data-size={shownAs(size, sizes[index + 1])}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, escaped by the document that it was made in
          dangerouslySetInnerHTML={{ __html: draw(story, chart, size, setting).svg }}
        />
      ))}
    </div>
  );
}
