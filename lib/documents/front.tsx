import { type Fronted, FrontPage } from "../../components/front";
import type { Picture } from "../../components/front-chart";
import { FrontHead } from "../../components/head";
import { Page } from "../../components/page";
import { siteName } from "../addresses/site";
import { chartPrintedFrom, leadChart } from "../charts/cited";
import type { Arranged, Placed } from "../story/front";
import { momentAsked } from "../story/moment";
import { deadlineWords } from "../words/front";
import { type Ask, cacheFor, type Document, editionKey } from "./document";
import { deskStyle, page } from "./page";
import { storyDocument } from "./pages";
import { missingDocument } from "./sentence-page";

/**
 * The front page: of several stories the one that leads and the others under it, of a single
 * one its dashboard. `now` is the moment that deadlines are told at, in UTC.
 */
export function frontDocument({ lead, open, closed }: Arranged, ask: Ask, now: string): Document {
  if (!lead) return missingDocument();
  const newest = { ...ask, pinned: null, asked: { ...ask.asked, pinned: null } };
  if (open.length + closed.length === 0) return storyDocument({ story: lead, open: lead }, newest);
  const { theme, language, site } = ask;
  const asked = { ...newest.asked, at: null };
  const fronted = ({ story, show, chart }: Placed): Fronted => ({
    story,
    deadline: deadlineWords(story.deadline, now, language),
    picture: show === "chart" ? pictureOf(story, chart, ask) : null,
  });
  const props = {
    lead: fronted({ story: lead, show: "chart", chart: null }),
    open: open.map(fronted),
    closed: closed.map(fronted),
  };
  const written = () => (
    <Page
      theme={theme}
      language={language}
      style={deskStyle}
      title={siteName}
      head={<FrontHead story={lead} language={language} site={site} asked={asked} />}
    >
      <FrontPage {...props} language={language} asked={asked} />
    </Page>
  );
  const keyOf = ({ story, deadline, picture }: Fronted) => [
    editionKey(story),
    deadline,
    picture && [picture.chart.id, picture.at],
  ];
  const key = ["front", keyOf(props.lead), props.open.map(keyOf), props.closed.map(keyOf), site, asked];
  return page([], written, { key, cache: cacheFor.live }, deskStyle);
}

/**
 * The chart that stands for a story, at the moment that its own page opens at or, once it is known what came of the
 * deadline, when that held, as the words beside it do; null where that comes before its figures.
 */
function pictureOf(story: Placed["story"], id: string | null, { at, now }: Ask): Picture | null {
  const chart = story.charts.find((each) => each.id === id) ?? leadChart(story);
  const { instant, outcome } = story.deadline;
  const held = outcome && (outcome.at > instant ? outcome.at : instant);
  const moment =
    held && at === null && held <= now.toISOString() ? { at: held } : momentAsked(story, at, now);
  const printed = chart && chartPrintedFrom(chart, story);
  return chart && (printed === null || printed <= moment.at) ? { chart, at: moment.at } : null;
}
