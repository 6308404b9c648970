import type { Size } from "@/lib/charts/chart";
import { draw, type Setting } from "@/lib/render/svg";
import type { Chart, Story } from "@/lib/story";

const all: Size[] = ["narrow", "middle", "wide"];

/** One chart drawn at several widths, of which the container shows the one that fits. */
export function Drawings({
  chart,
  story,
  setting,
  sizes = all,
}: {
  chart: Chart;
  story: Story;
  setting: Setting;
  sizes?: Size[];
}) {
  return (
    <div className="drawings">
      {sizes.map((size) => (
        <div
          key={size}
          className="drawing"
          data-size={sizes.length > 1 ? size : undefined}
          // Our own drawing, escaped by the document that it was made in.
          // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
          dangerouslySetInnerHTML={{ __html: draw(story, chart, size, setting).svg }}
        />
      ))}
    </div>
  );
}
