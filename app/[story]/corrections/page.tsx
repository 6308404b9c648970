import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Corrections } from "@/components/corrections";
import { Page } from "@/components/page";
import { editionsOf, getStory } from "@/lib/database/stories";
import { queryOf, themeParameter } from "@/lib/parameters";
import { plain } from "@/lib/prose";
import { requestOrigin } from "@/lib/site";

type Props = PageProps<"/[story]/corrections">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const story = await getStory((await params).story);
  if (!story) return {};
  const address = `${requestOrigin(await headers())}/${story.slug}`;
  const title = `Corrections: ${plain(story.headline, story.figures, "en")}`;
  return {
    title,
    alternates: {
      canonical: `${address}/corrections`,
      types: { "application/atom+xml": [{ url: `${address}/feed.xml`, title }] },
    },
  };
}

export default async function CorrectionsPage({ params, searchParams }: Props) {
  const story = await getStory((await params).story);
  if (!story) notFound();
  const query = queryOf(await searchParams);
  return (
    <Page theme={themeParameter(query, "auto")}>
      <Corrections story={story} editions={await editionsOf(story.slug)} language="en" />
    </Page>
  );
}
