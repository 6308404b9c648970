import { type Asked, pageAddress } from "@/lib/addresses/addresses";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { plain } from "@/lib/words/prose";

interface Props {
  story: Story;
  chart: Chart;
  language: Language;
  /** What the reader's address asked for. */
  asked: Asked;
}

/** The charts before and after one, in the story's order. */
export function Neighbours({ story, chart, language, asked }: Props) {
  const index = story.charts.indexOf(chart);
  const beside = [
    { way: "Previous", chart: story.charts[index - 1] },
    { way: "Next", chart: story.charts[index + 1] },
  ];
  return (
    <nav aria-label="Other charts" className="grid gap-4 border-t-2 border-ink pt-3 text-sm sm:grid-cols-2">
      {beside.map(
        ({ way, chart }) =>
          chart && (
            <p key={way}>
              <span className="text-muted">{way} chart: </span>
              <a href={pageAddress({ site: "", story: story.slug, chart: chart.id }, asked)}>
                {plain(chart.title, story, language)}
              </a>
            </p>
          ),
      )}
    </nav>
  );
}
