import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ChartPage } from "@/components/chart-page";
import { LinkedData } from "@/components/linked-data";
import { chartMetadata } from "@/components/metadata";
import { Page } from "@/components/page";
import { Withdrawn } from "@/components/withdrawn";
import { chartTypes } from "@/lib/charts/registry";
import { now } from "@/lib/clock";
import { getStory, lastEditionWith, revisions } from "@/lib/database/stories";
import { drawingParameters, queryOf } from "@/lib/parameters";
import { heightsOf, momentAsked } from "@/lib/request";
import { datasetData } from "@/lib/schema-org";
import { requestOrigin } from "@/lib/site";

type Props = PageProps<"/[story]/[chart]">;

/** The chart asked for, or where it was last when the open edition has it no more. */
async function read(props: Props) {
  const { story: slug, chart: id } = await props.params;
  const shown = drawingParameters(queryOf(await props.searchParams), "auto");
  const { pinned } = shown;
  const open = await getStory(slug);
  const story = pinned === null ? open : await getStory(slug, pinned);
  if (!open || !story) return null;
  const chart = story.charts.find((each) => each.id === id);
  if (chart) return { story, open, chart, shown };
  const last = pinned === null ? await lastEditionWith(slug, id) : null;
  return last === null ? null : { story, open, last, id, shown };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  if (!found) return {};
  if (!found.chart) return { title: "Retracted", robots: { index: false } };
  return chartMetadata(found.story, found.chart, requestOrigin(await headers()), found.shown.asked);
}

export default async function ChartRoute(props: Props) {
  const found = await read(props);
  if (!found) notFound();
  const { story, open, chart, shown } = found;
  if (!chart) {
    return (
      <Page theme={shown.theme}>
        <main className="mx-auto max-w-[760px] px-4 py-12">
          <Withdrawn story={open} chart={found.id} last={found.last} language="en" />
        </main>
      </Page>
    );
  }
  const site = requestOrigin(await headers());
  const moment = momentAsked(story, shown.at, now());
  const ids = (chartTypes[chart.type]?.figures(chart.settings, story) ?? []).map((figure) => figure.id);
  return (
    <Page theme={shown.theme}>
      <LinkedData data={datasetData(story, chart, site, "en")} />
      <ChartPage
        story={story}
        open={open}
        asked={shown.asked}
        chart={chart}
        site={site}
        revisions={await revisions(story.slug, ids)}
        language="en"
        laid={await heightsOf(story, chart, moment.at)}
        moment={moment}
      />
    </Page>
  );
}
