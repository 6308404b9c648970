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
import { editionParameter, momentParameter, queryOf, themeParameter } from "@/lib/parameters";
import { momentAsked } from "@/lib/request";
import { datasetData } from "@/lib/schema-org";
import { requestOrigin } from "@/lib/site";

type Props = PageProps<"/[story]/[chart]">;

/** The chart asked for, or where it was last when the open edition has it no more. */
async function read(props: Props) {
  const { story: slug, chart: id } = await props.params;
  const query = queryOf(await props.searchParams);
  const pinned = editionParameter(query);
  const open = await getStory(slug);
  const story = pinned === null ? open : await getStory(slug, pinned);
  if (!open || !story) return null;
  const chart = story.charts.find((each) => each.id === id);
  if (chart) return { story, open, pinned, chart, query };
  const last = pinned === null ? await lastEditionWith(slug, id) : null;
  return last === null ? null : { story, open, pinned, last, id, query };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  if (!found) return {};
  if (!found.chart) return { title: "Retracted", robots: { index: false } };
  return chartMetadata(found.story, found.chart, requestOrigin(await headers()));
}

export default async function ChartRoute(props: Props) {
  const found = await read(props);
  if (!found) notFound();
  const { story, open, pinned, chart, query } = found;
  if (!chart) {
    return (
      <Page theme={themeParameter(query, "auto")}>
        <main className="mx-auto max-w-[760px] px-4 py-12">
          <Withdrawn story={open} chart={found.id} last={found.last} language="en" />
        </main>
      </Page>
    );
  }
  const site = requestOrigin(await headers());
  const ids = (chartTypes[chart.type]?.figures(chart.settings, story) ?? []).map((figure) => figure.id);
  return (
    <Page theme={themeParameter(query, "auto")}>
      <LinkedData data={datasetData(story, chart, site, "en")} />
      <ChartPage
        story={story}
        open={open}
        pinned={pinned}
        chart={chart}
        site={site}
        revisions={await revisions(story.slug, ids)}
        language="en"
        moment={momentAsked(story, momentParameter(query), now())}
      />
    </Page>
  );
}
