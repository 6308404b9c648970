import type { Asked } from "@/lib/addresses/addresses";
import { clockChart } from "@/lib/charts/cited";
import { linkedCharts } from "@/lib/story/dashboard";
import type { Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { ChartLinks } from "./chart-links";

interface Props {
  story: Story;
  language: Language;
  asked: Asked;
}

/** The charts of a story that its dashboard does not show, by their findings. */
export function MoreCharts({ story, language, asked }: Props) {
  const charts = linkedCharts(story.charts, clockChart(story));
  if (charts.length === 0) return null;
  return (
    <nav aria-label="More charts of this story" className="small-print">
      <p>More charts of this story:</p>
      <ChartLinks charts={charts} story={story} language={language} asked={asked} className="leading-6" />
    </nav>
  );
}
