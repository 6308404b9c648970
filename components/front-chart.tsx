import { type Asked, pageAddress } from "@/lib/addresses/addresses";
import { type Size, usualSizes } from "@/lib/charts/chart";
import { creditLine, issuesOf, sizesOf, sourcesOf, typeOf } from "@/lib/charts/cited";
import { pageTheme } from "@/lib/charts/theme";
import type { Chart, Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { correctionWords, noticesOf } from "@/lib/words/corrections";
import { frontWords } from "@/lib/words/front";
import { plain } from "@/lib/words/prose";
import { Drawings } from "./drawings";

/** A chart on the front page, and the moment that it is drawn for, in UTC. */
export interface Picture {
  chart: Chart;
  at: string;
}

interface Props extends Picture {
  story: Story;
  language: Language;
  /** What links keep of the reader's address. */
  asked: Asked;
  /** The widths that there is room for; all without this. */
  sizes?: readonly Size[];
  /** Whether it is the front page's own chart, as large as there is room. */
  leads?: boolean;
}

/** A story's chart away from its page: the finding, the drawing, whose numbers lead to their rows there, and the sources. */
export function FrontChart(props: Props) {
  const { chart, at, story, language, asked, sizes = usualSizes, leads = false } = props;
  const page = pageAddress({ site: "", story: story.slug, chart: chart.id }, asked);
  const rows = new Set(
    typeOf(chart)
      .table(chart.settings, story, language)
      .rows.map(({ id }) => id),
  );
  const row = (id: string) => `${page}#${rows.has(id) ? chart.id : "figure"}-${id}`;
  // No id holds two hyphens, so that no two stories' are alike.
  const own = `${story.slug}--`;
  const name = own + chart.id;
  const [notice] = noticesOf(chart.id, story.corrections);
  const doubted = issuesOf(chart, story).some(({ about }) => about.figures.length);
  const title = (
    <a href={page} id={name} className="desk-link">
      {plain(chart.title, story, language)}
    </a>
  );
  const spans = leads && typeOf(chart).spans === true;
  return (
    <figure aria-labelledby={name} className={leads ? (spans ? "chart spans" : "chart") : ""}>
      <figcaption>
        {leads ? (
          <h2 className="chart-title">{title}</h2>
        ) : (
          <p className="text-base leading-tight font-semibold">{title}</p>
        )}
        <p className={leads ? "chart-subtitle" : "mt-1 text-xs text-muted"}>
          {plain(chart.subtitle, story, language)}
        </p>
      </figcaption>
      <Drawings
        chart={chart}
        story={story}
        sizes={sizesOf(chart).filter((size) => sizes.includes(size))}
        full={spans}
        setting={{
          theme: pageTheme,
          language,
          now: at,
          replay: false,
          prefix: own,
          links: page,
          link: (to) => row("figure" in to ? to.figure : to.event),
        }}
      />
      <p className="small-print mt-2">
        {notice && <a href={page}>{correctionWords(notice, story.zone, language).head}</a>}
        {notice && ". "}
        {doubted && <a href={page}>{frontWords(language).doubted}</a>}
        {doubted && ". "}
        {creditLine(sourcesOf(chart, story))}
      </p>
    </figure>
  );
}
