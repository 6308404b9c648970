/** A story's pages as documents: its dashboard, and one of each chart. */
import { ChartFigure } from "../../components/chart";
import { ChartPage } from "../../components/chart-page";
import { Dashboard } from "../../components/dashboard";
import { Dates } from "../../components/dates";
import { ChartHead, StoryHead } from "../../components/head";
import { LinkedData } from "../../components/linked-data";
import { MoreCharts } from "../../components/more-charts";
import { Page } from "../../components/page";
import { Sources } from "../../components/sources";
import { Withdrawn } from "../../components/withdrawn";
import { type Asked, pageAddress } from "../addresses/addresses";
import type { Laid } from "../addresses/heights";
import { chartPrintedFrom, clockChart, typeOf } from "../charts/cited";
import type { History } from "../editions/published";
import { drawnCharts } from "../story/dashboard";
import { momentAsked } from "../story/moment";
import { currentId } from "../story/renames";
import type { Chart, Story } from "../story/story";
import type { Language } from "../story/text";
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
import { cards, panel, replay } from "./generated/scripts";
import { markup } from "./html";
import { page, style } from "./page";
import { keptPart } from "./parts";
import { articleData, datasetData } from "./schema-org";
import { missingDocument } from "./sentence-page";

/** A story's dashboard; `found` is null for no story. */
export function storyDocument(found: StoryFound | null, ask: Ask): Document {
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
    </Page>
  );
  return page(scripts, written, {
    key: ["story", editionKey(open), site, asked, moment.at, moment.live],
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
  const charts = drawnCharts(story.charts, rail);
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
  /** What has become of figures and of a chart up to an edition. */
  history: (story: string, ids: string[], chart: string, open: number) => Promise<History>;
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
    const own = currentId(open.renames, "chart", chart.id);
    const ids = figures.map(({ id }) => id);
    const told = await history(story.slug, ids, own, open.edition);
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
          history={told}
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
    key: ["retracted", id, editionKey(open), language, theme],
    cache: cacheFor.live,
    status: 410,
  });
}
