import { type Asked, pageAddress } from "@/lib/addresses/addresses";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { plain } from "@/lib/words/prose";

interface Props {
  charts: Chart[];
  story: Story;
  language: Language;
  asked: Asked;
  className: string;
}

/** Charts by their findings, each leading to its page. */
export function ChartLinks({ charts, story, language, asked, className }: Props) {
  return (
    <ul className={className}>
      {charts.map(({ id, title }) => (
        <li key={id}>
          <a href={pageAddress({ site: "", story: story.slug, chart: id }, asked)}>
            {plain(title, story, language)}
          </a>
        </li>
      ))}
    </ul>
  );
}
