import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChartPage } from "@/components/chart-page";
import { Masthead } from "@/components/masthead";
import { chartTypes } from "@/lib/charts/registry";
import { now } from "@/lib/clock";
import { getStory, revisions } from "@/lib/database/stories";
import { momentParameter } from "@/lib/parameters";
import { plain } from "@/lib/prose";

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
  const { story, chart } = found;
  return {
    title: plain(chart.title, story.figures, "en"),
    description: plain(chart.subtitle, story.figures, "en"),
  };
}

export default async function Page(props: Props) {
  const found = await read(props);
  if (!found) notFound();
  const { story, chart } = found;
  const { at } = await props.searchParams;
  const ids = (chartTypes[chart.type]?.figures(chart.settings, story) ?? []).map((figure) => figure.id);
  return (
    <>
      <Masthead />
      <ChartPage
        story={story}
        chart={chart}
        revisions={await revisions(story.slug, ids)}
        language="en"
        at={momentParameter(at)}
        now={now().toISOString()}
      />
    </>
  );
}
