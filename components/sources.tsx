import type { ReactNode } from "react";
import { figuresOf, issuesOf, sourcesOf } from "@/lib/charts/cited";
import { spelled } from "@/lib/charts/figure-table";
import { figuresListed } from "@/lib/charts/listed";
import { byMark, type Chart, type Figure, type Source, type Story } from "@/lib/story/story";
import type { Language } from "@/lib/story/text";
import { day, minute } from "@/lib/words/dates";
import { figureWords } from "@/lib/words/format";
import { say } from "@/lib/words/prose";
import { flagsOf, standingWord } from "@/lib/words/standing";

/** What folds away the sources and the derivations of a story. */
const headings = {
  articles: "The articles",
  outside: "From outside the articles",
  derived: "Derived by us",
};

/** Every source of a story, folded, or of one of its charts, with the figures that it supports and where they stand in it. */
export function Sources({ story, language, chart }: { story: Story; language: Language; chart?: Chart }) {
  const rests =
    chart &&
    new Set([
      ...sourcesOf(chart, story).map(({ id }) => id),
      ...issuesOf(chart, story).flatMap(({ cites }) => cites.map(({ source }) => source)),
    ]);
  const sources = story.sources.filter((source) => !rests || rests.has(source.id)).toSorted(byMark);
  const listed = figuresListed(story, chart ?? null, sources);
  const articles = sources.filter((source) => !source.outside);
  const outside = sources.filter((source) => source.outside);
  return (
    <section aria-labelledby="sources" className="border-t-2 border-ink pt-3">
      <h2 id="sources" className="font-serif text-xl font-semibold">
        Sources
      </h2>
      <List
        title={headings.articles}
        sources={articles}
        listed={listed}
        story={story}
        language={language}
        open={chart !== undefined}
      />
      <List
        title={headings.outside}
        sources={outside}
        listed={listed}
        story={story}
        language={language}
        open={chart !== undefined}
      />
      <Derived
        figures={chart ? figuresOf(chart, story) : story.figures}
        listed={listed}
        story={story}
        language={language}
        open={chart !== undefined}
      />
    </section>
  );
}

function List({
  title,
  sources,
  listed,
  story,
  language,
  open,
}: {
  title: string;
  sources: Source[];
  listed: ReadonlySet<Figure>;
  story: Story;
  language: Language;
  open: boolean;
}) {
  if (sources.length === 0) return null;
  return (
    <Folded title={title} count={sources.length} open={open}>
      <ul>
        {sources.map((source) => (
          <li
            key={source.id}
            id={`source-${source.id}`}
            className="grid grid-cols-[3rem_1fr] border-b border-hairline py-3 text-sm"
          >
            <span className="font-semibold">{source.mark}</span>
            <div className="max-w-[68ch]">
              <p>
                {source.publisher},{" "}
                {source.url ? (
                  <a href={source.url}>{source.title}</a>
                ) : (
                  <cite className="not-italic">{source.title}</cite>
                )}
              </p>
              <p className="text-muted">
                {source.published.precision === "minute"
                  ? minute(source.published.at, source.published.zone ?? story.zone)
                  : day(source.published.at, source.published.zone ?? story.zone)}
                {source.published.printed && `, printed as “${source.published.printed}”`}
                {source.published.assumed &&
                  (source.published.printed ? "; the time zone is our reading" : "; the day is our reading")}
                {source.published.reposted && "; a repost, when the original appeared is not known"}
              </p>
              {source.note && <p className="text-muted">{say(source.note, language)}</p>}
              <Figures source={source} listed={listed} story={story} language={language} />
            </div>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

/** A list under its heading, which says how long it is. */
function Folded(props: { title: string; count: number; open: boolean; children: ReactNode }) {
  const { title, count, open, children } = props;
  return (
    <details className="folded-sources mt-3" open={open}>
      <summary className="py-1 text-sm">
        <h3 className="inline">{title}</h3> <span className="text-muted tabular-nums">{count}</span>
      </summary>
      {children}
    </details>
  );
}

/** The figures that no source states, with the arithmetic that makes them. */
function Derived({
  figures,
  listed,
  story,
  language,
  open,
}: {
  figures: Figure[];
  listed: ReadonlySet<Figure>;
  story: Story;
  language: Language;
  open: boolean;
}) {
  const derived = figures.filter((figure) => figure.formula);
  const told = derived.filter((figure) => listed.has(figure));
  if (derived.length === 0) return null;
  return (
    <Folded title={headings.derived} count={derived.length} open={open}>
      <ul className="mt-1 grid gap-1 text-sm">
        {told.map((figure) => (
          <li key={figure.id} id={`figure-${figure.id}`} className="max-w-[68ch]">
            {say(figure.label, language)}:{" "}
            <strong className="font-semibold">{figureWords(figure, language)}</strong>
            <span className="text-muted">
              {` = ${spelled(figure.formula ?? "", story)}`}
              {apart(figure, story, language)}
              {figure.notes.length > 0 && `. ${figure.notes.map((note) => say(note, language)).join(" ")}`}
            </span>
          </li>
        ))}
        <Unlisted count={derived.length - told.length} />
      </ul>
    </Folded>
  );
}

/** How many figures more there are, that are not listed one by one. */
function Unlisted({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <li className="text-muted">and {count.toLocaleString("en")} more, which nothing on this page shows</li>
  );
}

function Figures({
  source,
  listed,
  story,
  language,
}: {
  source: Source;
  listed: ReadonlySet<Figure>;
  story: Story;
  language: Language;
}) {
  const own = story.figures.filter((figure) => !figure.formula && figure.cites[0]?.source === source.id);
  if (own.length === 0) return null;
  const told = own.filter((figure) => listed.has(figure));
  return (
    <details className="mt-1">
      <summary className="text-muted">{own.length === 1 ? "1 figure" : `${own.length} figures`}</summary>
      <ul className="mt-1 grid gap-1">
        {told.map((figure) => (
          <li key={figure.id} id={`figure-${figure.id}`}>
            {say(figure.label, language)}:{" "}
            <strong className="font-semibold">{figureWords(figure, language)}</strong>
            {figure.cites[0]?.paragraphs.length ? `, paragraph ${figure.cites[0].paragraphs.join(", ")}` : ""}
            {figure.printed ? `, printed as “${figure.printed}”` : ""}
            {figure.counted ? `, counted: ${figure.counted.join(", ")}` : ""}
            {apart(figure, story, language)}
            {figure.notes.length > 0 && (
              <span className="text-muted"> {figure.notes.map((note) => say(note, language)).join(" ")}</span>
            )}
          </li>
        ))}
        <Unlisted count={own.length - told.length} />
      </ul>
    </details>
  );
}

/** What is not plain about a figure and does not stand over its list already. */
function apart(figure: Figure, story: Story, language: Language): string {
  const over = standingWord(figure.formula ? "derived" : "yes", language);
  return flagsOf(figure, story, language)
    .filter((flag) => flag !== over)
    .map((flag) => `, ${flag}`)
    .join("");
}
