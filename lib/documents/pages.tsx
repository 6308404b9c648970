/** Every page as a document: what a route answers with and an archive keeps. */
import type { ReactElement } from "react";
import { ChartFigure } from "../../components/chart";
import { ChartPage } from "../../components/chart-page";
import { Corrections } from "../../components/corrections";
import { Dashboard } from "../../components/dashboard";
import { Dates } from "../../components/dates";
import { ChartHead, FeedLink, StoryHead } from "../../components/head";
import { LinkedData } from "../../components/linked-data";
import { MoreCharts } from "../../components/more-charts";
import { OtherStories } from "../../components/other-stories";
import { Page, Sentence } from "../../components/page";
import { Sources } from "../../components/sources";
import { Withdrawn } from "../../components/withdrawn";
import { type Asked, correctionsAddress, pageAddress } from "../addresses/addresses";
import type { Laid } from "../addresses/heights";
import { siteName } from "../addresses/site";
import { chartPrintedFrom, clockChart, typeOf } from "../charts/cited";
import type { Listing, Revision } from "../editions/published";
import { momentAsked } from "../story/moment";
import type { Chart, Language, Story } from "../story/story";
import { plain } from "../words/prose";
import {
  type Ask,
  type ChartAsked,
  cacheFor,
  cacheOf,
  type Document,
  editionKey,
  movedDocument,
  type StoryFound,
} from "./document";
import { formats } from "./formats";
import { cards, pageStyle, panel, replay } from "./generated/scripts";
import { markup } from "./html";
import { keptPart } from "./parts";
import { pagePolicy } from "./policy";
import { articleData, datasetData } from "./schema-org";
import { pageCss } from "./style";

const style = pageCss(pageStyle);

/** What every page is, with the scripts that it carries. */
function page(
  scripts: string[],
  written: () => ReactElement | Promise<ReactElement>,
  rest: Pick<Document, "key" | "cache"> & Partial<Document>,
): Document {
  return {
    type: "text/html; charset=utf-8",
    policy: pagePolicy(style, scripts),
    headers: { "Referrer-Policy": "strict-origin-when-cross-origin" },
    make: async () => `<!doctype html>${markup(await written())}`,
    ...rest,
  };
}

/** A story's dashboard, with the other stories below it on the front page; `found` is null for no story. */
export function storyDocument(found: StoryFound | null, ask: Ask, others: Story[] = []): Document {
  if (!found) return missingDocument();
  const { story, open } = found;
  const { theme, language, pinned, at, asked, site, now } = ask;
  const moment = momentAsked(story, at, now);
  const scripts = [replay, cards];
  const written = () => (
    <Page
      theme={theme}
      language={language}
      style={style}
      title={plain(story.headline, story, language)}
      scripts={scripts}
      head={
        <>
          <StoryHead story={story} language={language} site={site} asked={asked} />
          <LinkedData data={articleData(story, site, language)} />
        </>
      }
    >
      <Dashboard
        story={story}
        open={open}
        {...dashboardBody(story, { language, asked: { ...asked, at: null }, site }, moment.at)}
        language={language}
        moment={moment}
      />
      <OtherStories stories={others} language={language} />
    </Page>
  );
  return page(scripts, written, {
    key: ["story", ...[open, ...others].map(editionKey), site, asked, moment.at, moment.live],
    cache: cacheOf(moment, pinned),
  });
}

/**
 * A dashboard's charts beside its timeline, up to the first that spans the page, and what
 * stands under both, as HTML. A moment changes little of them; what they lead to is not
 * asked for a moment.
 */
function dashboardBody(
  story: Story,
  { language, asked, site }: { language: Language; asked: Asked; site: string },
  now: string,
): { beside: string; below: string } {
  const rail = clockChart(story);
  const charts = story.charts.filter((chart) => chart !== rail && chart.listed);
  const spans = (chart: Chart) => typeOf(chart).spans === true;
  const alone = charts.filter((chart) => !spans(chart));
  const before = charts.slice(0, charts.findIndex(spans));
  // Something always stands beside the timeline.
  const beside = charts.some(spans) ? (before.length ? before : alone.slice(0, 1)) : charts;
  const figures = (list: Chart[]) =>
    list.map((chart) => {
      const printed = chartPrintedFrom(chart, story);
      const moved = [printed !== null && now < printed, typeOf(chart).moves?.(story, now)];
      return keptPart(story, ["figure", chart.id, language, asked, site, moved], () => (
        <ChartFigure
          chart={chart}
          story={story}
          language={language}
          now={now}
          asked={asked}
          printed={site}
          replay
        />
      ));
    });
  const dates =
    rail &&
    markup(<Dates story={story} chart={rail} language={language} asked={asked} now={now} printed={site} />);
  const sources = keptPart(story, ["sources", language], () => <Sources story={story} language={language} />);
  const rest = charts.filter((chart) => !beside.includes(chart));
  return {
    beside: figures(beside).join(""),
    below: [
      ...figures(rest),
      markup(<MoreCharts story={story} language={language} asked={asked} />),
      dates ?? "",
      sources,
    ].join(""),
  };
}

/** What a chart's page needs besides its story. */
interface Beside {
  /** The heights of its embed; null where there is no chart. */
  laid: Laid | null;
  /** The published states of figures. */
  history: (story: string, ids: string[]) => Promise<Revision[]>;
}

/** The files that readers are offered. */
const offered = Object.fromEntries(
  Object.entries(formats).flatMap(([extension, { offered }]) => (offered ? [[extension, offered]] : [])),
);

/** A chart's own page, or what stands where it was. */
export function chartDocument(found: ChartAsked, ask: Ask, { laid, history }: Beside): Document {
  if (found.kind === "absent") return missingDocument();
  const { theme, language, pinned, at, asked, site, now } = ask;
  if (found.renamed) {
    return movedDocument(pageAddress({ site: "", story: found.open.slug, chart: found.id }), ask);
  }
  if (found.kind === "retracted") return retractedDocument(found, ask);
  const { story, open, chart } = found;
  const moment = momentAsked(story, at, now);
  const scripts = [replay, cards, panel];
  const written = async () => {
    const figures = typeOf(chart).figures(chart.settings, story);
    const revisions = await history(
      story.slug,
      figures.map(({ id }) => id),
    );
    return (
      <Page
        theme={theme}
        language={language}
        style={style}
        title={plain(chart.title, story, language)}
        scripts={scripts}
        head={
          <>
            <ChartHead story={story} chart={chart} language={language} site={site} asked={asked} />
            <LinkedData data={datasetData(story, chart, site, language)} />
          </>
        }
      >
        <ChartPage
          story={story}
          open={open}
          asked={asked}
          chart={chart}
          revisions={revisions}
          laid={laid ?? { still: {}, live: null }}
          files={offered}
          language={language}
          site={site}
          moment={moment}
        />
      </Page>
    );
  };
  return page(scripts, written, {
    key: ["chart", chart.id, editionKey(open), site, asked, moment.at, moment.live, laid],
    cache: cacheOf(moment, pinned),
  });
}

/** What stands at the address of a chart that has been retracted. */
function retractedDocument(
  { open, id, last }: Extract<ChartAsked, { kind: "retracted" }>,
  { theme, language }: Ask,
): Document {
  const written = () => (
    <Page
      theme={theme}
      language={language}
      style={style}
      title="This chart has been retracted"
      head={<meta name="robots" content="noindex" />}
    >
      <main className="mx-auto max-w-[760px] px-4 py-12">
        <Withdrawn story={open} chart={id} last={last} language={language} />
      </main>
    </Page>
  );
  return page([], written, {
    key: ["retracted", id, editionKey(open), theme],
    cache: cacheFor.live,
    status: 410,
  });
}

/** Every correction and update of a story; `found` is null for no story. */
export function correctionsDocument(
  found: StoryFound | null,
  { theme, language, site }: Ask,
  editions: (story: string) => Promise<Listing[]>,
): Document {
  if (!found) return missingDocument();
  const { open: story } = found;
  const written = async () => (
    <Page
      theme={theme}
      language={language}
      style={style}
      title={`Corrections: ${plain(story.headline, story, language)}`}
      head={
        <>
          <link rel="canonical" href={correctionsAddress(site, story.slug)} />
          <FeedLink story={story} site={site} />
        </>
      }
    >
      <Corrections story={story} editions={await editions(story.slug)} language={language} />
    </Page>
  );
  return page([], written, {
    key: ["corrections", editionKey(story), site, theme],
    cache: cacheFor.live,
  });
}

const titles = {
  400: "This address asks for something that there is not",
  404: "There is no page at this address",
  500: "This page could not be made",
  503: "There is much to draw just now",
};

/** A refusal or a failure in one sentence, in the site's face. What says that too much waits does not wait itself. */
export function sentenceDocument(status: keyof typeof titles, sentence: string): Document {
  const written = () => (
    <Page
      theme="auto"
      language="en"
      style={style}
      title={titles[status]}
      head={<meta name="robots" content="noindex" />}
    >
      <Sentence title={titles[status]}>
        {sentence} <a href="/">{siteName}’s front page</a>
      </Sentence>
    </Page>
  );
  return page([], written, {
    key: ["sentence", status, sentence],
    cache: cacheFor.none,
    status,
    work: "light",
  });
}

/** Says that there is no page. */
export function missingDocument(): Document {
  return sentenceDocument(404, "It may have been mistyped.");
}
