import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ChartPage } from "@/components/chart-page";
import { chartMetadata } from "@/components/metadata";
import { Page } from "@/components/page";
import { chartTypes } from "@/lib/charts/registry";
import { now } from "@/lib/clock";
import { getStory, revisions } from "@/lib/database/stories";
import { editionParameter, momentParameter, queryOf, themeParameter } from "@/lib/parameters";
import { requestOrigin } from "@/lib/site";

type Props = PageProps<"/[story]/[chart]">;

async function read(props: Props) {
  const { story: slug, chart: id } = await props.params;
  const query = queryOf(await props.searchParams);
  const story = await getStory(slug, editionParameter(query) ?? undefined);
  const chart = story?.charts.find((each) => each.id === id);
  return story && chart ? { story, chart, query } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  if (!found) return {};
  return chartMetadata(found.story, found.chart, requestOrigin(await headers()));
}

export default async function ChartRoute(props: Props) {
  const found = await read(props);
  if (!found) notFound();
  const { story, chart, query } = found;
  const site = requestOrigin(await headers());
  const ids = (chartTypes[chart.type]?.figures(chart.settings, story) ?? []).map((figure) => figure.id);
  return (
    <Page theme={themeParameter(query, "auto")}>
      <ChartPage
        story={story}
        chart={chart}
        site={site}
        revisions={await revisions(story.slug, ids)}
        language="en"
        at={momentParameter(query)}
        now={now().toISOString()}
      />
    </Page>
  );
}
