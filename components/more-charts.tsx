import { type Asked, pageAddress } from "@/lib/addresses/addresses";
import type { Language, Story } from "@/lib/story/story";
import { plain } from "@/lib/words/prose";

interface Props {
  story: Story;
  language: Language;
  asked: Asked;
}

/** The charts of a story that its dashboard does not show, by their findings. */
export function MoreCharts({ story, language, asked }: Props) {
  const charts = story.charts.filter(({ listed }) => !listed);
  if (charts.length === 0) return null;
  return (
    <nav aria-label="More charts of this story" className="small-print">
      <p>More charts of this story:</p>
      <ul className="leading-6">
        {charts.map(({ id, title }) => (
          <li key={id}>
            <a href={pageAddress({ site: "", story: story.slug, chart: id }, asked)}>
              {plain(title, story, language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
