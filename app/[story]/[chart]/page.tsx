import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ChartPage } from "@/components/chart-page";
import { Masthead } from "@/components/masthead";
import { chartMetadata } from "@/components/metadata";
import { chartTypes } from "@/lib/charts/registry";
import { now } from "@/lib/clock";
import { getStory, revisions } from "@/lib/database/stories";
import { momentParameter, queryOf } from "@/lib/parameters";
import { requestOrigin } from "@/lib/site";

type Props = PageProps<"/[story]/[chart]">;

async function read(props: Props) {
  const { story: slug, chart: id } = await props.params;
  const story = await getStory(slug);
  const chart = story?.charts.find((each) => each.id === id);
  return story && chart ? { story, chart } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  if (!found) return {};
  return chartMetadata(found.story, found.chart, requestOrigin(await headers()));
}

export default async function Page(props: Props) {
  const found = await read(props);
  if (!found) notFound();
  const { story, chart } = found;
  const at = momentParameter(queryOf(await props.searchParams));
  const site = requestOrigin(await headers());
  const ids = (chartTypes[chart.type]?.figures(chart.settings, story) ?? []).map((figure) => figure.id);
  return (
    <>
      <Masthead />
      <ChartPage
        story={story}
        chart={chart}
        site={site}
        revisions={await revisions(story.slug, ids)}
        language="en"
        at={at}
        now={now().toISOString()}
      />
    </>
  );
}
