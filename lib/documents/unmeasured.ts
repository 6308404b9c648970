import { type Heights, type Laid, laidOut } from "../addresses/heights";
import type { Size } from "../charts/chart";
import { sizesOf, typeOf } from "../charts/cited";
import { draw } from "../charts/draw";
import { themes } from "../charts/theme";
import type { Chart, Story } from "../story/story";

/** What stands around a drawing in a frame, in pixels: more than most charts need. */
const words = 380;

/** Room for an embed that no browser has laid out yet: its drawing, and words around it. */
export function unmeasured(story: Story, chart: Chart, now: string): Laid {
  const sizes = sizesOf(chart);
  const still: Heights = Object.fromEntries(
    laidOut.map((width) => {
      const fitting = width >= 630 ? "wide" : width >= 420 ? "middle" : "narrow";
      const size = sizes.includes(fitting) ? fitting : (sizes.at(-1) as Size);
      const setting = { theme: themes.light, language: "en", now, extent: "excerpt", replay: false } as const;
      const drawing = draw(story, chart, size, { ...setting, links: "", link: () => "" });
      return [width, Math.ceil((drawing.height * width) / drawing.width + words)];
    }),
  );
  return { still, live: typeOf(chart).clock ? still : null };
}
