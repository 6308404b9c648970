import { pageTheme } from "@/lib/charts/theme";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { Drawings } from "./drawings";

interface Props {
  story: Story;
  /** The story's timeline. */
  chart: Chart;
  language: Language;
  /** The moment drawn, in UTC. */
  now: string;
  extent: keyof typeof sizes;
  /** Whether to draw a strip as wide as a page, too. */
  full?: boolean;
}

/** Two widths do for a page; a rail has its own. */
const sizes = {
  whole: ["narrow", "wide"],
  excerpt: ["narrow"],
  rail: ["narrow"],
  strip: ["narrow", "wide"],
} as const;

/** The timeline as one place has room for it; its moment is moved with the page's. */
export function Timeline({ story, chart, language, now, extent, full }: Props) {
  return (
    <Drawings
      chart={chart}
      story={story}
      sizes={sizes[extent]}
      full={full}
      setting={{
        theme: pageTheme,
        language,
        now,
        replay: true,
        extent,
        links: "own rows",
        link: (to) => `#${chart.id}-${"event" in to ? to.event : to.figure}`,
      }}
    />
  );
}
