import { type Asked, storyAddress } from "@/lib/addresses/addresses";
import { type Size, usualSizes } from "@/lib/charts/chart";
import { mostDrawn } from "@/lib/story/dashboard";
import type { Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { type DeadlineWords, frontWords } from "@/lib/words/front";
import { plain } from "@/lib/words/prose";
import { ChartLinks } from "./chart-links";
import { FrontChart, type Picture } from "./front-chart";

/** A story as the front page shows it. */
export interface Fronted {
  story: Story;
  deadline: DeadlineWords;
  /** The chart that stands for it; null for a line of words. */
  picture: Picture | null;
}

interface Props {
  lead: Fronted;
  open: Fronted[];
  closed: Fronted[];
  language: Language;
  /** What links keep of the reader's address. */
  asked: Asked;
}

/** The front page of several stories: the one that leads, the others under it, those that are closed last. */
export function FrontPage({ lead, open, closed, language, asked }: Props) {
  const words = frontWords(language);
  return (
    <main className="page-column pb-16">
      <Lead {...lead} language={language} asked={asked} />
      <Stories id="others" title={words.others} stories={open} language={language} asked={asked} />
      <Stories id="closed" title={words.closed} stories={closed} language={language} asked={asked} />
    </main>
  );
}

type Setting = Pick<Props, "language" | "asked">;

const headlineOf = (story: Story, language: Language) => plain(story.headline, story, language);

/** The story that leads: its deadline beside its headline, its chart large, the findings of its other charts. */
function Lead({ story, deadline, picture, language, asked }: Fronted & Setting) {
  const { number, to, outcome, when } = deadline;
  return (
    <article aria-labelledby="lead">
      <div className="desk-lead pt-4 lg:pt-7">
        <header>
          <h1 id="lead" className="headline">
            <a href={storyAddress("", story.slug, asked)} className="desk-link">
              {headlineOf(story, language)}
            </a>
          </h1>
          <p className="mt-2 max-w-[60ch] font-serif text-base leading-[1.3] text-muted lg:mt-4 lg:text-lg lg:leading-snug">
            {plain(story.dek, story, language)}
          </p>
        </header>
        <div className="mt-4 border-t-2 border-ink pt-3">
          {outcome && <p className="clock-outcome">{outcome}</p>}
          {number && (
            <p className="clock-number">
              <b>{number}</b> <span data-until>{to}</span>
            </p>
          )}
          <p className="small-print mt-1">{when}</p>
          <p className="mt-2 text-sm">
            <a href={storyAddress("", story.slug, asked)}>{frontWords(language).whole}</a>
          </p>
        </div>
      </div>
      {picture && (
        <div className="charts below mt-8 lg:mt-10">
          <FrontChart {...picture} story={story} language={language} asked={asked} leads />
        </div>
      )}
      <Findings story={story} shown={picture} language={language} asked={asked} />
    </article>
  );
}

/** What the other charts of a story find, each leading to its page. */
function Findings({ story, shown, language, asked }: { story: Story; shown: Picture | null } & Setting) {
  const listed = story.charts.filter((chart) => chart.listed && chart !== shown?.chart);
  const charts = listed.slice(0, mostDrawn);
  if (charts.length === 0) return null;
  return (
    <nav aria-label={frontWords(language).charts}>
      <ChartLinks charts={charts} story={story} language={language} asked={asked} className="findings" />
    </nav>
  );
}

/** How so many charts stand beside each other, and the widths that they need there. */
function layoutOf(count: number): { layout: string; sizes: readonly Size[] } {
  if (count < 2) return { layout: "teasers one", sizes: usualSizes };
  if (count === 2 || count === 4) return { layout: "teasers", sizes: ["narrow", "middle"] };
  return { layout: "teasers many", sizes: ["narrow"] };
}

/** Stories under a heading: those with a chart side by side, the others a line each. */
function Stories(props: { id: string; title: string; stories: Fronted[] } & Setting) {
  const { id, title, stories, language, asked } = props;
  if (stories.length === 0) return null;
  const pictured = stories.filter(({ picture }) => picture);
  const lines = stories.filter(({ picture }) => !picture);
  const { layout, sizes } = layoutOf(pictured.length);
  return (
    <section aria-labelledby={id} className="mt-14 border-t-2 border-ink pt-3">
      <h2 id={id} className="font-serif text-xl font-semibold">
        {title}
      </h2>
      {pictured.length > 0 && (
        <ul className={layout}>
          {pictured.map((fronted) => (
            <li key={fronted.story.slug}>
              <Teaser
                {...fronted}
                sizes={sizes}
                alone={pictured.length === 1}
                language={language}
                asked={asked}
              />
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && (
        <ul className={pictured.length ? "mt-8" : "mt-2"}>
          {lines.map(({ story, deadline }) => (
            <li key={story.slug} className="desk-line">
              <Headline story={story} language={language} asked={asked} />
              <Standing {...deadline} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A story with the chart that stands for it, which has room beside it where it is the only one. */
function Teaser(props: Fronted & Setting & { sizes: readonly Size[]; alone: boolean }) {
  const { story, deadline, picture, sizes, alone, language, asked } = props;
  return (
    <article>
      <div>
        <Headline story={story} language={language} asked={asked} />
        <Standing {...deadline} />
        {alone && (
          <p className="mt-2 font-serif text-base leading-[1.3] text-muted">
            {plain(story.dek, story, language)}
          </p>
        )}
      </div>
      {picture && (
        <div className="teaser-chart">
          <FrontChart {...picture} story={story} sizes={sizes} language={language} asked={asked} />
        </div>
      )}
    </article>
  );
}

function Headline({ story, language, asked }: { story: Story } & Setting) {
  return (
    <h3 className="font-serif text-lg leading-tight font-semibold">
      <a href={storyAddress("", story.slug, asked)} className="desk-link">
        {headlineOf(story, language)}
      </a>
    </h3>
  );
}

/** How a story's deadline stands, in a sentence or two. */
function Standing({ number, to, outcome, when }: DeadlineWords) {
  return (
    <p className="mt-1 text-sm text-muted">
      {outcome && <span className="text-ink">{outcome} </span>}
      {number && (
        <>
          <b className="desk-number">{number}</b> {to}.{" "}
        </>
      )}
      {when}
    </p>
  );
}
